/** Publishers at once lose nothing, and readers meanwhile see one whole state after another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { compact } from '../../src/publish/compact.ts';
import { collectGarbage } from '../../src/publish/garbage.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import { findArticle } from '../../src/search/related/related.ts';
import { search } from '../../src/search/search.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { ROOT, runScript } from '../builder/support.ts';
import { article, open, storageWith } from '../support/make-index.ts';
import { add } from '../support/publishing.ts';
import { emptyPlace, HAS_S3_SERVER, WITHOUT_S3 } from '../support/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'fihris-concurrent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function filled<T extends WritableStorage>(storage: T): Promise<T> {
  for (const [name, bytes] of storageWith([article('one'), article('two')]).objects) {
    await storage.write(name, [bytes]);
  }
  return storage;
}

async function expectArticles(storage: WritableStorage, ids: readonly string[]): Promise<void> {
  const index = await open(storage);
  await verifyIndex(storage, index);
  for (const id of ids) expect((await findArticle(index, id)).id).toBe(id);
  expect(index.documents).toBe(ids.length);
}

const idsOf = (publisher: number) => [`p${publisher}-a`, `p${publisher}-b`];

/** Several publishers of different articles at once, one of which removes and one of which compacts. */
async function publishAtOnce(storages: readonly WritableStorage[]): Promise<void> {
  const publishing = storages.map((storage, i) => add(storage, ...idsOf(i).map((id) => article(id))));
  const [first] = storages;
  await Promise.all([
    ...publishing,
    removeArticles(first!, ['two'], zlibCodec),
    compact(first!, { inflater: zlibCodec, all: true }),
  ]);
  await expectArticles(first!, ['one', ...storages.flatMap((_, i) => idsOf(i))]);
}

describe.each([2, 8])('%i publishers of different articles at once', (count) => {
  const all = Array.from({ length: count }, (_, i) => i);

  it('lose nothing in memory', async () => {
    const storage = await filled(new MemoryStorage());
    await publishAtOnce(all.map(() => storage));
  });

  it('lose nothing in a directory', async () => {
    const directory = join(folder, `files-${count}`);
    await filled(new FileStorage(directory));
    await publishAtOnce(all.map(() => new FileStorage(directory)));
  });

  it('lose nothing as processes of their own', async () => {
    const directory = join(folder, `processes-${count}`);
    await filled(new FileStorage(directory));
    const ran = await Promise.all(
      all.map((i) => {
        const source = join(folder, `source-${count}-${i}.json`);
        writeFileSync(source, JSON.stringify(idsOf(i).map((id) => article(id))));
        // No operation is the 0th: this one is not killed.
        const script = join(ROOT, 'tests/faults/dying-publisher.ts');
        return runScript(script, [directory, 'add', 'before', '0', source]);
      }),
    );
    expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      all.map(() => ({ code: 0, stderr: '' })),
    );
    await expectArticles(new FileStorage(directory), ['one', 'two', ...all.flatMap(idsOf)]);
  });

  it.skipIf(!HAS_S3_SERVER)(`lose nothing in a bucket${WITHOUT_S3}`, async () => {
    const { client, place } = await emptyPlace();
    await filled(new S3Storage(client, place));
    await publishAtOnce(all.map(() => new S3Storage(client, place)));
  });
});

/** Rounds of publishing, each of which changes two articles together, and adds one. */
const ROUNDS = 50;
/** Garbage goes this much later here, in milliseconds; a request takes far less. */
const GRACE = 300;

const pair = (round: number) =>
  ['left', 'right'].map((side) => article(side, { title: `الجولة ${round}`, body: 'زوج' }));

/** Publishes, retracts, compacts and collects, in turn. */
async function publishRounds(storage: WritableStorage): Promise<void> {
  for (let round = 1; round <= ROUNDS; round++) {
    await add(storage, ...pair(round), article(`new-${round}`));
    if (round % 5 === 0) await removeArticles(storage, [`new-${round}`], zlibCodec);
    if (round % 7 === 0) await compact(storage, { inflater: zlibCodec, all: round % 2 === 0 });
    await collectGarbage(storage, { keep: 0, olderThan: GRACE });
    // Work in memory alone would let nobody else have a turn.
    await new Promise((next) => setImmediate(next));
  }
}

/** Reads until `isDone`; every answer must be one state. @returns how many states were seen */
async function readAll(provider: IndexProvider, isDone: () => boolean): Promise<number> {
  const seen = new Set<string>();
  let last = 0;
  for (;;) {
    const isLast = isDone();
    const { total, results } = await provider.answer((index) => search(index, { q: 'زوج' }));
    expect(total).toBe(2);
    const [left, right] = results.map((one) => one.article.title);
    expect(left).toBe(right);
    const round = Number(left!.split(' ')[1]);
    expect(round).toBeGreaterThanOrEqual(last);
    last = round;
    seen.add(left!);
    const { total: base } = await provider.answer((index) => search(index, { q: 'ثابت' }));
    expect(base).toBe(3);
    if (isLast) return seen.size;
    await new Promise((next) => setImmediate(next));
  }
}

describe('a reader in a loop, while others publish, retract, compact and collect', () => {
  const stores: [string, () => Promise<WritableStorage>][] = [
    ['a directory', async () => new FileStorage(join(folder, 'loop'))],
    ['memory', async () => new MemoryStorage()],
  ];
  it.each(stores)(
    'sees one whole state after another in %s',
    async (_, create) => {
      const storage = await create();
      const constant = ['a', 'b', 'c'].map((id) => article(id, { body: 'ثابت' }));
      for (const [name, bytes] of storageWith([...constant, ...pair(0)]).objects)
        await storage.write(name, [bytes]);
      const provider = new IndexProvider(storage, { inflater: zlibCodec, recheckAfter: 0 });
      let isDone = false;
      const publishing = publishRounds(storage).finally(() => {
        isDone = true;
      });
      const states = await readAll(provider, () => isDone);
      await publishing;
      expect(states).toBeGreaterThan(5);
      const index = await open(storage);
      await verifyIndex(storage, index);
      expect(index.documents).toBe(constant.length + 2 + ROUNDS - ROUNDS / 5);
    },
    120_000,
  );
});
