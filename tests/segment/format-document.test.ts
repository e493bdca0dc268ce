import { describe, expect, test } from 'vitest';
import { ANALYSER_VERSION } from '../../src/arabic/analyser.ts';
import {
  decodeManifest,
  encodeManifest,
  MANIFEST_VERSION,
  OLDEST_READABLE_MANIFEST,
} from '../../src/index/manifest.ts';
import { encodeTombstones, readTombstones } from '../../src/index/tombstones.ts';
import { sealed, unsealed } from '../../src/segment/block.ts';
import { ByteReader } from '../../src/segment/byte-reader.ts';
import { ByteWriter } from '../../src/segment/byte-writer.ts';
import { groupsOf } from '../../src/segment/dictionary/dictionary-reader.ts';
import { encodeFrequentWords, FrequentWords } from '../../src/segment/dictionary/frequent-words.ts';
import {
  decodeSpelling,
  decodeVariants,
  encodeSpelling,
  encodeVariants,
} from '../../src/segment/dictionary/spelling-codec.ts';
import { onlySpelling } from '../../src/segment/dictionary/spellings.ts';
import { wordOf } from '../../src/segment/dictionary/word-letters.ts';
import { decodeWordTables, walkWords } from '../../src/segment/dictionary/word-tables.ts';
import { WordTablesWriter } from '../../src/segment/dictionary/word-tables-writer.ts';
import { Deletions } from '../../src/segment/documents/deletions.ts';
import { documentRecord } from '../../src/segment/documents/documents.ts';
import { hashOfId } from '../../src/segment/documents/id-table.ts';
import * as format from '../../src/segment/format.ts';
import { BitReader, BitWriter, riceParameter } from '../../src/segment/postings/bits.ts';
import { impactOf, impactsByLevel, levelOf, quantisationError } from '../../src/segment/postings/levels.ts';
import { decodePositions, encodePositions } from '../../src/segment/postings/positions.ts';
import { EXHAUSTED, PostingCursor } from '../../src/segment/postings/posting-cursor.ts';
import { blocksOfList } from '../../src/segment/postings/posting-decoder.ts';
import { PostingsWriter } from '../../src/segment/postings/postings-writer.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import { SegmentWriter } from '../../src/segment/segment-writer.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { bytesOf } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';
import { FORMAT_DOCUMENT, numbersOf, type Row, workedTable } from './format-document.ts';
import { bytesOfHex, hexOf } from './hex.ts';
import { titlesIn } from './titles-in.ts';

const joined = (rows: readonly Row[]) => bytesOfHex(rows.map((row) => row['bytes']).join(' '));

describe('the worked values of the document: encodings', () => {
  test.each(workedTable('varints'))('the varint $value is $bytes', ({ value, bytes }) => {
    const writer = new ByteWriter();
    writer.varint(Number(value));
    expect(hexOf(writer.take())).toBe(bytes);
    expect(new ByteReader(bytesOfHex(bytes!)).varint()).toBe(Number(value));
  });

  test.each(workedTable('rice'))(
    'the numbers $numbers with the parameter $p are $bytes',
    ({ numbers, p, bytes }) => {
      const values = numbersOf(numbers!);
      const writer = new BitWriter();
      for (const value of values) writer.writeRice(value, Number(p));
      expect(hexOf(writer.take())).toBe(bytes);
      const reader = new BitReader(bytesOfHex(bytes!));
      expect(values.map(() => reader.readRice(Number(p)))).toEqual(values);
    },
  );

  test('no numbers at all have the parameter 0', () => {
    expect(riceParameter([])).toBe(0);
  });

  test.each(workedTable('seals'))('$payload at $offset is sealed as $block', ({ payload, offset, block }) => {
    expect(hexOf(sealed(bytesOfHex(payload!), Number(offset)))).toBe(block);
  });

  test.each(workedTable('positions'))('the positions $positions… are $bytes', (row) => {
    const postings = row['positions, posting by posting']!.split(';').map((own) => numbersOf(own.trim()));
    expect(hexOf(encodePositions(postings))).toBe(row['bytes']);
    expect(decodePositions(bytesOfHex(row['bytes']!), postings.length)).toEqual(postings);
  });

  test('the last of these is padded and sealed as the document says', () => {
    const [, block] = FORMAT_DOCUMENT.match(/padded and sealed at offset 0: `([0-9a-f ]+)`/)!;
    expect(hexOf(unsealed(bytesOfHex(block!), 0, 'a block'))).toBe(
      `${workedTable('positions').at(-1)!['bytes']} 00 00 00`,
    );
  });
});

