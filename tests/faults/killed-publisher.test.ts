/** A publisher killed at any of its operations leaves the whole old or the whole new state, and the next one goes on. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { latestArticles } from '../../src/search/facets/latest.ts';
import { search } from '../../src/search/search.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { ROOT, runScript } from '../builder/support.ts';
import { article, open, storageWith } from '../support/make-index.ts';
import { add } from '../support/publishing.ts';
import { emptyPlace, HAS_S3_SERVER, WITHOUT_S3 } from '../support/s3-server.ts';
import { publisherOf } from './publisher.ts';

const SCRIPT = join(ROOT, 'tests/faults/dying-publisher.ts');
const folder = mkdtempSync(join(tmpdir(), 'fihris-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader sees of an index. */
async function seenIn(storage: WritableStorage) {
  const index = await open(storage);
  await verifyIndex(storage, index);
  const { total } = await search(index, { q: 'عنوان' });
  return { total, articles: await latestArticles(index, 100) };
}

/** An index with two states, two segments, and something retracted, so that every action has something to do. */
async function base(): Promise<MemoryStorage> {
  const storage = storageWith(
    ['one', 'two', 'three', 'four'].map((id) => article(id)),
    (_, i) => i % 2,
  );
  await publisherOf('remove', 'four')(storage);
  return storage;
}

const added = join(folder, 'added.json');
writeFileSync(added, JSON.stringify([article('five'), article('one', { title: 'عنوان جديد' })]));

const ACTIONS = [
  ['add', added],
  ['remove', 'two'],
  ['compact', ''],
  ['rollback', '1'],
  ['gc', ''],
] as const;

async function copyInto(storage: WritableStorage, from: MemoryStorage): Promise<void> {
  for (const [name, bytes] of from.objects) await storage.write(name, [bytes]);
}

/** Runs an action as often as it has operations to be killed at, each time on a place of its own. */
async function killAtEach(
  action: string,
  source: string,
  when: string,
  place: () => Promise<{ readonly storage: WritableStorage; readonly location: string }>,
): Promise<number> {
  const before = await base();
  const old = await seenIn(before);
  await publisherOf(action, source)(before);
  const next = await seenIn(before);
  for (let n = 1; ; n++) {
    const { storage, location } = await place();
    const { code, stderr } = await runScript(SCRIPT, [location, action, when, String(n), source]);
    const seen = await seenIn(storage);
    if (code === 0) {
      expect(seen).toEqual(next);
      return n - 1;
    }
    expect(code, stderr).toBeNull();
    expect([old, next], `${action} killed ${when} ${n}`).toContainEqual(seen);
    await add(storage, article('after'));
    expect((await seenIn(storage)).total).toBe(seen.total + 1);
  }
}

describe('a publisher killed at each change of the file system', () => {
  const pristine = join(folder, 'pristine');

  it.each(ACTIONS)(
    '%s leaves the old or the new state',
    async (action, source) => {
      await copyInto(new FileStorage(pristine), await base());
      let places = 0;
      const kills = await killAtEach(action, source, 'file', async () => {
        const location = join(folder, `${action}-${places++}`);
        cpSync(pristine, location, { recursive: true, preserveTimestamps: true });
        return { storage: new FileStorage(location), location };
      });
      expect(kills).toBeGreaterThan(action === 'gc' ? 0 : 10);
    },
    120_000,
  );
});

describe.skipIf(!HAS_S3_SERVER)(`a publisher killed at each operation on a bucket${WITHOUT_S3}`, () => {
  it.each(ACTIONS)(
    '%s leaves the old or the new state',
    async (action, source) => {
      const kills = await killAtEach(action, source, 'during', async () => {
        const { client, place } = await emptyPlace();
        const storage = new S3Storage(client, place);
        await copyInto(storage, await base());
        return { storage, location: `s3://${place.bucket}/${place.prefix}` };
      });
      expect(kills).toBeGreaterThan(action === 'gc' ? 2 : 4);
    },
    240_000,
  );
});
