/** Takes articles out of an index: they are gone from every answer with the next manifest. */
import type { Manifest } from '../index/manifest.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { Inflater } from '../segment/codec.ts';
import type { WritableStorage } from '../storage/storage.ts';
import { confirmIds } from './confirm-ids.ts';
import { openPublished } from './open-published.ts';
import { publish } from './publish.ts';
import { type DocumentsBySegment, deletionsWith, withDeletions } from './retractions.ts';

export interface Removal {
  /** The published state; null when no article was there, and nothing was changed. */
  readonly manifest: Manifest | null;
  /** Ids that were in the index, and are no longer. */
  readonly removed: readonly string[];
  /** Ids that were not. */
  readonly unknown: readonly string[];
}

/** @throws as `openPublished`, and PublishConflictError */
export async function removeArticles(
  storage: WritableStorage,
  ids: readonly string[],
  inflater: Inflater,
): Promise<Removal> {
  const wanted = [...new Set(ids)];
  let found: Found = { removed: [], documents: new Map() };
  const manifest = await publish(storage, async (current) => {
    const index = await openPublished(storage, current, inflater);
    found = await find(index, wanted);
    if (found.removed.length === 0) return null;
    const deletions = deletionsWith(index, found.documents);
    return { ...index.manifest, ...(await withDeletions(storage, index.manifest.segments, deletions)) };
  });
  const removed = new Set(found.removed);
  return { manifest, removed: found.removed, unknown: wanted.filter((id) => !removed.has(id)) };
}

interface Found {
  readonly removed: readonly string[];
  readonly documents: DocumentsBySegment;
}

async function find(index: OpenIndex, ids: readonly string[]): Promise<Found> {
  const removed = new Set<string>();
  const documents = new Map<string, number[]>();
  for (const segment of index.segments) {
    const entries = await segment.ids.find(ids);
    const candidates = ids.flatMap((id, i) => entries[i]!.map(({ document }) => ({ id, document })));
    const own = await confirmIds(segment, candidates);
    for (const { id } of own) removed.add(id);
    if (own.length > 0) {
      documents.set(
        segment.name,
        own.map(({ document }) => document),
      );
    }
  }
  return { removed: ids.filter((id) => removed.has(id)), documents };
}