describe('the worked values of the document: levels', () => {
  const bm25 = { k: 1.2, b: 0.75 };

  test.each(workedTable('levels'))('$tf times in $length words is the level $level', (row) => {
    const impact = impactOf(Number(row['tf']), Number(row['length']), 100, bm25);
    const level = levelOf(impact, bm25);
    expect(impact.toFixed(4)).toBe(row['impact']);
    expect(level).toBe(Number(row['level']));
    expect(impactsByLevel(bm25)[level]!.toFixed(4)).toBe(row['decoded']);
  });

  test('the step and the error are as the text has them', () => {
    const impacts = impactsByLevel(bm25);
    expect((impacts[1]! / impacts[0]!).toFixed(4)).toBe('1.0377');
    expect((quantisationError(bm25) * 100).toFixed(2)).toBe('1.87');
    expect(FORMAT_DOCUMENT).toContain('1.0377 with k = 1.2');
    expect(FORMAT_DOCUMENT).toContain('**1.87%**');
    // What the text says of the impacts that are too small to be stored.
    expect(impactOf(1, 12_000, 100, bm25)).toBeGreaterThan(0.02);
    expect(impactOf(1, 12_100, 100, bm25)).toBeLessThan(0.02);
  });
});

describe('the worked values of the document: lists', () => {
  const POSITIONS = [[0], [4, 9], [1], [7], [2]];

  test.each(workedTable('lists'))('the $form list of $documents is $bytes', (row) => {
    const documents = numbersOf(row['documents']!);
    const payloads = numbersOf(row['payloads']!);
    const total = Number(row['documents of the segment']);
    const writer = new PostingsWriter(total);
    const list = { documents, payloads, positions: POSITIONS.slice(0, documents.length) };
    const isInline = row['form'] === 'inline';
    const lengths = isInline ? [] : writer.positionBlocks(list, 0).map((block) => block.length);
    const bytes = isInline ? writer.inline(list) : writer.list(list, 0, lengths);
    expect(hexOf(bytes)).toBe(row['bytes']);

    const written = bytesOfHex(row['bytes']!);
    const ref = { df: documents.length, inline: isInline ? written : null, start: 0, length: written.length };
    const parts = blocksOfList(ref, total).map(({ start, length }) =>
      unsealed(written.slice(start, start + length), start, 'a list'),
    );
    expect(format.isBitmap(ref.df, total)).toBe(row['form'] === 'bitmap');
    expect(walked(new PostingCursor(ref, parts))).toEqual({ documents, payloads });
  });

  test('the packed list is as it says', () => {
    const rows = workedTable('packed-list');
    const repeated = rows.flatMap((row) => Array<string>(Number(row['times'])).fill(row['bytes']!));
    const written = bytesOfHex(repeated.join(' '));
    const documents = Array.from({ length: 130 }, (_, i) => i * 9);
    const payloads = documents.map((document) => (document === 1161 ? 200 : 100));
    const bytes = new PostingsWriter(1170).list({ documents, payloads, positions: null }, 0, []);
    expect(hexOf(written)).toBe(hexOf(bytes));
    const ref = { df: 130, inline: null, start: 0, length: written.length };
    expect(walked(new PostingCursor(ref, [unsealed(written, 0, 'a list')]))).toEqual({ documents, payloads });
  });
});

function walked(cursor: PostingCursor): { documents: number[]; payloads: number[] } {
  const documents: number[] = [];
  const payloads: number[] = [];
  for (let document = cursor.document; document !== EXHAUSTED; document = cursor.next()) {
    documents.push(document);
    payloads.push(cursor.payload);
  }
  return { documents, payloads };
}

