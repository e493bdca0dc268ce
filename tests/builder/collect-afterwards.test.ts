import { afterEach, expect, it, vi } from 'vitest';
import { collectAfterwards } from '../../index-builder/build/collect-afterwards.ts';
import { StorageFailureError } from '../../src/errors.ts';
import { article, storageWith } from '../support/make-index.ts';

afterEach(() => vi.restoreAllMocks());

it('is one note where it fails, and none where it does not', async () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const storage = storageWith([article('one')]);
  await collectAfterwards(storage);
  expect(written).toEqual([]);

  storage.list = () => Promise.reject(new StorageFailureError('The listing cannot be read.'));
  await collectAfterwards(storage);
  expect(written).toEqual([
    'note: published, but what no state needs any more was not removed: The listing cannot be read. ' +
      'The next publisher tries again, or `fihris gc`.\n',
  ]);
});
