import { beforeAll, describe, expect, test } from 'vitest';
import { stemOf } from '../../src/arabic/analyser.ts';
import {
  AnalyserMismatchError,
  CorruptIndexError,
  MissingObjectError,
  NoIndexError,
  UnsupportedFormatError,
} from '../../src/errors.ts';
import { MANIFEST_NAME, type Manifest, sealManifest } from '../../src/index/manifest.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { unsealed } from '../../src/segment/block.ts';
import type { BlockAddress } from '../../src/segment/block-reader.ts';
import { groupsOf } from '../../src/segment/dictionary/dictionary-reader.ts';
import { isBitmap, POSTINGS_PER_BLOCK, SECTIONS } from '../../src/segment/format.ts';
import type { MemoryStorage } from '../../src/storage/memory.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { bytesOf, manifestOf, open, packArticles, statisticsOf } from '../support/make-index.ts';
import { COMPLETE_ARCHIVE, COMPLETE_CLUSTERS, QUESTIONS, type Question } from './complete-index.ts';
import { blocksOf, placeOf, RecordingStorage, type SmallIndex, storageOf } from './damaged-index.ts';
import { randomNumbers } from './synthetic.ts';

/** A question with its right answer and the bytes of the segment it reads. */
interface Asked {
  readonly question: Question;
  readonly answer: string;
  readonly reads: readonly { readonly start: number; readonly end: number }[];
}

const statistics = statisticsOf(COMPLETE_ARCHIVE);
const packed = packArticles(COMPLETE_ARCHIVE, statistics, COMPLETE_CLUSTERS);
const index: SmallIndex = { manifest: manifestOf([packed], statistics), file: bytesOf(packed) };
let opened: OpenIndex;
let asked: Asked[];
let blocks: BlockAddress[];

beforeAll(async () => {
  opened = await open(storageOf(index));
  blocks = await blocksOf(index);
  asked = await Promise.all(
    QUESTIONS.map(async (question) => {
      const storage = new RecordingStorage(storageOf(index));
      const answer = JSON.stringify(await question(await open(storage)));
      return { question, answer, reads: storage.reads };
    }),
  );
});

/** Whether an error is one of those that damage may be answered with. */
function isNamed(error: unknown): boolean {
  return [CorruptIndexError, UnsupportedFormatError, MissingObjectError].some(
    (kind) => error instanceof kind,
  );
}

/**
 * Puts questions to a damaged index. Each must give its right answer or a named error.
 * @returns how many were refused
 */
async function ask(storage: Storage, questions: readonly Asked[]): Promise<number> {
  let refused = 0;
  for (const { question, answer } of questions) {
    try {
      expect(JSON.stringify(await question(await open(storage)))).toBe(answer);
    } catch (error) {
      if (!isNamed(error)) throw error;
      refused++;
    }
  }
  return refused;
}

/** The error of verifying an index; undefined when it was found good. */
async function verifyError(storage: Storage): Promise<unknown> {
  try {
    await verifyIndex(storage, await open(storage));
    return undefined;
  } catch (error) {
    return error;
  }
}

function withFile(file: Uint8Array<ArrayBuffer>): MemoryStorage {
  return storageOf({ ...index, file });
}

function withFlipped(at: number): MemoryStorage {
  const file = index.file.slice();
  file[at]! ^= 1 << (at % 8);
  return withFile(file);
}

/** Places of a section to damage: its ends, places all over it, and some that questions are known to read. */
function placesIn(start: number, length: number): number[] {
  const random = randomNumbers(start);
  const spread = Array.from({ length: 24 }, (_, i) => start + Math.floor((i / 24) * length));
  const read = asked
    .flatMap(({ reads }) => reads)
    .map((range) => ({ start: Math.max(range.start, start), end: Math.min(range.end, start + length) }))
    .filter((range) => range.start < range.end);
  const known = Array.from({ length: 16 }, () => {
    const range = read[Math.floor(random() * read.length)]!;
    return range.start + Math.floor(random() * (range.end - range.start));
  });
  return [...new Set([start, start + length - 1, ...spread, ...known])];
}