describe('the worked values of the document: spellings', () => {
  test.each(workedTable('spellings'))('$surface spelt as $spelling is $bytes', (row) => {
    const { surface, spelling, bytes } = row;
    expect(hexOf(encodeSpelling(spelling!, surface!))).toBe(bytes);
    expect(decodeSpelling(bytesOfHex(bytes!), surface!)).toBe(spelling);
  });

  test.each(workedTable('variants'))('of $surface beside the usual one are $bytes', (row) => {
    const others = row['others']!.split(';').map((own) => {
      const [spelling, documents] = own.split(':');
      return { spelling: spelling!.trim(), documents: numbersOf(documents!.trim()) };
    });
    const surface = row['surface']!;
    const exceptions = numbersOf(row['exceptions']!);
    const bytes = encodeVariants({ usual: '', exceptions, others }, surface);
    expect(hexOf(bytes)).toBe(row['bytes']);
    const decoded = decodeVariants(bytes, surface, 1000);
    expect([...decoded.exceptions]).toEqual(exceptions);
    expect(decoded.others.map((own) => ({ ...own, documents: [...own.documents] }))).toEqual(others);
  });
});

describe('the worked word tables of the document', () => {
  const section = joined(workedTable('words'));
  const FREQUENCIES = { حكم: 5, حكومه: 300, covid: 2 };

  test('are what the writer makes of what they describe', () => {
    const writer = new WordTablesWriter();
    for (const [word, frequency] of Object.entries(FREQUENCIES)) {
      writer.add(word, frequency, word === 'حكومه' ? 'حكومة' : word);
    }
    expect(hexOf(writer.finish().bytes)).toBe(hexOf(section));
  });

  test('are read as what they describe', () => {
    const words: [string, number][] = [];
    const spellings = new Set<string>();
    const root = section.slice(-20);
    const start = section.length - root.length;
    const tables = decodeWordTables(unsealed(root, start, 'the root'), start);
    for (const page of [...tables.forward, ...tables.backward]) {
      const block = section.slice(page.start, page.start + page.length);
      walkWords(unsealed(block, page.start, 'a page'), (letters, frequency, spelling) => {
        words.push([wordOf(letters), frequency]);
        if (spelling.length > 0) spellings.add(decodeSpelling(spelling, 'حكومه'));
      });
    }
    expect(Object.fromEntries(words)).toMatchObject(FREQUENCIES);
    expect([...spellings]).toEqual(['حكومة']);
    expect(words.map(([word]) => word)).toEqual(['covid', 'حكم', 'حكومه', 'divoc', 'مكح', 'هموكح']);
  });
});

