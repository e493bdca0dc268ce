import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { MissingObjectError } from '../../src/errors.ts';
import { describeWritableStorage } from './writable-conformance.ts';

let parent: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'fihris-storage-'));
});

afterAll(async () => {
  await rm(parent, { recursive: true });
});

describeWritableStorage(
  'storage in a directory',
  async () => new FileStorage(await mkdtemp(join(parent, 'index-'))),
);

describe('storage in a directory that is not there', () => {
  test('has no objects', async () => {
    const storage = new FileStorage(join(parent, 'nowhere'));
    await expect(storage.readObject('manifest.json')).rejects.toThrow(MissingObjectError);
    await expect(storage.readRange('manifest.json', 0, 1)).rejects.toThrow(MissingObjectError);
  });
});