describe('the index that these tests damage', () => {
  test('has lists of every form, and several pages of every kind', async () => {
    const [segment] = opened.segments;
    const forms = new Set<string>();
    for (let page = 0; page < segment!.head.dictionary.pageCount; page++) {
      for (const { postings } of groupsOf(await segment!.dictionaryPage(page))) {
        const blocksOfList = postings.df > POSTINGS_PER_BLOCK ? 'several blocks' : 'one block';
        if (postings.inline !== null) forms.add('inline');
        else forms.add(`${isBitmap(postings.df, segment!.documents) ? 'bitmap' : 'gaps'}, ${blocksOfList}`);
      }
    }
    expect([...forms].sort()).toEqual([
      'bitmap, several blocks',
      'gaps, one block',
      'gaps, several blocks',
      'inline',
    ]);
    expect(segment!.head.dictionary.pageCount).toBeGreaterThan(1);
    const tables = await segment!.wordTables();
    expect(tables!.forward.length).toBeGreaterThan(1);
    expect(tables!.backward.length).toBeGreaterThan(1);
    expect(segment!.head.idPages.length).toBeGreaterThan(1);
    expect(segment!.head.timePages.length).toBeGreaterThan(1);
  });

  test('has spellings in the dictionary and outside', async () => {
    const spelt = ['القضيه', 'اهلي'];
    const groups = await opened.segments[0]!.lookUp(spelt.map(stemOf));
    const variants = groups.map(
      (group, i) => group!.surfaces.find(({ surface }) => surface === spelt[i])!.variants,
    );
    expect(variants.map((one) => one !== null && one.inline === null)).toEqual([true, false]);
    expect(variants).not.toContain(null);
  });

  test('is good', async () => {
    expect(await verifyError(storageOf(index))).toBeUndefined();
    expect(await ask(storageOf(index), asked)).toBe(0);
  });

  test('has no byte outside its head and its sealed blocks, and none in two', async () => {
    const places = blocks
      .map((block) => ({ start: placeOf(block, opened), length: block.length }))
      .sort((a, b) => a.start - b.start);
    let end = index.manifest.segments[0]!.headBytes;
    for (const { start, length } of places) {
      expect(start).toBe(end);
      end = start + length;
    }
    expect(end).toBe(index.file.length);
  });
});

describe('a flipped bit', () => {
  test('in any byte of the head is found on opening', async () => {
    for (let at = 0; at < index.manifest.segments[0]!.headBytes; at++) {
      const storage = withFlipped(at);
      await expect(open(storage), `byte ${at}`).rejects.toSatisfy(isNamed);
    }
  });

  test.each(SECTIONS)('in the %s changes no answer, and verifying finds it', async (section) => {
    const { start, length } = opened.segments[0]!.head.sections[section];
    let refused = 0;
    for (const at of placesIn(start, length)) {
      const storage = withFlipped(at);
      // Those that do not read the byte cannot tell this index from the good one.
      const readers = asked.filter(({ reads }) => reads.some((read) => read.start <= at && at < read.end));
      refused += await ask(storage, readers);
      const error = await verifyError(storage);
      expect(error, `byte ${at}`).toBeInstanceOf(CorruptIndexError);
    }
    expect(refused).toBeGreaterThan(5);
  });

  test('is found by the checksum of its block alone, also where nobody looks at the name of the file', () => {
    let missed = 0;
    let flipped = 0;
    for (const block of blocks) {
      const start = placeOf(block, opened);
      const bytes = index.file.slice(start, start + block.length);
      for (let at = start % 7; at < bytes.length; at += 7) {
        bytes[at]! ^= 1 << (flipped % 8);
        flipped++;
        try {
          unsealed(bytes, block.start, 'A block');
          missed++;
        } catch (error) {
          if (!isNamed(error)) throw error;
        }
        bytes[at]! = index.file[start + at]!;
      }
    }
    expect(flipped).toBeGreaterThan(50_000);
    expect(missed).toBe(0);
  });
});