describe('the worked segment of the document', () => {
  const file = joined(workedTable('segment'));
  const name = FORMAT_DOCUMENT.match(/Its name is `(segment-[0-9a-f]{16}\.fihris)`/)![1]!;
  const headBytes = new DataView(file.buffer).getUint32(12, true);

  const opened = () =>
    SegmentReader.open(
      new MemoryStorage([[name, file]]),
      { name, bytes: file.length, headBytes, documents: 1, deleted: 0 },
      new BlockCache(),
      testCodec,
    );

  /** The segment as the text describes it, made by the writer. */
  const packed = () => {
    const writer = new SegmentWriter(1);
    const json = new TextEncoder().encode('{"id":"1"}');
    writer.addDocument({
      // A stored block of DEFLATE: last, length, its complement, the bytes.
      record: documentRecord(Uint8Array.of(1, json.length, 0, 0xff - json.length, 0xff, ...json)),
      idHash: hashOfId('1'),
      contentHash: [1, 2],
      time: Date.parse('2026-01-01T00:00:00Z'),
      columns: { section: 'رياضة', source: undefined, author: undefined },
      cluster: 7,
      bands: [5, 300],
      tags: ['كأس'],
    });
    const list = (payload: number, ...positions: number[]) => ({
      documents: [0],
      payloads: [payload],
      positions: positions.length === 0 ? null : [positions],
    });
    writer.addGroup({
      stem: 'خبر',
      postings: list(201),
      surfaces: [
        { surface: 'الخبر', postings: list(176, 4), spellings: onlySpelling('الخبر') },
        { surface: 'خبر', postings: list(189, 0, 7), spellings: onlySpelling('خبر') },
      ],
    });
    writer.addGroup({
      stem: 'خبز',
      postings: list(176),
      surfaces: [{ surface: 'خبز', postings: list(176, 5), spellings: onlySpelling('خبز') }],
    });
    return writer.finish();
  };

  test('is what the writer makes of what it describes', () => {
    expect(hexOf(bytesOf(packed()))).toBe(hexOf(file));
    expect(packed().ref.name).toBe(name);
  });

  test('is read as what it describes', async () => {
    const segment = await opened();
    expect(segment.head).toMatchObject({ documents: 1, stems: 2, surfaces: 3 });
    expect(await segment.findArticle('1')).toEqual({ document: 0, article: { id: '1' } });
    expect(await segment.times.of([0])).toEqual([Date.UTC(2026, 0, 1)]);
    expect(await segment.columns.values('section')).toEqual(['رياضة']);
    const columns = await segment.columns.read(['section', 'source']);
    expect(columns.map(({ ordinals }) => [...ordinals])).toEqual([[1], [0]]);
    expect(await segment.tags.all()).toEqual([{ value: 'كأس', documents: Uint32Array.of(0) }]);
    expect(await segment.copies.entries()).toEqual([{ document: 0, time: Date.UTC(2026, 0, 1), key: 7 }]);
    expect(await segment.copies.ofDocuments()).toEqual([[5, 300]]);
    const [news, bread] = await segment.lookUp(['خبر', 'خبز']);
    expect(news!.surfaces.map(({ surface }) => surface)).toEqual(['الخبر', 'خبر']);
    expect(bread!.surfaces[0]!.postings).toBe(bread!.postings);
    const [second] = await segment.openLists([news!.surfaces[1]!.postings]);
    expect([second!.document, second!.level, second!.isInTitle]).toEqual([0, 94, true]);
    expect(await titlesIn(segment)).toEqual([['خبر']]);
    const positions = await segment.readPositions([
      { surface: news!.surfaces[1]!, cursor: second!, documents: [0] },
    ]);
    expect(positions).toEqual([[[0, 7]]]);
  });

  test('has the dictionary page that is explained byte by byte', () => {
    const page = joined(workedTable('dictionary-page'));
    const own = workedTable('segment').find(({ part }) => part === 'dictionary')!;
    expect(hexOf(page)).toBe(own['bytes']);
    expect([...groupsOf(unsealed(page, 0, 'a page'))].map(({ stem }) => stem)).toEqual(['خبر', 'خبز']);
  });
});

describe('the worked frequent words of the document', () => {
  const bytes = joined(workedTable('frequent-words'));
  const words = [
    { surface: 'حكومه', frequency: 300 },
    { surface: 'حكم', frequency: 5 },
    { surface: 'covid', frequency: 2 },
  ];

  test('are what the writer makes of what they describe', () => {
    expect(hexOf(encodeFrequentWords(words))).toBe(hexOf(bytes));
  });

  test('are read as what they describe', () => {
    const known = FrequentWords.decode(bytes);
    for (const { surface } of words) expect(known.leastOf(surface)).toBe(2);
    expect(known.leastOf('حكومة')).toBe(0);
  });
});

describe('the worked tombstones of the document', () => {
  const [row] = workedTable('tombstones');
  const deletions = new Map([
    ['segment-b', new Deletions(Uint32Array.of(0))],
    ['segment-a', new Deletions(Uint32Array.of(2, 3, 300))],
  ]);

  test('are what the writer makes of what they describe', () => {
    const { ref, bytes } = encodeTombstones(deletions)!;
    expect(ref.name).toBe(row!['name']!.replaceAll('`', ''));
    expect(hexOf(bytes)).toBe(row!['bytes']);
  });

  test('are read as what they describe', async () => {
    const bytes = bytesOfHex(row!['bytes']!);
    const ref = { name: 'tombstones', bytes: bytes.length };
    const segments = ['segment-b', 'segment-a', 'segment-c'].map((name) => ({
      name,
      bytes: 0,
      headBytes: 0,
      documents: 1_000,
      deleted: deletions.get(name)?.count ?? 0,
    }));
    const storage = new MemoryStorage([['tombstones', bytes]]);
    expect(await readTombstones(storage, ref, segments, new BlockCache())).toEqual(deletions);
  });
});

