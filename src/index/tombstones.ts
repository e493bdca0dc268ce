/**
 * Tombstones: which documents of the segments of a manifest are retracted. One immutable object for all segments, named
 * by its content, so that retracting costs a reader one small read beside the heads.
 */
import { CorruptIndexError } from '../errors.ts';
import { sealed, unsealed } from '../segment/block.ts';
import { ByteReader } from '../segment/byte-reader.ts';
import { ByteWriter } from '../segment/byte-writer.ts';
import { xxHash32 } from '../segment/checksum.ts';
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';
import { Deletions } from '../segment/documents/deletions.ts';
import type { SegmentRef } from '../segment/segment-ref.ts';
import type { BlockCache } from '../storage/block-cache.ts';
import type { Storage } from '../storage/storage.ts';

/** What a manifest says of its tombstones. */
export interface TombstonesRef {
  readonly name: string;
  readonly bytes: number;
}

/** The deletions of segments, by the name of the segment; segments without any are not in it. */
export type DeletionsBySegment = ReadonlyMap<string, Deletions>;

export interface EncodedTombstones {
  readonly ref: TombstonesRef;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The object of these deletions; null when there are none. */
export function encodeTombstones(deletions: DeletionsBySegment): EncodedTombstones | null {
  const writer = new ByteWriter();
  const names = [...deletions.keys()].filter((name) => deletions.get(name)!.count > 0);
  if (names.length === 0) return null;
  for (const name of names.sort(compareCodePoints)) {
    let before = -1;
    for (const document of deletions.get(name)!.documents) {
      writer.varint(document - before - 1);
      before = document;
    }
  }
  const bytes = sealed(writer.take(), 0);
  const digits = [0, 1].map((seed) => xxHash32(bytes, seed).toString(16).padStart(8, '0'));
  return { ref: { name: `tombstones-${digits.join('')}.fihris`, bytes: bytes.length }, bytes };
}

/**
 * The deletions of a manifest's segments: one read, none where the cache has it.
 * @throws MissingObjectError when the object is gone
 * @throws CorruptIndexError when it is not what the manifest says
 */
export async function readTombstones(
  storage: Storage,
  ref: TombstonesRef | null,
  segments: readonly SegmentRef[],
  cache: BlockCache,
): Promise<DeletionsBySegment> {
  if (ref === null) return new Map();
  const cached = cache.get(ref.name);
  if (cached !== undefined) return decodeTombstones(cached, segments, ref.name);
  const block = await storage.readRange(ref.name, 0, ref.bytes);
  if (block.length < ref.bytes) throw damaged(ref.name, 'it is cut short');
  const payload = unsealed(block, 0, ref.name).slice();
  cache.set(ref.name, payload);
  return decodeTombstones(payload, segments, ref.name);
}

/** The manifest says how many documents of each segment are deleted; the object says which. */
function decodeTombstones(
  payload: Uint8Array,
  segments: readonly SegmentRef[],
  name: string,
): DeletionsBySegment {
  const reader = new ByteReader(payload);
  const deleting = segments
    .filter(({ deleted }) => deleted > 0)
    .sort((a, b) => compareCodePoints(a.name, b.name));
  const deletions = new Map<string, Deletions>();
  for (const segment of deleting) {
    if (segment.deleted > segment.documents) throw damaged(name, `${segment.name} has fewer documents`);
    deletions.set(segment.name, new Deletions(readDocuments(reader, segment, name)));
  }
  if (!reader.isAtEnd) throw damaged(name, 'it goes on after the last segment');
  return deletions;
}

function readDocuments(reader: ByteReader, { deleted, documents }: SegmentRef, name: string): Uint32Array {
  const list = new Uint32Array(deleted);
  let before = -1;
  for (let i = 0; i < deleted; i++) {
    before += reader.varint() + 1;
    if (before >= documents) throw damaged(name, 'it names a document that its segment does not have');
    list[i] = before;
  }
  return list;
}

function damaged(name: string, what: string): CorruptIndexError {
  return new CorruptIndexError(`${name} does not fit its manifest: ${what}. Rebuild the index.`);
}
