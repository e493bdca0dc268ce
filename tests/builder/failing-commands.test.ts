/** Commands that change an index, and are asked for what cannot be done: what they say, and that nothing was changed. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changing } from '../../index-builder/commands/failure.ts';
import { contentOf, fihris, folderOf, ndjson, record, temporaryFolder } from './support.ts';

let index: string;
let more: string;

beforeEach(async () => {
  const sources = folderOf({ 'a.ndjson': ndjson(record('a'), record('b')) });
  index = join(temporaryFolder(), 'index');
  more = join(folderOf({ 'more.ndjson': ndjson(record('c')) }), 'more.ndjson');
  expect((await fihris('build', sources, '--to', index, '--quiet')).code).toBe(0);
});

afterEach(() => vi.unstubAllEnvs());

/** Runs a command that fails; what it says, in one line. */
async function failure(...args: string[]): Promise<string> {
  const before = contentOf(index);
  const { code, stderr } = await fihris(...args);
  expect(code).toBe(1);
  expect(contentOf(index)).toEqual(before);
  return stderr.trim();
}

describe('a fault of the system', () => {
  it('is told in words of the command', async () => {
    vi.stubEnv('TMPDIR', '/no/such/folder');
    expect(await failure('add', more, '--to', index, '--quiet')).toMatch(
      /^The addition stopped: ENOENT: .* then add again\. Nothing was changed in .*\/index\.$/,
    );
  });

  it.each([
    ['The removal', 'remove'],
    ['The compaction', 'compact'],
  ])('stops %s', async (name, verb) => {
    const full = Object.assign(new Error('ENOSPC: no space left, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    await expect(changing('my-index', { name, verb }, () => Promise.reject(full))).rejects.toThrow(
      `${name} stopped: ENOSPC: no space left, write. Make room or give the rights that are missing, then ${verb} ` +
        'again. Nothing was changed in my-index.',
    );
  });
});

describe('a place without an index', () => {
  it.each([
    ['add', (to: string) => ['add', more, '--to', to, '--quiet']],
    ['remove', (from: string) => ['remove', 'a', '--from', from]],
    ['compact', (at: string) => ['compact', '--index', at, '--quiet']],
    ['history', (at: string) => ['history', '--index', at, '--json']],
    ['rollback', (at: string) => ['rollback', '--index', at]],
    ['gc', (at: string) => ['gc', '--index', at]],
  ])('is named by %s', async (_, command) => {
    const none = join(temporaryFolder(), 'none');
    for (const place of [none, temporaryFolder(), more]) {
      expect(await failure(...command(place))).toBe(
        `There is no index in ${place}. Build one: fihris build SOURCE --to ${place}`,
      );
    }
  });
});

describe('an id to remove', () => {
  it('is not empty', async () => {
    const { code, stderr } = await fihris('remove', 'a', '', '--from', index);
    expect([code, stderr]).toEqual([2, expect.stringContaining('an id is not empty')]);
  });

  it('that is not there is named, after the others were removed', async () => {
    const { code, stdout, stderr } = await fihris('remove', 'a', 'x', 'y', '--from', index);
    expect([code, stderr]).toEqual([
      1,
      `No article of ${index} has the id x, or y. Look it up with a search.\n`,
    ]);
    expect(stdout).toBe('1 article removed\n1 article in 1 segment, generation 2\n');
  });
});

describe('sources of an addition', () => {
  it('that are not there, or hold nothing, are named', async () => {
    const empty = temporaryFolder();
    expect(await failure('add', '/no/such/file.json', '--to', index)).toBe(
      'There is no file or folder /no/such/file.json. Check the path.',
    );
    expect(await failure('add', empty, '--to', index)).toMatch(/^Nothing to index: no files of the kinds/);
  });
});
