/** Checks a whole index: every checksum, and everything a reader takes for granted. */

import { stemOf } from '../arabic/analyser.ts';
import { tokenise } from '../arabic/tokenise.ts';
import { parsePublished } from '../article/article.ts';
import { CorruptIndexError } from '../errors.ts';
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';
import type { GroupLists, SurfaceLists } from '../segment/dictionary/dictionary-writer.ts';
import { documentsBySpelling, spellingsOf } from '../segment/dictionary/spellings.ts';
import { WordTablesWriter } from '../segment/dictionary/word-tables-writer.ts';
import { readHeadlineRoot } from '../segment/documents/headline-reader.ts';
import { HeadlinesWriter } from '../segment/documents/headlines-writer.ts';
import { hashOfId } from '../segment/documents/id-table.ts';
import { COLUMNS, SECTIONS, type SectionName } from '../segment/format.ts';
import type { PostingList } from '../segment/postings/postings-writer.ts';
import { walkDocuments, walkGroups } from '../segment/segment-contents.ts';
import { contentName } from '../segment/segment-name.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';
import type { SegmentRef } from '../segment/segment-ref.ts';
import type { Storage } from '../storage/storage.ts';
import { contentHashOf } from './content-hash.ts';
import { runsOf } from './copied-text.ts';
import { bandsOf } from './copy-rule.ts';
import type { OpenIndex } from './open-index.ts';

export interface Verification {
  readonly segments: number;
  /** Articles that are not retracted. */
  readonly documents: number;
  readonly retracted: number;
  readonly stems: number;
  readonly surfaces: number;
  readonly postings: number;
}

/** @throws CorruptIndexError naming the first thing that is wrong, or the error met on reading it */
export async function verifyIndex(storage: Storage, index: OpenIndex): Promise<Verification> {
  let documents = 0;
  let stems = 0;
  let surfaces = 0;
  let postings = 0;
  const ids = new Set<string>();
  for (const [i, segment] of index.segments.entries()) {
    const ref = index.manifest.segments[i]!;
    await verifyFile(storage, segment, ref);
    documents += await verifyDocuments(segment, ids);
    await verifyCopies(segment);
    const counted = await verifyGroups(storage, segment);
    stems += counted.stems;
    surfaces += counted.surfaces;
    postings += counted.postings;
  }
  const retracted = documents - index.documents;
  return {
    segments: index.segments.length,
    documents: index.documents,
    retracted,
    stems,
    surfaces,
    postings,
  };
}

/** Sections follow the head and one another without a gap, the file ends with them, and its name is its content's. */
async function verifyFile(storage: Storage, segment: SegmentReader, ref: SegmentRef): Promise<void> {
  const pieces = [await storage.readRange(ref.name, 0, ref.headBytes)];
  let end = ref.headBytes;
  for (const name of SECTIONS) {
    const { start, length } = segment.head.sections[name];
    check(start === end, ref.name, `the section ${name} starts at ${start}, not at ${end}`);
    end += length;
    pieces.push(await storage.readRange(ref.name, start, end));
    check(pieces.at(-1)!.length === length, ref.name, `the file ends inside the section ${name}`);
  }
  check(end === ref.bytes, ref.name, `the file has ${end} bytes where the manifest says ${ref.bytes}`);
  const beyond = await storage.readRange(ref.name, end, end + 1);
  check(beyond.length === 0, ref.name, 'the file goes on after its last section');
  check(contentName(pieces) === ref.name, ref.name, 'its name is not that of its content');
}

/** @param ids of the articles seen so far that are not retracted: each stands once in an index */
async function verifyDocuments(segment: SegmentReader, ids: Set<string>): Promise<number> {
  let document = 0;
  let before = Number.NEGATIVE_INFINITY;
  for await (const entry of walkDocuments(segment)) {
    const [article] = await segment.readDocuments([document]);
    const where = `document ${document}`;
    check(
      hashOfId(article!.id) === entry.idHash,
      segment.name,
      `${where} is not under its id in the id table`,
    );
    const sameContent = contentHashOf(article!).every((hash, i) => hash === entry.contentHash[i]);
    check(sameContent, segment.name, `${where} has another content hash than its article`);
    check(
      parsePublished(article!.published) === entry.time,
      segment.name,
      `${where} has another time than its article`,
    );
    check(entry.time >= before, segment.name, `${where} is older than the document before it`);
    for (const column of COLUMNS) {
      check(
        article![column] === entry.columns[column],
        segment.name,
        `${where} has another ${column} than its article`,
      );
    }
    check(
      isSameSet(article!.tags ?? [], entry.tags),
      segment.name,
      `${where} has other tags than its article`,
    );
    const bands = bandsOf(runsOf(article!.body));
    check(
      bands.length === entry.bands.length && bands.every((band, i) => band === entry.bands[i]),
      segment.name,
      `${where} has other bands than its article`,
    );
    if (!segment.deletions.has(document)) {
      check(!ids.has(article!.id), segment.name, `${where} has the id of another article, ${article!.id}`);
      ids.add(article!.id);
    }
    before = entry.time;
    document++;
  }
  check(
    document === segment.documents,
    segment.name,
    `it holds ${document} documents, not ${segment.documents}`,
  );
  return document;
}

/** @throws CorruptIndexError as reading them, too */
async function verifyCopies(segment: SegmentReader): Promise<void> {
  const entries = await segment.copies.entries();
  const times = await segment.times.of(entries.map(({ document }) => document));
  const isTimed = entries.every(({ time }, i) => time === times[i]);
  check(isTimed, segment.name, 'its copies have other times than their articles');
  const keys = [...entries, ...(await segment.copies.adoptions())].map(({ key }) => key);
  const areKeys = keys.every((key) => Number.isSafeInteger(key) && key >= 0);
  check(areKeys, segment.name, 'a cluster of copies has a key that is none');
}

