import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSourceFiles } from '../../index-builder/sources/sources.ts';
import { folderOf, record, temporaryFolder } from './support.ts';

async function namesIn(...sources: string[]): Promise<string[]> {
  const { files } = await findSourceFiles(sources);
  return files.map(({ name }) => sources.reduce((text, one) => text.replace(`${one}/`, ''), name));
}

describe('a folder', () => {
  it('is read with the folders in it, in the order of the paths by code unit', async () => {
    const folder = folderOf({
      'b.json': '',
      'a/z.txt': '',
      'a/b/c.ndjson': '',
      'B.jsonl': '',
      'a.txt': '',
      'خبر.txt': '',
    });
    expect(await namesIn(folder)).toEqual([
      'B.jsonl',
      'a.txt',
      'a/b/c.ndjson',
      'a/z.txt',
      'b.json',
      'خبر.txt',
    ]);
  });

  it('counts files of other kinds, and does not see hidden files and folders', async () => {
    const folder = folderOf({
      'a.txt': '',
      'notes.md': '',
      'photo.jpg': '',
      '.DS_Store': '',
      '._a.txt': '',
      '.git/b.txt': '',
    });
    const { files, others } = await findSourceFiles([folder]);
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.txt')]);
    expect(others).toBe(2);
  });

  it('that is empty has no files', async () => {
    expect(await findSourceFiles([temporaryFolder()])).toEqual({ files: [], others: 0 });
  });

  it('has its links followed, to files and to folders, but never in a circle', async () => {
    const elsewhere = folderOf({ '2025/b.txt': '', 'c.txt': '' });
    const folder = folderOf({ 'a/x.txt': '' });
    symlinkSync(join(elsewhere, '2025'), join(folder, 'old'));
    symlinkSync(join(elsewhere, 'c.txt'), join(folder, 'c.txt'));
    symlinkSync(folder, join(folder, 'a/again'));
    expect(await namesIn(folder)).toEqual(['a/x.txt', 'c.txt', 'old/b.txt']);
  });

  it('lists a link to nothing, so that reading it is reported', async () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'gone'), join(folder, 'a.txt'));
    symlinkSync(join(folder, 'b.txt'), join(folder, 'b.txt'));
    expect(await namesIn(folder)).toEqual(['a.txt', 'b.txt']);
  });
});

describe('sources', () => {
  it('are taken in the order they are given, files and folders mixed, names in capitals too', async () => {
    const one = folderOf({ 'z.JSON': '{}', 'a.TXT': '' });
    const other = folderOf({ 'b.ndjson.gz': '' });
    expect(await namesIn(join(other, 'b.ndjson.gz'), one)).toEqual([
      join(other, 'b.ndjson.gz'),
      'a.TXT',
      'z.JSON',
    ]);
  });

  it('come with their sizes in bytes', async () => {
    const folder = folderOf({ 'a.json': record('a') });
    const { files } = await findSourceFiles([folder]);
    expect(files.map(({ bytes }) => bytes)).toEqual([Buffer.byteLength(record('a'))]);
  });

  it('that do not exist are an error that names them', async () => {
    await expect(findSourceFiles(['/no/such/folder'])).rejects.toThrow(
      'There is no file or folder /no/such/folder. Check the path.',
    );
  });

  it('that are files of no known kind are an error that says which kinds there are', async () => {
    const folder = folderOf({ 'a.csv': '' });
    await expect(findSourceFiles([join(folder, 'a.csv')])).rejects.toThrow(
      `${join(folder, 'a.csv')} is of no known kind: give files named .ndjson, .ndjson.gz, .jsonl, .jsonl.gz, .json, .txt, or a folder of these.`,
    );
  });
});
