import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { startServer } from '../../functions/node/server.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import {
  articlesIn,
  build,
  contentOf,
  folderOf,
  ndjson,
  openFolder,
  ROOT,
  record,
  runScript,
  temporaryFolder,
} from './support.ts';

const OLD = ndjson(record('old-1', { title: 'خبر قديم' }), record('old-2'));
const NEW = ndjson(...Array.from({ length: 6 }, (_, i) => record(`new-${i}`, { title: 'خبر جديد' })));

const isWork = (name: string) => name.startsWith('.build-');

describe('a build that is killed', () => {
  it.each([
    ['while it reads', '3', 'article 4'],
    ['before it indexes', '3', 'start indexing'],
    ['while it indexes', '3', 'indexing 4'],
    ['before it merges', '3', 'start merging'],
    ['with the new segment in place and the old manifest', '100', 'finish indexing'],
  ])('%s leaves the old index serving; the next build cleans up', async (_when, partition, event) => {
    const sources = folderOf({ 'a.ndjson': NEW });
    const to = temporaryFolder();
    await build(folderOf({ 'a.ndjson': OLD }), to);
    const before = contentOf(to);

    const script = join(ROOT, 'tests/builder/dying-build.ts');
    expect(await runScript(script, [sources, to, partition, event])).toMatchObject({
      code: null,
      stderr: '',
    });
    expect(readdirSync(to).filter(isWork)).toHaveLength(1);
    expect(contentOf(to)).toMatchObject(before);
    expect((await articlesIn(to)).map(({ id }) => id)).toEqual(['old-1', 'old-2']);
    expect(await verifyIndex(new FileStorage(to), await openFolder(to))).toMatchObject({ documents: 2 });

    await build(sources, to);
    expect(readdirSync(to).filter(isWork)).toEqual([]);
    // The manifest, its segment, and the same of the state before.
    expect(readdirSync(to)).toHaveLength(4);
    expect(await articlesIn(to)).toHaveLength(6);
  });

  it('leaves the work of its first build to the next one too', async () => {
    const sources = folderOf({ 'a.ndjson': NEW });
    const to = join(temporaryFolder(), 'index');
    const script = join(ROOT, 'tests/builder/dying-build.ts');
    expect((await runScript(script, [sources, to, '100', 'finish indexing'])).code).toBeNull();
    expect(readdirSync(to)).toHaveLength(1);
    await build(folderOf({ 'a.ndjson': OLD }), to);
    expect(await articlesIn(to)).toHaveLength(2);
    expect(readdirSync(to)).toHaveLength(2);
  });
});

describe('a build into an index that is being served', () => {
  it('is taken up by the server, which answers all the while', async () => {
    const to = temporaryFolder();
    await build(folderOf({ 'a.ndjson': OLD }), to);
    const failures: unknown[] = [];
    const server = await startServer({
      storage: new FileStorage(to),
      port: 0,
      host: '127.0.0.1',
      recheckAfter: 0,
      log: (error) => failures.push(error),
    });
    try {
      const total = async (query: string) => {
        const response = await fetch(`${server.url}/search?q=${encodeURIComponent(query)}`);
        expect(response.status).toBe(200);
        const { total } = (await response.json()) as { total: number };
        return total;
      };
      expect(await total('قديم')).toBe(1);
      let building = true;
      const built = build(folderOf({ 'a.ndjson': NEW }), to, { partitionArticles: 2 }).finally(() => {
        building = false;
      });
      let answers = 0;
      while (building) {
        expect([2, 6]).toContain(await total('خبر'));
        answers++;
      }
      await built;
      expect(answers).toBeGreaterThan(0);
      expect(await total('جديد')).toBe(6);
      expect(await total('قديم')).toBe(0);
      expect(failures).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
