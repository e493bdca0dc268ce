import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../index-builder/sources/lines.ts';
import type { SourceRecord } from '../../index-builder/sources/record.ts';
import { readSourceFile } from '../../index-builder/sources/sources.ts';
import { folderOf, ndjson, record, recordsOf, temporaryFolder } from './support.ts';

/** The records of a file with this name and content, said shortly. */
async function read(name: string, content: string | Uint8Array): Promise<string[]> {
  const path = join(folderOf({ [name]: content }), name);
  return (await all(path, name)).map(short);
}

function all(path: string, name: string, bytes = 0): Promise<SourceRecord[]> {
  return recordsOf(readSourceFile({ path, name, bytes }, { utcOffset: '+00:00' }));
}

function short(one: SourceRecord): string {
  if (one.kind === 'article') return `${one.article.id} at ${one.place.line ?? one.place.item ?? 'file'}`;
  const { file, line, item } = one.place;
  return `bad ${[file, line, item].filter((part) => part !== undefined).join(' ')}: ${one.reason}`;
}

const NOT_UTF8 = Buffer.from([0xc7, 0xe1, 0xe3, 0xcc, 0xe1, 0xd3]); // Windows-1256

describe('one article a line', () => {
  it('is read with the numbers of its lines, empty lines counted and passed over', async () => {
    expect(await read('a.ndjson', `${record('a')}\n\n  \n${record('b')}`)).toEqual(['a at 1', 'b at 4']);
  });

  it('may have a byte order mark, carriage returns, and no newline at its end', async () => {
    expect(await read('a.jsonl', `\uFEFF${record('a')}\r\n\r\n${record('b')}\r\n`)).toEqual([
      'a at 1',
      'b at 3',
    ]);
    expect(await read('a.jsonl', '\uFEFF')).toEqual([]);
  });

  it('may be compressed, in several members too, under a name in capitals too', async () => {
    const bytes = Buffer.concat([gzipSync(ndjson(record('a'))), gzipSync(ndjson(record('b')))]);
    expect(await read('a.ndjson.gz', bytes)).toEqual(['a at 1', 'b at 2']);
    expect(await read('A.NDJSON.GZ', bytes)).toEqual(['a at 1', 'b at 2']);
  });

  it('tells the line of what is not JSON, not an object, not UTF-8, and goes on', async () => {
    const lines = [record('a'), '{"id": "b",', '[1]', 'هذا نص', '7', NOT_UTF8, record('c')];
    const bytes = Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')])));
    expect(await read('a.ndjson', bytes)).toEqual([
      'a at 1',
      expect.stringMatching(/^bad a\.ndjson 2: is not JSON: .+$/),
      'bad a.ndjson 3: is not a JSON object',
      expect.stringMatching(/^bad a\.ndjson 4: is not JSON: .+$/),
      'bad a.ndjson 5: is not a JSON object',
      'bad a.ndjson 6: is not valid UTF-8: convert it to UTF-8',
      'c at 7',
    ]);
  });

  it('passes over a line too long to be an article, and goes on behind it', async () => {
    const long = `{"body":"${'ن'.repeat(9 * 2 ** 20)}"}`;
    expect(await read('a.ndjson', ndjson(record('a'), long, record('b')))).toEqual([
      'a at 1',
      'bad a.ndjson 2: is longer than 16 MiB, which no article is',
      'b at 3',
    ]);
  });

  it('takes an article whose every letter is escaped and whose body is as long as bodies may be', async () => {
    const escaped = record('a', { body: 'x' }).replace('"x"', `"${'\\u0646'.repeat(1_000_000)}"`);
    expect(await read('a.ndjson', ndjson(escaped))).toEqual(['a at 1']);
  });

  it('cut short while compressed gives all that is whole, says so, and gives the same again', async () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => record(`a-${i}`, { summary: String(Math.sin(i)) }));
    const whole = gzipSync(ndjson(...lines));
    const first = await read('a.ndjson.gz', whole.subarray(0, whole.length - 9));
    expect(first.length).toBeGreaterThan(4_900);
    expect(first.at(-1)).toMatch(
      /^bad a\.ndjson\.gz \d+: cannot be read: its gzip data is cut short: what follows is lost$/,
    );
    expect(first.slice(0, -1).every((one, i) => one === `a-${i} at ${i + 1}`)).toBe(true);
    expect(await read('a.ndjson.gz', whole.subarray(0, whole.length - 9))).toEqual(first);
  });

  it('damaged while compressed says so, after what came before', async () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => record(`a-${i}`, { summary: String(Math.sin(i)) }));
    const damaged = gzipSync(ndjson(...lines));
    damaged[damaged.length - 6]! ^= 0xff; // in the checksum
    const found = await read('a.ndjson.gz', damaged);
    expect(found.length).toBeGreaterThan(1_800);
    expect(found.at(-1)).toMatch(/^bad .+: cannot be read: its gzip data is damaged: what follows is lost$/);
  });

  it('that is not compressed at all says so', async () => {
    expect(await read('a.ndjson.gz', record('a'))).toEqual([
      'bad a.ndjson.gz: cannot be read: its gzip data is damaged: what follows is lost',
    ]);
  });
});