async function verifyGroups(
  storage: Storage,
  segment: SegmentReader,
): Promise<{ stems: number; surfaces: number; postings: number }> {
  let before: string | null = null;
  let stems = 0;
  let surfaces = 0;
  let postings = 0;
  const words = new WordTablesWriter();
  const headlines = new HeadlinesWriter();
  for await (const group of walkGroups(segment)) {
    const isLater = before === null || compareCodePoints(before, group.stem) < 0;
    check(isLater, segment.name, `the stem ${group.stem} is out of order`);
    verifyGroup(segment, group);
    for (const { surface, postings: own, spellings } of group.surfaces) {
      words.add(surface, own.documents.length, spellings.usual);
      headlines.add(surface, own, spellings.usual);
    }
    before = group.stem;
    stems++;
    surfaces += group.surfaces.length;
    postings += group.postings.documents.length;
  }
  check(stems === segment.head.stems, segment.name, `it holds ${stems} stems, not ${segment.head.stems}`);
  check(
    surfaces === segment.head.surfaces,
    segment.name,
    `it holds ${surfaces} surfaces, not ${segment.head.surfaces}`,
  );
  await verifyWords(storage, segment, words);
  await verifyHeadlines(storage, segment, headlines);
  return { stems, surfaces, postings };
}

/** @param words what the tables should be made of */
async function verifyWords(storage: Storage, segment: SegmentReader, words: WordTablesWriter): Promise<void> {
  const tables = await segment.wordTables();
  // For their seals.
  if (tables !== null) await segment.readWordPages([...tables.forward, ...tables.backward]);
  const { bytes, frequent } = words.finish();
  const isSame = await isSection(storage, segment, 'words', bytes);
  check(isSame, segment.name, 'its word tables are not those of its surfaces');
  const known = segment.head.frequentWords;
  // Heads of version 4 have none.
  const areSame = known === null || isEqual(known, frequent);
  check(areSame, segment.name, 'its frequent words are not those of its surfaces');
}

/** @param headlines what they should be made of */
async function verifyHeadlines(
  storage: Storage,
  segment: SegmentReader,
  headlines: HeadlinesWriter,
): Promise<void> {
  const root = await readHeadlineRoot(segment);
  // For their seals.
  if (root !== null) {
    await segment.readHeadlines([...root.words, ...root.words.map(({ lists }) => lists), ...root.titles]);
  }
  const { bytes, rootLength } = headlines.finish(segment.documents);
  const isSame =
    rootLength === segment.head.headlinesRootLength &&
    (await isSection(storage, segment, 'headlines', bytes));
  check(isSame, segment.name, 'its headlines are not those of its surfaces');
}

async function isSection(
  storage: Storage,
  { name, head }: SegmentReader,
  section: SectionName,
  bytes: Uint8Array,
): Promise<boolean> {
  const { start, length } = head.sections[section];
  const own = await storage.readRange(name, start, start + length);
  return isEqual(bytes, own);
}

function isEqual(bytes: Uint8Array, others: Uint8Array): boolean {
  return bytes.length === others.length && bytes.every((byte, i) => byte === others[i]);
}

function verifyGroup(segment: SegmentReader, { stem, postings, surfaces }: GroupLists): void {
  verifyList(segment, postings, `the stem ${stem}`);
  const holding = new Set<number>();
  for (const lists of surfaces) {
    const { surface, postings: own } = lists;
    check(
      stemOf(surface) === stem,
      segment.name,
      `${surface} is under the stem ${stem}, which is not its own`,
    );
    verifyList(segment, own, `the surface ${surface}`);
    for (const document of own.documents) holding.add(document);
    for (const positions of own.positions ?? []) {
      check(
        positions.length > 0 && isAscending(positions),
        segment.name,
        `positions of ${surface} are out of order`,
      );
    }
    verifySpellings(segment, lists);
  }
  const isUnion =
    holding.size === postings.documents.length && postings.documents.every((one) => holding.has(one));
  check(isUnion, segment.name, `the stem ${stem} is not in the same documents as its surfaces`);
}

/** Every document of the surface has a spelling of it, and they are told as a writer would tell them. */
function verifySpellings(segment: SegmentReader, { surface, postings, spellings }: SurfaceLists): void {
  const { documents } = postings;
  const bySpelling = documentsBySpelling(documents, spellings);
  for (const [spelling, own] of bySpelling) {
    const tokens = tokenise(spelling);
    check(
      tokens.length === 1 && tokens[0]!.surface === surface,
      segment.name,
      `${spelling} is no spelling of ${surface}`,
    );
    check(own.length > 0 && isAscending(own), segment.name, `documents with ${spelling} are out of order`);
  }
  const spelt = new Set([...bySpelling.values()].flat());
  const isAll = spelt.size === documents.length && documents.every((document) => spelt.has(document));
  check(isAll, segment.name, `the spellings of ${surface} are not in the same documents as it`);
  const told = spellingsOf(documents, bySpelling);
  check(
    bySpelling.size === spellings.others.length + 1 && JSON.stringify(told) === JSON.stringify(spellings),
    segment.name,
    `the spellings of ${surface} are out of order`,
  );
}

function verifyList(segment: SegmentReader, { documents }: PostingList, what: string): void {
  const inside = documents.length > 0 && documents.at(-1)! < segment.documents;
  check(inside && isAscending(documents), segment.name, `the postings of ${what} are out of order`);
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]!);
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === b.length && b.every((one) => a.includes(one));
}

function check(holds: boolean, name: string, what: string): asserts holds {
  if (!holds) throw new CorruptIndexError(`${name}: ${what}. Rebuild the index.`);
}
