/** Retracting articles: writes what a manifest says of its retracted documents. */
import type { Manifest } from '../index/manifest.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { type DeletionsBySegment, encodeTombstones } from '../index/tombstones.ts';
import { Deletions } from '../segment/documents/deletions.ts';
import type { SegmentRef } from '../segment/segment-ref.ts';
import type { WritableStorage } from '../storage/storage.ts';

/** Documents of segments, by the name of the segment. */
export type DocumentsBySegment = ReadonlyMap<string, readonly number[]>;

/** The deletions of an index and more of its documents. */
export function deletionsWith(index: OpenIndex, more: DocumentsBySegment): DeletionsBySegment {
  return new Map(
    index.segments.map(({ name, deletions }) => [name, deletions.with(more.get(name) ?? [])] as const),
  );
}

/**
 * Writes the tombstones of segments and gives what the manifest says of both. A segment that has nothing else than
 * retracted documents is left out.
 */
export async function withDeletions(
  storage: WritableStorage,
  segments: readonly SegmentRef[],
  deletions: DeletionsBySegment,
): Promise<Pick<Manifest, 'segments' | 'tombstones'>> {
  const counted = segments
    .map((ref) => ({ ...ref, deleted: deletions.get(ref.name)?.count ?? 0 }))
    .filter(({ documents, deleted }) => deleted < documents);
  const own = new Map(counted.map(({ name }) => [name, deletions.get(name) ?? Deletions.NONE] as const));
  const encoded = encodeTombstones(own);
  if (encoded === null) return { segments: counted, tombstones: null };
  await storage.write(encoded.ref.name, [encoded.bytes]);
  return { segments: counted, tombstones: encoded.ref };
}
