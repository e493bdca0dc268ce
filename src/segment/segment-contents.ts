/** Walks a whole segment in the order a writer takes it: for merging, verifying and exporting. */
import { CorruptIndexError } from '../errors.ts';
import type { StemGroup, SurfaceEntry } from './dictionary/dictionary-format.ts';
import { groupsOf } from './dictionary/dictionary-reader.ts';
import type { GroupLists } from './dictionary/dictionary-writer.ts';
import { type Blocks, variantsOf } from './dictionary/exact-spelling.ts';
import { onlySpelling, type Spellings } from './dictionary/spellings.ts';
import { COLUMNS, type ColumnName } from './format.ts';
import { EXHAUSTED, PostingCursor } from './postings/posting-cursor.ts';
import type { PostingList } from './postings/postings-writer.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { DocumentEntry } from './segment-writer.ts';

/** Documents whose records are read together. */
const DOCUMENTS_PER_READ = 256;

/** Every group with its lists decoded, in the order of the stems. @param onPage called after each dictionary page */
export async function* walkGroups(
  segment: SegmentReader,
  onPage: () => void = () => {},
): AsyncGenerator<GroupLists> {
  for (let page = 0; page < segment.head.dictionary.pageCount; page++) {
    const groups = [...groupsOf(await segment.dictionaryPage(page))];
    const refs = groups.flatMap((group) => [
      group.postings,
      ...group.surfaces.map(({ postings }) => postings),
    ]);
    const surfaces = groups.flatMap((group) => group.surfaces);
    const variants = surfaces.flatMap((surface) => surface.variants ?? []);
    const blocks = await segment.readLists([...refs, ...variants]);
    const lists = refs.map((ref) => drain(new PostingCursor(ref, blocks.get(ref)!)));
    const positions = await readAllPositions(
      segment,
      surfaces,
      lists.filter((_, i) => isSurface(groups, i)),
    );
    yield* assemble(groups, lists, positions, blocks);
    onPage();
  }
}

/** Whether the `i`-th list of groups, each its stem's list and then its surfaces', is a surface's. */
function isSurface(groups: readonly StemGroup[], i: number): boolean {
  let at = 0;
  for (const group of groups) {
    if (i === at) return false;
    at += 1 + group.surfaces.length;
    if (i < at) return true;
  }
  return false;
}

interface FlatList {
  readonly documents: number[];
  readonly payloads: number[];
}

function drain(cursor: PostingCursor): FlatList {
  const documents: number[] = [];
  const payloads: number[] = [];
  for (let document = cursor.document; document !== EXHAUSTED; document = cursor.next()) {
    documents.push(document);
    payloads.push(cursor.payload);
  }
  if (documents.length !== cursor.df) {
    throw new CorruptIndexError('A posting list ends before its document frequency says. Rebuild the index.');
  }
  return { documents, payloads };
}

async function readAllPositions(
  segment: SegmentReader,
  surfaces: readonly SurfaceEntry[],
  lists: readonly FlatList[],
): Promise<number[][][]> {
  const cursors = await segment.openLists(surfaces.map((surface) => surface.postings));
  return segment.readPositions(
    surfaces.map((surface, i) => ({ surface, cursor: cursors[i]!, documents: lists[i]!.documents })),
  );
}

function* assemble(
  groups: readonly StemGroup[],
  lists: readonly FlatList[],
  positions: readonly number[][][],
  blocks: Blocks,
): Generator<GroupLists> {
  let list = 0;
  let surfaceIndex = 0;
  for (const group of groups) {
    const postings: PostingList = { ...lists[list++]!, positions: null };
    const surfaces = group.surfaces.map((entry) => ({
      surface: entry.surface,
      postings: { ...lists[list++]!, positions: positions[surfaceIndex++]! },
      spellings: spellingsOf(entry, blocks),
    }));
    yield { stem: group.stem, postings, surfaces };
  }
}

function spellingsOf(entry: SurfaceEntry, blocks: Blocks): Spellings {
  const variants = variantsOf(entry, blocks);
  if (variants === null) return onlySpelling(entry.spelling);
  const others = variants.others.map(({ spelling, documents }) => ({ spelling, documents: [...documents] }));
  return { usual: entry.spelling, exceptions: [...variants.exceptions], others };
}

/** Every document as a writer takes it, in document order. */
export async function* walkDocuments(segment: SegmentReader): AsyncGenerator<DocumentEntry> {
  const fieldsOf = await documentFieldsOf(segment);
  for (let first = 0; first < segment.documents; first += DOCUMENTS_PER_READ) {
    const count = Math.min(DOCUMENTS_PER_READ, segment.documents - first);
    const documents = Array.from({ length: count }, (_, i) => first + i);
    const records = await segment.readRecords(documents);
    for (const document of documents) yield { record: records[document - first]!, ...fieldsOf(document) };
  }
}

/** All that a writer takes of each document but its record. It is read at once; some hundred bytes a document. */
export async function documentFieldsOf(
  segment: SegmentReader,
): Promise<(document: number) => Omit<DocumentEntry, 'record'>> {
  const ids = await segment.ids.keys();
  const columns = await readColumns(segment);
  const tags = await segment.tags.ofDocuments();
  const bands = await segment.copies.ofDocuments();
  const clusters = new Map((await segment.copies.entries()).map(({ document, key }) => [document, key]));
  const times = await segment.times.of([...Array(segment.documents).keys()]);
  return (document) => ({
    ...ids[document]!,
    time: times[document]!,
    columns: {
      section: columns.section[document],
      source: columns.source[document],
      author: columns.author[document],
    },
    cluster: clusters.get(document) ?? null,
    bands: bands[document]!,
    tags: tags[document]!,
  });
}

async function readColumns(segment: SegmentReader): Promise<Record<ColumnName, (string | undefined)[]>> {
  const columns: Record<ColumnName, (string | undefined)[]> = { section: [], source: [], author: [] };
  const read = await segment.columns.read(COLUMNS);
  for (const [i, name] of COLUMNS.entries()) {
    const { values, ordinals } = read[i]!;
    columns[name] = Array.from(ordinals, (ordinal) => (ordinal === 0 ? undefined : values[ordinal - 1]));
  }
  return columns;
}