describe('a file cut short', () => {
  test('anywhere changes no answer, and verifying finds it', async () => {
    const { sections } = opened.segments[0]!.head;
    const ends = SECTIONS.flatMap((name) => {
      const { start, length } = sections[name];
      return [start, start + 1, start + Math.floor(length / 3), start + length - 5, start + length - 1];
    });
    const { headBytes } = index.manifest.segments[0]!;
    for (const length of [0, 1, 8, 15, 16, 17, 100, headBytes - 1, headBytes, ...ends]) {
      const storage = withFile(index.file.slice(0, length));
      const readers = asked.filter(({ reads }) => reads.some((read) => read.end > length));
      const refused = await ask(storage, readers);
      expect(refused, `cut to ${length} bytes`).toBe(readers.length);
      expect(await verifyError(storage), `cut to ${length} bytes`).toBeInstanceOf(CorruptIndexError);
    }
  });

  test('to nothing is no segment', async () => {
    await expect(open(withFile(new Uint8Array()))).rejects.toThrow(
      new CorruptIndexError(
        `${packed.ref.name} is not a Fihris segment, or its beginning is damaged. Rebuild the index.`,
      ),
    );
  });

  test('is not one with bytes too many: verifying finds those', async () => {
    const longer = new Uint8Array(index.file.length + 1);
    longer.set(index.file);
    expect(await ask(withFile(longer), asked)).toBe(0);
    expect(String(await verifyError(withFile(longer)))).toMatch(/goes on after its last section/);
  });
});

describe('a file in the wrong place', () => {
  /** The same archive with one word of one article exchanged for another of its length. */
  const [first, ...others] = COMPLETE_ARCHIVE;
  const other = packArticles(
    [{ ...first!, body: first!.body.replace('مجلس', 'محفل') }, ...others],
    statistics,
  );

  test('is told from the one its name promises on opening', async () => {
    expect(other.ref.headBytes).toBe(packed.ref.headBytes);
    const storage = storageOf({ ...index, file: bytesOf(other) });
    await expect(open(storage)).rejects.toThrow(
      new CorruptIndexError(
        `${packed.ref.name} holds another segment than its name says. Restore the file, or rebuild the index.`,
      ),
    );
  });

  test('is told also when only its sections are another’s', async () => {
    const file = bytesOf(other);
    file.set(index.file.subarray(0, packed.ref.headBytes));
    expect(await verifyError(withFile(file))).toBeInstanceOf(CorruptIndexError);
  });

  test.each(['documents', 'ids', 'times'] as const)(
    'is a block of the %s moved to another offset',
    async (section) => {
      const own = blocks.filter((block) => block.section === section).sort((a, b) => a.start - b.start);
      const pairs = own.flatMap((from) =>
        own
          .filter((to) => to.length === from.length && to.start !== from.start)
          .slice(0, 1)
          .map((to) => [from, to] as const),
      );
      let refused = 0;
      for (const [from, to] of pairs.slice(0, 40)) {
        const file = index.file.slice();
        const source = placeOf(from, opened);
        file.copyWithin(placeOf(to, opened), source, source + from.length);
        const at = placeOf(to, opened);
        const readers = asked.filter(({ reads }) => reads.some((read) => read.start <= at && at < read.end));
        refused += await ask(withFile(file), readers);
        expect(await verifyError(withFile(file))).toBeInstanceOf(CorruptIndexError);
      }
      expect(refused).toBeGreaterThan(0);
    },
  );

  test('is another kind of file under a segment’s name', async () => {
    const page = new TextEncoder().encode(`<!doctype html>${'<p>404</p>'.repeat(100)}`);
    await expect(open(withFile(page))).rejects.toThrow(/is not a Fihris segment/);
  });
});

