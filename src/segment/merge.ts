/**
 * Merges segments into one: documents interleaved by time and id, groups by stem. Impacts are copied, since all
 * segments of an index are packed against one average length. Retracted documents are left out, and with them stems and
 * surfaces that nothing else has. The result is what packing all articles that are left at once would have given.
 */

import { compareCodePoints } from './dictionary/dictionary-format.ts';
import type { GroupLists, SurfaceLists } from './dictionary/dictionary-writer.ts';
import { documentsBySpelling, onlySpelling, type Spellings, spellingsOf } from './dictionary/spellings.ts';
import type { Adoption } from './documents/copies.ts';
import type { PostingList } from './postings/postings-writer.ts';
import { walkDocuments, walkGroups } from './segment-contents.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type DocumentEntry, type PackedSegment, SegmentWriter } from './segment-writer.ts';

export interface MergeOptions {
  /** Called after each dictionary page of any segment. */
  readonly onPage?: (() => void) | undefined;
  /** Adoptions that segments beside these hold: those of documents that are merged become their own clusters. */
  readonly adoptions?: readonly Adoption[];
  /** Whether a segment that is not merged is in the index; adoptions into others are dropped. By default all are. */
  readonly isBeside?: (name: string) => boolean;
}

export async function mergeSegments(
  segments: readonly SegmentReader[],
  { onPage = () => {}, adoptions = [], isBeside = () => true }: MergeOptions = {},
): Promise<PackedSegment> {
  const total = segments.reduce((sum, { documents, deletions }) => sum + documents - deletions.count, 0);
  const writer = new SegmentWriter(total);
  const own = (await Promise.all(segments.map(({ copies }) => copies.adoptions()))).flat();
  const renumbered = await mergeDocuments(segments, [...own, ...adoptions], writer);
  await mergeGroups(segments, renumbered, writer, onPage);
  const names = new Set(segments.map(({ name }) => name));
  return writer.finish(own.filter(({ segment }) => !names.has(segment) && isBeside(segment)));
}

/** The new number of a document that is left out. */
const DROPPED = 0xffffffff;

/** @returns for each segment the new number of each of its documents, ascending but for {@link DROPPED} */
async function mergeDocuments(
  segments: readonly SegmentReader[],
  adoptions: readonly Adoption[],
  writer: SegmentWriter,
): Promise<Uint32Array[]> {
  const renumbered = segments.map((segment) => new Uint32Array(segment.documents).fill(DROPPED));
  let done = 0;
  const ids = await tiedIds(segments);
  const walks = segments.map((segment, i) => {
    const adopted = adoptions.filter((one) => one.segment === segment.name);
    const keys = new Map(adopted.map(({ document, key }) => [document, key]));
    return liveDocuments(segment, ids[i]!, keys);
  });
  for await (const { from, value } of mergeSorted(walks, compareInTime)) {
    renumbered[from]![value.document] = done++;
    writer.addDocument(value.entry);
  }
  return renumbered;
}

/** A document with its id where the order depends on it, else with an empty one. */
interface OrderedDocument {
  readonly document: number;
  readonly entry: DocumentEntry;
  readonly id: string;
}

