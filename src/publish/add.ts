/**
 * Adds articles to an index: the new and the changed ones become a small segment beside the others, and the documents
 * that the changed ones replace are retracted. What others publish meanwhile is taken into account.
 */
import type { Article } from '../article/article.ts';
import { readAdoptions } from '../index/cluster-members.ts';
import type { Clusters, CopyableArticle } from '../index/copy-clusters.ts';
import type { Manifest } from '../index/manifest.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { Statistics } from '../index/statistics.ts';
import type { DeletionsBySegment } from '../index/tombstones.ts';
import type { Inflater } from '../segment/codec.ts';
import { mergeSegments } from '../segment/merge.ts';
import { SegmentReader } from '../segment/segment-reader.ts';
import type { PackedSegment } from '../segment/segment-writer.ts';
import { BlockCache } from '../storage/block-cache.ts';
import { joined, MemoryStorage } from '../storage/memory.ts';
import type { WritableStorage } from '../storage/storage.ts';
import { addedClusters } from './added-copies.ts';
import { type AdditionPlan, type ArticleKey, additionStatistics, planAddition } from './addition.ts';
import { foldedInto } from './merge-policy.ts';
import { openPublished } from './open-published.ts';
import { publish } from './publish.ts';
import { deletionsWith, withDeletions } from './retractions.ts';

/** Articles to add, each id once; gone through several times. */
export interface ArticleSource {
  keys(): readonly ArticleKey[];
  /** All but those with the ids left out, in the order of time and id, some at a time. */
  partitions(leftOut: ReadonlySet<string>): AsyncIterable<readonly Article[]>;
  /** The same articles, as copies are looked for among them. */
  copyables(leftOut: ReadonlySet<string>): readonly CopyableArticle[];
}

/** Packs articles into one segment. @param articles how many there are in all */
export type Packer = (
  partitions: AsyncIterable<readonly Article[]>,
  articles: number,
  statistics: Statistics,
  clusters: Clusters,
) => Promise<PackedSegment>;

export interface Addition {
  /** The published state; null when no article was new or changed, and nothing was published. */
  readonly manifest: Manifest | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** @throws as `openPublished` when there is no index to add to, and PublishConflictError */
export async function addArticles(
  storage: WritableStorage,
  source: ArticleSource,
  packer: Packer,
  inflater: Inflater,
): Promise<Addition> {
  const keys = source.keys();
  let plan: AdditionPlan = { unchanged: new Set(), changed: new Set(), replaced: new Map() };
  const manifest = await publish(storage, async (current) => {
    const index = await openPublished(storage, current, inflater);
    plan = await planAddition(index, keys);
    const count = keys.length - plan.unchanged.size;
    if (count === 0) return null;
    const statistics = await additionStatistics(index, source.partitions(plan.unchanged));
    const deletions = deletionsWith(index, plan.replaced);
    const clusters = await addedClusters(index, deletions, source.copyables(plan.unchanged));
    const packed = await packer(source.partitions(plan.unchanged), count, statistics, clusters);
    return withSegment(storage, index, packed, deletions, inflater);
  });
  const changed = plan.changed.size;
  const unchanged = plan.unchanged.size;
  return { manifest, added: keys.length - changed - unchanged, changed, unchanged };
}

/** The index with a new segment, which takes in those that have become too small beside it. */
async function withSegment(
  storage: WritableStorage,
  index: OpenIndex,
  packed: PackedSegment,
  deletions: DeletionsBySegment,
  inflater: Inflater,
): Promise<Manifest> {
  const folded = new Set(foldedInto(packed.ref.bytes, index.manifest.segments).map(({ name }) => name));
  const inputs = index.segments
    .filter(({ name }) => folded.has(name))
    .map((segment) => segment.retracting(deletions.get(segment.name)!));
  const beside = index.segments.filter(({ name }) => !folded.has(name));
  const whole =
    inputs.length === 0
      ? packed
      : await mergeSegments([...inputs, await opened(packed, inflater)], {
          adoptions: await readAdoptions(beside),
          isBeside: (name) => beside.some((segment) => segment.name === name),
        });
  await storage.write(whole.ref.name, whole.pieces);
  const segments = [...index.manifest.segments.filter(({ name }) => !folded.has(name)), whole.ref];
  // What was retracted is not in the new segment, which may have the very content, and so the name, of one that is folded.
  const left = new Map([...deletions].filter(([name]) => !folded.has(name)));
  return { ...index.manifest, ...(await withDeletions(storage, segments, left)) };
}

function opened({ ref, pieces }: PackedSegment, inflater: Inflater): Promise<SegmentReader> {
  const storage = new MemoryStorage([[ref.name, joined(pieces)]]);
  return SegmentReader.open(storage, ref, new BlockCache(), inflater);
}
