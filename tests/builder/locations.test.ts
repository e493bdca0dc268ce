import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Place } from '../../functions/s3/s3-place.ts';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { directoryOf, readableStorage, writableStorage } from '../../index-builder/locations.ts';
import { CommandError } from '../../src/errors.ts';
import { emptyPlace, HAS_S3_SERVER, WITHOUT_S3 } from '../support/s3-server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Runs the command in the repository; rejects with its exit code and what it said when it fails. */
async function fihris(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['index-builder/main.ts', ...args], { cwd: ROOT });
  return stdout;
}

describe('a location', () => {
  it.each([
    ['s3://bucket', { bucket: 'bucket', prefix: '' }],
    ['s3://bucket/', { bucket: 'bucket', prefix: '' }],
    ['S3://my-bucket/a/b', { bucket: 'my-bucket', prefix: 'a/b/' }],
    ['s3://bucket//a/', { bucket: 'bucket', prefix: 'a/' }],
    ['s3://bucket/أخبار', { bucket: 'bucket', prefix: 'أخبار/' }],
  ])('%s is a place in a bucket', (location, place) => {
    expect(s3Place(location)).toEqual(place);
    expect(directoryOf(location)).toBeNull();
  });

  it.each(['s3://', 's3:///path', 's3://No_Bucket/x'])('%s names no bucket', async (location) => {
    await expect(writableStorage(location)).rejects.toThrow(
      `${location} names no bucket: write it as s3://bucket/prefix.`,
    );
  });

  it.each(['index', './index', '/var/index', 'C:\\index', 'a:b'])('%s is a directory', (location) => {
    expect(directoryOf(location)).toBe(location);
  });

  it('of a web host can only be read', async () => {
    await readableStorage('https://static.example/index');
    await expect(writableStorage('https://static.example/index')).rejects.toThrow(CommandError);
    await expect(writableStorage('https://static.example/index')).rejects.toThrow('can only be read');
  });

  it('of another kind is refused', async () => {
    await expect(readableStorage('ftp://host/index')).rejects.toThrow('ftp:// is no kind of location');
  });
});

describe('the states of an index', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fihris-states-'));
    await fihris('build', 'samples/sport.ndjson', '--to', folder, '--quiet');
    await fihris('build', 'samples/culture.ndjson', '--to', folder, '--quiet');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are listed, gone back to, and collected', async () => {
    const generations = async () =>
      (JSON.parse(await fihris('history', '--index', folder, '--json')) as { generation: number }[]).map(
        (state) => state.generation,
      );
    expect(await generations()).toEqual([2, 1]);
    expect(await fihris('rollback', '--index', folder)).toBe(
      'Generation 1 is published again, as generation 3.\n',
    );
    expect(await fihris('search', 'ماراثون العقبة', '--index', folder)).toContain('spo-003');
    expect(await generations()).toEqual([3, 2, 1]);
    expect(await fihris('gc', '--index', folder)).toBe('0 objects removed, 0 bytes\n');
    const alone = await mkdtemp(join(folder, 'alone-'));
    await fihris('build', 'samples/sport.ndjson', '--to', alone, '--quiet');
    await expect(fihris('rollback', '--index', alone)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('before the current one is kept'),
    });
    await expect(fihris('rollback', '9', '--index', folder)).rejects.toMatchObject({
      code: 1,
      stderr: 'Generation 9 is not kept. See `fihris history` for the states that can be gone back to.\n',
    });
  });

  it('are marked where something of them is gone, and cannot be gone back to', async () => {
    const history = join(folder, 'manifest-0000000002.json');
    const { segments } = JSON.parse(await readFile(history, 'utf8')) as { segments: { name: string }[] };
    await rm(join(folder, segments[0]!.name));
    const lines = (await fihris('history', '--index', folder)).trim().split('\n');
    expect(lines.map((line) => line.endsWith('collected: cannot be gone back to'))).toEqual([
      false,
      true,
      false,
    ]);
    await expect(fihris('rollback', '--index', folder)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Generation 2 cannot be gone back to'),
    });
  });
});

describe.skipIf(!HAS_S3_SERVER)(`an index in a bucket${WITHOUT_S3}`, () => {
  let folder: string;
  let location: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fihris-bucket-'));
    const { place } = await emptyPlace();
    location = `s3://${place.bucket}/${place.prefix}`;
    await fihris('build', 'samples', '--to', folder, '--quiet');
    await fihris('build', 'samples', '--to', location, '--quiet');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is byte for byte the one in a directory', async () => {
    const { client } = await emptyPlace();
    const bucket = new S3Storage(client, s3Place(location));
    const local = await writableStorage(folder);
    const names = (await local.list()).map(({ name }) => name);
    expect((await bucket.list()).map(({ name }) => name)).toEqual(names);
    for (const name of names) {
      expect((await bucket.readObject(name)).bytes).toEqual((await local.readObject(name)).bytes);
    }
  });

  it.each(['مجلس الأمن', '"مجلس إدارة"', 'المدينة -القمح', 'غائب تماما'])(
    'answers %s as that does',
    async (q) => {
      const answer = await fihris('search', q, '--index', location, '--json');
      expect(answer).toBe(await fihris('search', q, '--index', folder, '--json'));
    },
  );

  it('is verified, and keeps its history', async () => {
    expect(await fihris('verify', '--index', location)).toContain('every checksum matches');
    await fihris('build', 'samples/sport.ndjson', '--to', location, '--quiet');
    expect(await fihris('history', '--index', location)).toContain('replaced at');
    await fihris('rollback', '--index', location);
    expect(await fihris('search', 'مجلس الأمن', '--index', location)).toContain('pol-005');
  });

  it('may be built from articles in a bucket: an object, or all below a prefix, read ahead', async () => {
    const { client, place } = await emptyPlace();
    const archive = new S3Storage(client, { ...place, prefix: `${place.prefix}archive/` });
    const source = `s3://${place.bucket}/${place.prefix}archive`;
    const bytesOf = (text: string) => new TextEncoder().encode(text);
    const samples = await writableStorage(join(ROOT, 'samples'));
    for (const { name, bytes } of await samples.list()) {
      const content = await samples.readRange(name, 0, bytes);
      await archive.write(name, [content]);
    }
    for (let i = 0; i < 40; i++) {
      const article = { id: `one-${i}`, title: `خبر ${i}`, body: 'نص', published: '2026-01-01T00:00:00Z' };
      await archive.write(`one/${i}.json`, [bytesOf(JSON.stringify(article))]);
    }
    await archive.write('.hidden/x.json', [bytesOf('{}')]);
    const to = await mkdtemp(join(folder, 'from-bucket-'));
    expect(await fihris('build', source, '--to', to, '--quiet')).toContain('168 articles indexed');
    expect(await fihris('build', `${source}/sport.ndjson`, '--to', to, '--quiet')).toContain(
      '22 articles indexed',
    );
    await expect(fihris('build', `${source}/nothing`, '--to', to)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing to index'),
    });
  });

  it('that is not there says how to build it', async () => {
    await expect(fihris('search', 'x', '--index', `${location}nothing`)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `There is no index in ${location}nothing. Build one: fihris build SOURCE --to`,
      ),
    });
  });
});
