/**
 * Merges segments into one: documents interleaved by time and id, groups by stem. Impacts are copied, since all
 * segments of an index are packed against one average length. Retracted documents are left out, and with them stems and
 * surfaces that nothing else has. The result is what packing all articles that are left at once would have given.
 */

import { compareCodePoints } from './dictionary/dictionary-format.ts';
import type { Adoption } from './documents/copies.ts';
import { type DocumentOrder, orderDocuments } from './merging/document-order.ts';
import { DocumentWalker } from './merging/document-walker.ts';
import { GroupWalker } from './merging/group-walker.ts';
import { GroupJoiner, type GroupPart } from './merging/join-groups.ts';
import type { Spills } from './section-writer.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type PackedSegment, SegmentWriter, type WrittenSegment } from './segment-writer.ts';

export interface MergeOptions {
  /** Called after each dictionary page of any segment. */
  readonly onPage?: (() => void) | undefined;
  /** Adoptions that segments beside these hold: those of documents that are merged become their own clusters. */
  readonly adoptions?: readonly Adoption[];
  /** Whether a segment that is not merged is in the index; adoptions into others are dropped. By default all are. */
  readonly isBeside?: (name: string) => boolean;
  /** Clusters of documents of a segment, by its place among those that are merged, that its file does not tell of yet. */
  readonly clusterOf?: (segment: number, document: number) => number | null;
}

/** Merges segments into one in memory. */
export async function mergeSegments(
  segments: readonly SegmentReader[],
  options: MergeOptions = {},
): Promise<PackedSegment> {
  const { ref, pieces } = await mergeSpilled(segments, null, options);
  return { ref, pieces: [...pieces] };
}

/**
 * As {@link mergeSegments}, with the large sections outside memory: what is held of a document is some hundred bytes, and of
 * each segment some windows of its sections.
 */
export async function mergeSpilled(
  segments: readonly SegmentReader[],
  spills: Spills | null,
  options: MergeOptions = {},
): Promise<WrittenSegment> {
  const { onPage = () => {}, adoptions = [], isBeside = () => true, clusterOf = () => null } = options;
  const order = await orderDocuments(segments);
  const writer = new SegmentWriter(order.segments.length, spills);
  const own = (await Promise.all(segments.map(({ copies }) => copies.adoptions()))).flat();
  const adopted = keysOf(segments, [...own, ...adoptions]);
  await mergeDocuments(segments, order, writer, (segment, document) => {
    return adopted[segment]!.get(document) ?? clusterOf(segment, document);
  });
  await mergeGroups(segments, order, writer, onPage);
  const names = new Set(segments.map(({ name }) => name));
  return writer.finishSpilled(own.filter(({ segment }) => !names.has(segment) && isBeside(segment)));
}

/** For each segment the keys of its documents that were put into clusters after it was written. */
function keysOf(
  segments: readonly SegmentReader[],
  adoptions: readonly Adoption[],
): ReadonlyMap<number, number>[] {
  return segments.map(({ name }) => {
    const own = adoptions.filter(({ segment }) => segment === name);
    return new Map(own.map(({ document, key }) => [document, key]));
  });
}

/** @param clusterOf the key of a document that has none in its segment */
async function mergeDocuments(
  segments: readonly SegmentReader[],
  { segments: order }: DocumentOrder,
  writer: SegmentWriter,
  clusterOf: (segment: number, document: number) => number | null,
): Promise<void> {
  const walkers = segments.map((segment) => new DocumentWalker(segment));
  const left = segments.map(({ documents, deletions }) => documents - deletions.count);
  const next = segments.map(() => 0);
  for (const from of order) {
    const walker = walkers[from]!;
    if (!walker.isOpen) await walker.load();
    for (; segments[from]!.deletions.has(next[from]!); next[from]!++) walker.pass();
    let entry = walker.next();
    if (entry === null) {
      await walker.load();
      entry = walker.next()!;
    }
    const document = next[from]!++;
    writer.addDocument({ ...entry, cluster: entry.cluster ?? clusterOf(from, document) });
    if (--left[from]! === 0) walker.close();
  }
}

async function mergeGroups(
  segments: readonly SegmentReader[],
  { numbers, isInOrder }: DocumentOrder,
  writer: SegmentWriter,
  onPage: () => void,
): Promise<void> {
  const walkers = segments.map((segment, i) => new GroupWalker(segment, numbers[i]!, onPage));
  await Promise.all(walkers.map((walker) => walker.load()));
  const waiting = new WalkerHeap(walkers.filter(({ group }) => group !== null));
  const joiner = new GroupJoiner(isInOrder);
  for (let first = waiting.take(); first !== null; first = waiting.take()) {
    const same = [first];
    const { stem } = first.group!;
    while (waiting.least?.group?.stem === stem) same.push(waiting.take()!);
    // Among equals the order is that of the segments.
    if (same.length > 1) same.sort((a, b) => walkers.indexOf(a) - walkers.indexOf(b));
    const joined = joiner.join(same.map((walker): GroupPart => ({ source: walker, group: walker.group! })));
    if (joined !== null) writer.addGroup(joined);
    for (const walker of same) {
      if (!walker.next()) await walker.load();
      if (walker.group !== null) waiting.add(walker);
    }
  }
}

/** Walkers by their stems, the least first: a binary heap. */
class WalkerHeap {
  private readonly walkers: GroupWalker[] = [];

  constructor(walkers: readonly GroupWalker[]) {
    for (const walker of walkers) this.add(walker);
  }

  get least(): GroupWalker | null {
    return this.walkers[0] ?? null;
  }

  add(walker: GroupWalker): void {
    const { walkers } = this;
    let at = walkers.push(walker) - 1;
    while (at > 0) {
      const above = (at - 1) >>> 1;
      if (compare(walkers[above]!, walker) <= 0) break;
      walkers[at] = walkers[above]!;
      at = above;
    }
    walkers[at] = walker;
  }

  take(): GroupWalker | null {
    const { walkers } = this;
    const [least] = walkers;
    const last = walkers.pop();
    if (least === undefined || last === undefined) return null;
    if (walkers.length === 0) return least;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= walkers.length) break;
      if (below + 1 < walkers.length && compare(walkers[below + 1]!, walkers[below]!) < 0) below++;
      if (compare(walkers[below]!, last) >= 0) break;
      walkers[at] = walkers[below]!;
      at = below;
    }
    walkers[at] = last;
    return least;
  }
}

function compare(a: GroupWalker, b: GroupWalker): number {
  return compareCodePoints(a.group!.stem, b.group!.stem);
}