describe('a manifest', () => {
  const withText = (text: string): MemoryStorage => {
    const storage = storageOf(index);
    storage.objects.set(MANIFEST_NAME, new TextEncoder().encode(text));
    return storage;
  };
  const withFields = (fields: Partial<Record<keyof Manifest, unknown>>) =>
    withText(new TextDecoder().decode(sealManifest({ ...index.manifest, ...fields })));
  const withRef = (fields: Partial<Manifest['segments'][number]>) =>
    withFields({ segments: [{ ...index.manifest.segments[0]!, ...fields }] });

  test('that is missing means there is no index', async () => {
    const storage = storageOf(index);
    storage.objects.delete(MANIFEST_NAME);
    await expect(open(storage)).rejects.toThrow(NoIndexError);
    await expect(open(storage)).rejects.toThrow(/build one with/);
  });

  test.each([
    ['empty', ''],
    ['not JSON', '{"format": "fihris", '],
    ['another JSON', '{"name": "fihris"}'],
    ['null', 'null'],
    ['cut short', JSON.stringify(index.manifest).slice(0, -20)],
  ])('that is %s is refused', async (_, text) => {
    await expect(open(withText(text))).rejects.toThrow(CorruptIndexError);
    await expect(open(withText(text))).rejects.toThrow(
      /^manifest\.json cannot be read: .*Rebuild the index\.$/s,
    );
  });

  test.each([
    ['without its checksum', (text: string) => text.replace(/,\s*"checksum": "[0-9a-f]+"/, '')],
    ['with a digit changed', (text: string) => text.replace('"k": 1.2', '"k": 1.3')],
    ['with another zone', (text: string) => text.replace('+03:00', '+02:00')],
  ])('%s is refused', async (_, change) => {
    const text = new TextDecoder().decode(sealManifest(index.manifest));
    const changed = change(text);
    expect(changed).not.toBe(text);
    await expect(open(withText(changed))).rejects.toThrow(/checksum/);
    await expect(open(withText(changed))).rejects.toThrow(CorruptIndexError);
  });

  test('laid out in another way is the same manifest', async () => {
    const text = JSON.stringify(JSON.parse(new TextDecoder().decode(sealManifest(index.manifest))));
    expect((await open(withText(text))).manifest).toEqual(index.manifest);
  });

  test('that is not UTF-8 is refused', async () => {
    const storage = storageOf(index);
    storage.objects.set(MANIFEST_NAME, Uint8Array.of(0x22, 0xff, 0x22));
    await expect(open(storage)).rejects.toThrow(CorruptIndexError);
  });

  test('of a newer version says to update, whatever else it holds', async () => {
    const storage = withText('{"format": "fihris", "version": 3, "parts": "somewhere else"}');
    await expect(open(storage)).rejects.toThrow(
      new UnsupportedFormatError(
        'manifest.json is of version 3; this Fihris reads 1 to 2. Update Fihris, or rebuild the index with it.',
      ),
    );
  });

  test('of a version no longer read says to rebuild', async () => {
    await expect(open(withFields({ version: 0 }))).rejects.toThrow(
      new UnsupportedFormatError(
        'manifest.json is of version 0; this Fihris reads 1 to 2. Rebuild the index.',
      ),
    );
  });

  test('of another analyser names both and says to rebuild', async () => {
    await expect(open(withFields({ analyser: 'latin-7' }))).rejects.toThrow(AnalyserMismatchError);
    await expect(open(withFields({ analyser: 'latin-7' }))).rejects.toThrow(/latin-7.*Rebuild the index/);
  });

  test('that names a missing file says which', async () => {
    const name = 'segment-0000000000000000.fihris';
    await expect(open(withRef({ name }))).rejects.toThrow(MissingObjectError);
    await expect(open(withRef({ name }))).rejects.toThrow(name);
  });

  test('that names a file outside the index is refused', async () => {
    await expect(open(withRef({ name: '../other.fihris' }))).rejects.toThrow(CorruptIndexError);
  });

  test.each([
    ['a head one byte shorter', { headBytes: packed.ref.headBytes - 1 }],
    ['a head one byte longer', { headBytes: packed.ref.headBytes + 1 }],
    ['no head', { headBytes: 0 }],
    ['a head of eight pebibytes', { headBytes: Number.MAX_SAFE_INTEGER }],
    ['one article fewer', { documents: packed.ref.documents - 1 }],
    ['no articles', { documents: 0 }],
    ['a negative number of articles', { documents: -1 }],
    ['half an article', { documents: 0.5 }],
  ])('that promises %s is refused on opening', async (_, fields) => {
    await expect(open(withRef(fields))).rejects.toThrow(CorruptIndexError);
  });

  test.each([
    ['a byte fewer', { bytes: packed.ref.bytes - 1 }],
    ['a byte more', { bytes: packed.ref.bytes + 1 }],
  ])('that promises %s is found by verifying', async (_, fields) => {
    expect(await ask(withRef(fields), asked)).toBe(0);
    expect(String(await verifyError(withRef(fields)))).toMatch(
      /the file has \d+ bytes where the manifest says/,
    );
  });
});