/** The order of documents in a segment: by time, then by id. */
function compareInTime(a: OrderedDocument, b: OrderedDocument): number {
  return a.entry.time - b.entry.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** @param adopted keys of clusters that documents were put into after the segment was written */
async function* liveDocuments(
  segment: SegmentReader,
  ids: ReadonlyMap<number, string>,
  adopted: ReadonlyMap<number, number>,
): AsyncGenerator<OrderedDocument> {
  let document = 0;
  for await (const entry of walkDocuments(segment)) {
    if (!segment.deletions.has(document)) {
      const cluster = entry.cluster ?? adopted.get(document) ?? null;
      yield { document, entry: { ...entry, cluster }, id: ids.get(document) ?? '' };
    }
    document++;
  }
}

/** Documents whose ids are read together. */
const DOCUMENTS_PER_READ = 256;

/** For each segment, the ids of documents that share their time with a document of another segment. */
async function tiedIds(segments: readonly SegmentReader[]): Promise<Map<number, string>[]> {
  const times = await Promise.all(
    segments.map((segment) => segment.times.of([...Array(segment.documents).keys()])),
  );
  const holders = new Map<number, number>();
  for (const own of times) {
    for (const time of new Set(own)) holders.set(time, (holders.get(time) ?? 0) + 1);
  }
  return Promise.all(
    segments.map(async (segment, i) => {
      const tied = [...times[i]!.keys()].filter((document) => holders.get(times[i]![document]!)! > 1);
      const ids = new Map<number, string>();
      for (let from = 0; from < tied.length; from += DOCUMENTS_PER_READ) {
        const some = tied.slice(from, from + DOCUMENTS_PER_READ);
        const articles = await segment.readDocuments(some);
        some.forEach((document, at) => {
          ids.set(document, articles[at]!.id);
        });
      }
      return ids;
    }),
  );
}

async function mergeGroups(
  segments: readonly SegmentReader[],
  renumbered: readonly Uint32Array[],
  writer: SegmentWriter,
  onPage: () => void,
): Promise<void> {
  const walks = segments.map((segment) => walkGroups(segment, onPage));
  let same: { from: number; value: GroupLists }[] = [];
  const byStem = (a: GroupLists, b: GroupLists) => compareCodePoints(a.stem, b.stem);
  const add = () => {
    const joined = same.length === 0 ? null : joinGroups(same, renumbered);
    if (joined !== null && joined.postings.documents.length > 0) writer.addGroup(joined);
  };
  for await (const one of mergeSorted(walks, byStem)) {
    if (same.length > 0 && same[0]!.value.stem !== one.value.stem) {
      add();
      same = [];
    }
    same.push(one);
  }
  add();
}

/** A surface in one of the segments, with the new numbers of its documents. */
interface Part {
  readonly lists: SurfaceLists;
  readonly numbers: Uint32Array;
}

function joinGroups(
  same: readonly { from: number; value: GroupLists }[],
  renumbered: readonly Uint32Array[],
): GroupLists {
  const bySurface = new Map<string, Part[]>();
  for (const { from, value } of same) {
    for (const lists of value.surfaces) {
      const parts = bySurface.get(lists.surface) ?? [];
      parts.push({ lists, numbers: renumbered[from]! });
      bySurface.set(lists.surface, parts);
    }
  }
  return {
    stem: same[0]!.value.stem,
    postings: joinLists(
      same.map(({ from, value }) => ({ list: value.postings, numbers: renumbered[from]! })),
    ),
    surfaces: [...bySurface.keys()]
      .sort(compareCodePoints)
      .flatMap((surface) => joinSurfaces(surface, bySurface.get(surface)!) ?? []),
  };
}

/** Null when all documents of a surface are left out. */
function joinSurfaces(surface: string, parts: readonly Part[]): SurfaceLists | null {
  const postings = joinLists(parts.map(({ lists, numbers }) => ({ list: lists.postings, numbers })));
  if (postings.documents.length === 0) return null;
  return { surface, postings, spellings: joinSpellings(parts, postings.documents) };
}

/** @param documents of all parts, by their new numbers */
function joinSpellings(parts: readonly Part[], documents: readonly number[]): Spellings {
  const [first] = parts;
  const { usual } = first!.lists.spellings;
  const isOnly = parts.every(({ lists }) => lists.spellings.usual === usual && !hasSeveral(lists));
  if (isOnly) return onlySpelling(usual);
  const bySpelling = new Map<string, number[]>();
  for (const { lists, numbers } of parts) {
    for (const [spelling, own] of documentsBySpelling(lists.postings.documents, lists.spellings)) {
      const kept = own.map((document) => numbers[document]!).filter((number) => number !== DROPPED);
      const before = bySpelling.get(spelling);
      if (before !== undefined) bySpelling.set(spelling, [...before, ...kept]);
      else if (kept.length > 0) bySpelling.set(spelling, kept);
    }
  }
  for (const own of bySpelling.values()) if (!isAscending(own)) own.sort((a, b) => a - b);
  return spellingsOf(documents, bySpelling);
}

function hasSeveral({ spellings }: SurfaceLists): boolean {
  return spellings.others.length > 0;
}

/** One list of several whose documents are renumbered; each stays ascending, together they may need sorting. */
function joinLists(lists: readonly { list: PostingList; numbers: Uint32Array }[]): PostingList {
  const hasPositions = lists[0]!.list.positions !== null;
  const documents: number[] = [];
  const payloads: number[] = [];
  const positions: (readonly number[])[] = [];
  for (const { list, numbers } of lists) {
    list.documents.forEach((document, i) => {
      const number = numbers[document]!;
      if (number === DROPPED) return;
      documents.push(number);
      payloads.push(list.payloads[i]!);
      if (list.positions !== null) positions.push(list.positions[i]!);
    });
  }
  const joined = { documents, payloads, positions: hasPositions ? positions : null };
  return isAscending(documents) ? joined : sortedByDocument(joined);
}

/** Whether segments followed one another in time, as the partitions of one build do. */
function isAscending(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) {
    if (numbers[i]! < numbers[i - 1]!) return false;
  }
  return true;
}

function sortedByDocument({ documents, payloads, positions }: PostingList): PostingList {
  const order = documents.map((_, i) => i).sort((a, b) => documents[a]! - documents[b]!);
  return {
    documents: order.map((i) => documents[i]!),
    payloads: order.map((i) => payloads[i]!),
    positions: positions === null ? null : order.map((i) => positions[i]!),
  };
}

/** Merges sorted sequences; among equals the earlier sequence comes first. */
async function* mergeSorted<T>(
  sequences: readonly AsyncGenerator<T>[],
  compare: (a: T, b: T) => number,
): AsyncGenerator<{ from: number; value: T }> {
  const heads = await Promise.all(sequences.map((sequence) => sequence.next()));
  for (;;) {
    let least = -1;
    heads.forEach((head, i) => {
      if (head.done) return;
      if (least === -1 || compare(head.value, heads[least]!.value as T) < 0) least = i;
    });
    if (least === -1) return;
    yield { from: least, value: heads[least]!.value as T };
    heads[least] = await sequences[least]!.next();
  }
}
