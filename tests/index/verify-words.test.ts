import { expect, test, vi } from 'vitest';
import { CorruptIndexError } from '../../src/errors.ts';
import { encodeManifest, MANIFEST_NAME } from '../../src/index/manifest.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { WordTablesWriter } from '../../src/segment/dictionary/word-tables-writer.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { bytesOf, manifestOf, open, packArticles, statisticsOf } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

async function verifyPacked(): Promise<unknown> {
  const statistics = statisticsOf(SAMPLES);
  const packed = packArticles(SAMPLES, statistics);
  vi.restoreAllMocks();
  const storage = new MemoryStorage([[packed.ref.name, bytesOf(packed)]]);
  storage.objects.set(MANIFEST_NAME, encodeManifest(manifestOf([packed], statistics)));
  return verifyIndex(storage, await open(storage));
}

test('word tables that miss a word, or have none, are found by verifying', async () => {
  await expect(verifyPacked()).resolves.toMatchObject({ documents: SAMPLES.length });
  const add = WordTablesWriter.prototype.add;
  vi.spyOn(WordTablesWriter.prototype, 'add').mockImplementation(function (
    this: WordTablesWriter,
    word,
    df,
    spelling,
  ) {
    if (word !== 'رئيس') add.call(this, word, df, spelling);
  });
  const error = await verifyPacked().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(CorruptIndexError);
  expect(String(error)).toMatch(/word tables are not those of its surfaces/);
  vi.spyOn(WordTablesWriter.prototype, 'add').mockReturnValue();
  await expect(verifyPacked()).rejects.toThrow(CorruptIndexError);
});