describe('a JSON file', () => {
  it('holds one article, or an array of them', async () => {
    expect(await read('a.json', record('a'))).toEqual(['a at file']);
    expect(await read('a.json', `\uFEFF [${record('a')}, ${record('b')}]\r\n`)).toEqual(['a at 1', 'b at 2']);
    expect(await read('a.json', '[]')).toEqual([]);
  });

  it('tells which of its articles is bad', async () => {
    expect(await read('a.json', `[${record('a')}, {"title": "x"}, null]`)).toEqual([
      'a at 1',
      'bad a.json 2: id is missing; body is missing; published is missing',
      'bad a.json 3: is not a JSON object',
    ]);
  });

  it.each(['5', '"نص"', 'null', 'true'])('that holds %s is bad', async (content) => {
    expect(await read('a.json', content)).toEqual([
      'bad a.json: holds neither an article nor an array of articles',
    ]);
  });

  it('that is not UTF-8, empty or cut short is bad', async () => {
    expect(await read('a.json', NOT_UTF8)).toEqual(['bad a.json: is not valid UTF-8: convert it to UTF-8']);
    expect(await read('a.json', '')).toEqual(['bad a.json: is not JSON: Unexpected end of JSON input']);
    expect(await read('a.json', `[${record('a')},`)).toEqual([
      expect.stringMatching(/^bad a\.json: is not JSON: /),
    ]);
  });

  it('with an article a line is told by another name', async () => {
    expect(await read('a.json', ndjson(record('a'), record('b')))).toEqual([
      expect.stringMatching(/^bad a\.json: is not JSON: .+ \(one article a line\? Name the file \.ndjson\)$/),
    ]);
  });

  it('too large to be parsed whole is told of another way', async () => {
    const path = join(folderOf({ 'a.json': '{}' }), 'a.json');
    expect((await all(path, 'a.json', 257 * 2 ** 20)).map(short)).toEqual([
      'bad a.json: is larger than 256 MiB: write one article a line, and name the file .ndjson',
    ]);
  });
});

describe('a file that cannot be read', () => {
  it.each(['a.ndjson', 'a.ndjson.gz', 'a.json', 'a.txt'])('%s is a bad record', async (name) => {
    const path = join(temporaryFolder(), name);
    expect((await all(path, name)).map(short)).toEqual([
      `bad ${name}: cannot be read: it is gone, or a link to nothing`,
    ]);
    const folder = folderOf({ [`${name}/inside`]: '' });
    expect((await all(join(folder, name), name)).map(short)).toEqual([
      `bad ${name}: cannot be read: it is a folder`,
    ]);
  });
});

describe('lines of a stream', () => {
  it('do not depend on how the stream is cut into pieces', async () => {
    const content = fc
      .array(fc.constantFrom('ا', 'bc', '\n', '\n', '\r'), { maxLength: 40 })
      .map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(60), { maxLength: 8 }), async (text, cuts) => {
        const bytes = Buffer.from(text);
        const ends = [...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const pieces = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
        const lines: string[] = [];
        for await (const line of linesOf(toStream(pieces), 1_000)) lines.push(line!.toString());
        const expected = text.split('\n');
        expect(lines).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
      }),
    );
  });
});

async function* toStream(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}
