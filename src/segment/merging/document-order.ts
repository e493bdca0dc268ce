/** In which order the documents of several segments stand when they are merged: by time, then by id. */
import type { SegmentReader } from '../segment-reader.ts';
import { DROPPED } from './list-decoder.ts';

export interface DocumentOrder {
  /** For each segment the new number of each of its documents, ascending but for {@link DROPPED}. */
  readonly numbers: readonly Uint32Array[];
  /** For each new number the segment that its document is of. */
  readonly segments: Uint16Array;
  /** Whether all documents of each segment come after those of the segments before it. */
  readonly isInOrder: boolean;
}

/** A segment with the times of its documents, and the ids of those that are needed to tell their order. */
interface Ordered {
  readonly segment: SegmentReader;
  readonly times: readonly number[];
  readonly ids: ReadonlyMap<number, string>;
}

export async function orderDocuments(segments: readonly SegmentReader[]): Promise<DocumentOrder> {
  const times = await Promise.all(
    segments.map((segment) => segment.times.of([...Array(segment.documents).keys()])),
  );
  const tied = tiedTimes(times);
  const all: Ordered[] = await Promise.all(
    segments.map(async (segment, i) => ({
      segment,
      times: times[i]!,
      ids: await idsAt(segment, times[i]!, tied),
    })),
  );
  return merged(all);
}

/** Documents whose ids are read together. */
const DOCUMENTS_PER_READ = 256;

/** Times that documents of several segments share. */
function tiedTimes(times: readonly (readonly number[])[]): ReadonlySet<number> {
  const tied = new Set<number>();
  const holders = new Map<number, number>();
  times.forEach((own, i) => {
    for (const time of own) {
      if (!isWithinOthers(times, i, time)) continue;
      const holder = holders.get(time);
      if (holder === undefined) holders.set(time, i);
      else if (holder !== i) tied.add(time);
    }
  });
  return tied;
}

/** Whether a time is not before all, nor after all, of some other segment: no other one needs a closer look. */
function isWithinOthers(times: readonly (readonly number[])[], i: number, time: number): boolean {
  return times.some((other, k) => k !== i && other.length > 0 && other[0]! <= time && other.at(-1)! >= time);
}

async function idsAt(
  segment: SegmentReader,
  times: readonly number[],
  wanted: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const documents = wanted.size === 0 ? [] : [...times.keys()].filter((one) => wanted.has(times[one]!));
  const ids = new Map<number, string>();
  for (let from = 0; from < documents.length; from += DOCUMENTS_PER_READ) {
    const some = documents.slice(from, from + DOCUMENTS_PER_READ);
    const articles = await segment.readDocuments(some);
    some.forEach((document, at) => {
      ids.set(document, articles[at]!.id);
    });
  }
  return ids;
}

function merged(all: readonly Ordered[]): DocumentOrder {
  const total = all.reduce((sum, { segment }) => sum + segment.documents - segment.deletions.count, 0);
  const numbers = all.map(({ segment }) => new Uint32Array(segment.documents).fill(DROPPED));
  const segments = new Uint16Array(total);
  const next = all.map((one) => liveFrom(one, 0));
  let isInOrder = true;
  for (let number = 0; number < total; number++) {
    let least = -1;
    for (let i = 0; i < all.length; i++) {
      if (next[i]! === all[i]!.segment.documents) continue;
      if (least === -1 || isBefore(all[i]!, next[i]!, all[least]!, next[least]!)) least = i;
    }
    numbers[least]![next[least]!] = number;
    segments[number] = least;
    if (number > 0 && segments[number - 1]! > least) isInOrder = false;
    next[least] = liveFrom(all[least]!, next[least]! + 1);
  }
  return { numbers, segments, isInOrder };
}

/** The first document from one on that is not retracted. */
function liveFrom({ segment }: Ordered, document: number): number {
  let live = document;
  while (live < segment.documents && segment.deletions.has(live)) live++;
  return live;
}

/** Among equals the earlier segment comes first. */
function isBefore(a: Ordered, inA: number, b: Ordered, inB: number): boolean {
  const difference = a.times[inA]! - b.times[inB]!;
  if (difference !== 0) return difference < 0;
  return (a.ids.get(inA) ?? '') < (b.ids.get(inB) ?? '');
}
