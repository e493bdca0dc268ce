import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { PROCESS_SPACE } from '../../functions/node/process-space.ts';
import { CommandError } from '../../src/errors.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { articlesIn, build, folderOf, openFolder, record, temporaryFolder, writeFiles } from './support.ts';

describe('the directory of an index', () => {
  const GOOD = () => folderOf({ 'a.json': record('a') });

  it('is made with its parents, or may be there and empty but for hidden files', async () => {
    const there = folderOf({ '.gitkeep': '' });
    await build(GOOD(), there);
    expect(await articlesIn(there)).toHaveLength(1);
    await build(GOOD(), join(there, 'a/b/c/../d'));
    expect(await articlesIn(join(there, 'a/b/d'))).toHaveLength(1);
  });

  it('is no file', async () => {
    const file = join(folderOf({ index: '' }), 'index');
    await expect(build(GOOD(), file)).rejects.toThrow(
      new CommandError(`${file} is a file: give a directory for the index.`),
    );
  });

  it.each([
    ['notes.txt', 'ملاحظات'],
    ['manifest.json', '{"name": "تطبيق", "start_url": "/"}'],
    ['manifest.json', 'ليس JSON'],
  ])('is no folder of other files: %s', async (name, content) => {
    const folder = folderOf({ [name]: content });
    await expect(build(GOOD(), folder)).rejects.toThrow(
      new CommandError(`${folder} holds other files than an index: give an empty or a new directory.`),
    );
    expect(readFileSync(join(folder, name), 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('may hold a damaged index, which the build replaces, and files beside an index, which it leaves', async () => {
    const to = temporaryFolder();
    await build(GOOD(), to);
    writeFiles(to, { 'README.md': 'فهرس' });
    await build(GOOD(), to);
    expect(readFileSync(join(to, 'README.md'), 'utf8')).toBe('فهرس');
    const damaged = temporaryFolder();
    await build(GOOD(), damaged);
    writeFileSync(join(damaged, 'manifest.json'), '{"format": "fih');
    await build(GOOD(), damaged);
    expect(await articlesIn(damaged)).toHaveLength(1);
  });

  it('of a newer Fihris, or of another analyser, is replaced too', async () => {
    const to = temporaryFolder();
    await build(GOOD(), to);
    const path = join(to, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"analyser": "[^"]*"/, '"analyser": "other"'));
    await build(GOOD(), to);
    expect(await articlesIn(to)).toHaveLength(1);
  });

  it('keeps the states before it, with their segments, as its history', async () => {
    const to = temporaryFolder();
    for (const id of ['a', 'b', 'c']) await build(folderOf({ 'a.json': record(id) }), to);
    const files = readdirSync(to);
    expect(files.filter((name) => name.startsWith('segment-'))).toHaveLength(3);
    expect(files.filter((name) => name.startsWith('manifest'))).toEqual([
      'manifest-0000000001.json',
      'manifest-0000000002.json',
      'manifest.json',
    ]);
    const index = await openFolder(to);
    expect(index.manifest.generation).toBe(3);
    expect((await articlesIn(to)).map(({ id }) => id)).toEqual(['c']);
  });

  it('built again from the same articles has the same segment', async () => {
    const to = temporaryFolder();
    const first = await build(GOOD(), to);
    const second = await build(GOOD(), to);
    expect(second.manifest.segments).toEqual(first.manifest.segments);
    expect(second.manifest.generation).toBe(2);
    expect(await verifyIndex(new FileStorage(to), await openFolder(to))).toMatchObject({ documents: 1 });
  });

  it('takes one build at a time', async () => {
    const to = temporaryFolder();
    const both = await Promise.allSettled([build(GOOD(), to), build(GOOD(), to)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // The process that runs these tests stands for another build.
    const work = join(to, `.build-${process.ppid}-${PROCESS_SPACE}`);
    mkdirSync(work);
    await expect(build(GOOD(), to)).rejects.toThrow(
      new CommandError(
        `Another build into ${to} is under way. Wait until it has ended; if there is none, remove ${work}.`,
      ),
    );
    expect(readdirSync(to).filter((name) => name.startsWith('.build'))).toEqual([basename(work)]);
  });

  it('keeps the work of a build of another container, until nothing of it has changed for hours', async () => {
    const to = temporaryFolder();
    const work = join(to, `.build-${process.pid}-elsewhere`);
    writeFiles(work, { 'articles.spool': '' });
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    utimesSync(work, hoursAgo(9), hoursAgo(9));
    utimesSync(join(work, 'articles.spool'), hoursAgo(5), hoursAgo(5));
    await build(GOOD(), to);
    expect(existsSync(work)).toBe(true);
    utimesSync(join(work, 'articles.spool'), hoursAgo(7), hoursAgo(7));
    await build(GOOD(), to);
    expect(existsSync(work)).toBe(false);
  });
});
