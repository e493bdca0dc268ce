/** Segments made straight from lists, without an analyser, so that a test decides every document, level and position. */

import { onlySpelling } from '../../src/segment/dictionary/spellings.ts';
import { documentRecord } from '../../src/segment/documents/documents.ts';
import { hashOfId } from '../../src/segment/documents/id-table.ts';
import type { PostingList } from '../../src/segment/postings/postings-writer.ts';
import { SegmentReader } from '../../src/segment/segment-reader.ts';
import { type DocumentEntry, type PackedSegment, SegmentWriter } from '../../src/segment/segment-writer.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { bytesOf } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

/** One posting as a test thinks of it. */
export interface Posting {
  readonly document: number;
  /** 0 to 127. */
  readonly level: number;
  readonly isInTitle: boolean;
  readonly positions: readonly number[];
}

export function listOf(postings: readonly Posting[]): PostingList {
  return {
    documents: postings.map(({ document }) => document),
    payloads: postings.map(({ level, isInTitle }) => level * 2 + (isInTitle ? 1 : 0)),
    positions: postings.map(({ positions }) => positions),
  };
}

/** A list of the same documents without positions, as stems have them. */
export function withoutPositions(list: PostingList): PostingList {
  return { ...list, positions: null };
}

/** A document as a segment stores it; its record is the least that can be told apart. */
export function documentEntry(id: string, fields: Partial<DocumentEntry> = {}): DocumentEntry {
  const json = new TextEncoder().encode(JSON.stringify({ id }));
  return {
    record: documentRecord(testCodec.deflate(json)),
    idHash: hashOfId(id),
    contentHash: [0, 0],
    time: 0,
    columns: { section: undefined, source: undefined, author: undefined },
    cluster: null,
    bands: [],
    tags: [],
    ...fields,
  };
}

/** A stem and its surfaces; the stem's list is that of its only surface, or else given. */
export interface SyntheticGroup {
  readonly stem: string;
  readonly surfaces: Readonly<Record<string, readonly Posting[]>>;
  readonly postings?: readonly Posting[];
}

/** A segment of `documents` like documents, one millisecond apart, with these groups in order. */
export function syntheticSegment(documents: number, groups: readonly SyntheticGroup[]): PackedSegment {
  const writer = new SegmentWriter(documents);
  // One record serves all: what is stored is beside the point.
  const one = documentEntry('one');
  for (let document = 0; document < documents; document++) writer.addDocument({ ...one, time: document });
  for (const { stem, surfaces, postings } of groups) {
    const own = Object.entries(surfaces).map(([surface, list]) => ({
      surface,
      postings: listOf(list),
      spellings: onlySpelling(surface),
    }));
    const ofStem = postings === undefined ? own[0]!.postings : listOf(postings);
    writer.addGroup({ stem, postings: withoutPositions(ofStem), surfaces: own });
  }
  return writer.finish();
}

export function openSegment(packed: PackedSegment): Promise<SegmentReader> {
  const storage = new MemoryStorage([[packed.ref.name, bytesOf(packed)]]);
  return SegmentReader.open(storage, packed.ref, new BlockCache(), testCodec);
}

/** Numbers from 0 up to but not including 1, the same for the same seed (mulberry32, by T. Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `df` postings of random documents below `documents`, ascending, with random levels and positions. */
export function randomPostings(seed: number, df: number, documents: number): Posting[] {
  const random = randomNumbers(seed);
  const chosen: number[] = [];
  // Each document is chosen with the probability that leaves exactly `df` of them.
  for (let document = 0; chosen.length < df; document++) {
    if (random() * (documents - document) < df - chosen.length) chosen.push(document);
  }
  return chosen.map((document) => ({
    document,
    level: Math.floor(random() * 128),
    isInTitle: random() < 0.2,
    positions: randomPositions(random),
  }));
}

function randomPositions(random: () => number): number[] {
  const positions: number[] = [];
  const count = 1 + Math.floor(random() ** 3 * 6);
  let position = -1;
  for (let i = 0; i < count; i++) {
    position += 1 + Math.floor(random() ** 4 * 400);
    positions.push(position);
  }
  return positions;
}