describe('the tables of the document', () => {
  test('name every section, in file order', () => {
    expect(workedTable('sections').map(({ section }) => section)).toEqual([...format.SECTIONS]);
  });

  test('give the magic bytes', () => {
    expect(FORMAT_DOCUMENT).toContain(`magic: \`${hexOf(format.MAGIC)}\``);
  });

  test.each(workedTable('limits'))('give $limit as $value', ({ limit, value }) => {
    expect(format).toHaveProperty(limit!, Number(value));
  });

  test('give every limit there is', () => {
    const constants = Object.entries(format)
      .filter(([, value]) => typeof value === 'number')
      .map(([name]) => name)
      .filter((name) => !name.endsWith('_VERSION'));
    expect(workedTable('limits').map(({ limit }) => limit)).toEqual(expect.arrayContaining(constants));
  });

  test('give the versions that are written and read', () => {
    const { CURRENT_VERSION, OLDEST_READABLE_VERSION } = format;
    expect(workedTable('versions')).toEqual([
      { of: 'segment', current: `${CURRENT_VERSION}`, 'oldest readable': `${OLDEST_READABLE_VERSION}` },
      { of: 'manifest', current: `${MANIFEST_VERSION}`, 'oldest readable': `${OLDEST_READABLE_MANIFEST}` },
    ]);
    expect(FORMAT_DOCUMENT).toContain(`Format version ${CURRENT_VERSION}.`);
    expect(FORMAT_DOCUMENT).toContain(`- **Version ${CURRENT_VERSION}**`);
  });

  test('give every field of a manifest, in order', () => {
    const segment = {
      name: 'segment-0123456789abcdef.fihris',
      bytes: 900,
      headBytes: 300,
      documents: 2,
      deleted: 1,
    };
    const manifest = {
      format: 'fihris' as const,
      version: MANIFEST_VERSION,
      generation: 3,
      analyser: ANALYSER_VERSION,
      averageLength: 120.5,
      bm25: { k: 1.2, b: 0.75 },
      utcOffset: '+03:00',
      segments: [segment],
      tombstones: { name: 'tombstones-0123456789abcdef.fihris', bytes: 5 },
    };
    const bytes = encodeManifest(manifest);
    expect(decodeManifest(bytes)).toEqual(manifest);
    const rows = workedTable('manifest');
    expect(rows.map(({ field }) => field)).toEqual(Object.keys(JSON.parse(new TextDecoder().decode(bytes))));
    for (const field of Object.keys(segment)) expect(rows.at(-3)!['meaning']).toContain(`\`${field}\``);
  });

  test('say where the parts of the head are', () => {
    const file = joined(workedTable('segment'));
    const view = new DataView(file.buffer);
    const offsetOf = (field: string) => {
      const [, offset] = FORMAT_DOCUMENT.match(new RegExp(`\\| (\\d+) \\| [^|]+ \\| ${field}`))!;
      return Number(offset);
    };
    expect(view.getUint16(offsetOf('version of the format'), true)).toBe(format.CURRENT_VERSION);
    expect(view.getUint32(offsetOf('documents'), true)).toBe(1);
    expect(view.getUint32(offsetOf('stems'), true)).toBe(2);
    expect(view.getUint32(offsetOf('surfaces'), true)).toBe(3);
    expect(view.getFloat64(offsetOf('for each section in order'), true)).toBe(view.getUint32(12, true));
    expect(view.getUint32(offsetOf('for each column in order'), true)).toBe(15);
    expect(view.getUint32(offsetOf('bytes of the root of the word tables'), true)).toBe(0);
    expect(view.getUint32(offsetOf('bytes of the root of the headlines'), true)).toBe(13);
    expect(view.getUint32(offsetOf('dictionary pages, n'), true)).toBe(1);
    expect(view.getUint32(offsetOf('where each page ends'), true)).toBe(53);
  });
});
