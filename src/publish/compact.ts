/** Compacting: few segments instead of many, without retracted articles. What the index answers stays the same. */
import { readAdoptions } from '../index/cluster-members.ts';
import type { Manifest } from '../index/manifest.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { Inflater } from '../segment/codec.ts';
import type { Adoption } from '../segment/documents/copies.ts';
import { Deletions } from '../segment/documents/deletions.ts';
import { mergeSegments } from '../segment/merge.ts';
import { SegmentReader } from '../segment/segment-reader.ts';
import type { SegmentRef } from '../segment/segment-ref.ts';
import { BlockCache } from '../storage/block-cache.ts';
import type { WritableStorage } from '../storage/storage.ts';
import { compacted } from './merge-policy.ts';
import { openPublished } from './open-published.ts';
import { publish } from './publish.ts';
import { deletionsWith, withDeletions } from './retractions.ts';

export interface CompactionOptions {
  readonly inflater: Inflater;
  /** Merge all segments into one, however large they are. */
  readonly all?: boolean;
  /** Told of the work: how many dictionary pages will be walked, and each as it is. */
  readonly onStart?: (pages: number) => void;
  readonly onPage?: () => void;
}

/** Segments that were merged, and into what. */
interface Merged {
  readonly inputs: readonly SegmentReader[];
  /** Null when all their articles were retracted. */
  readonly output: SegmentRef | null;
  /** Adoptions of their documents by segments beside them. */
  readonly adoptions: readonly Adoption[];
}

/**
 * Articles retracted while it works are retracted in the merged segment too; only when its very segments were replaced
 * is the work done over.
 * @returns the published state; null when there was nothing to do
 * @throws as `openPublished`, and PublishConflictError
 */
export async function compact(
  storage: WritableStorage,
  options: CompactionOptions,
): Promise<Manifest | null> {
  let merged: Merged | null = null;
  return publish(storage, async (current) => {
    const index = await openPublished(storage, current, options.inflater);
    if (merged === null || !(await isStillThere(merged, index)))
      merged = await merge(storage, index, options);
    if (merged === null) return null;
    const { inputs, output } = merged;
    const names = new Set(inputs.map(({ name }) => name));
    const others = index.manifest.segments.filter(({ name }) => !names.has(name));
    const left = [...deletionsWith(index, new Map())].filter(([name]) => !names.has(name));
    const deletions = new Map(left);
    if (output !== null) deletions.set(output.name, await retractedSince(storage, merged, index, options));
    const segments = output === null ? others : [...others, output];
    return { ...index.manifest, ...(await withDeletions(storage, segments, deletions)) };
  });
}

/**
 * A rollback may have brought back what was dropped, and an addition put documents into clusters of copies: then the work is
 * of no use.
 */
async function isStillThere({ inputs, adoptions }: Merged, index: OpenIndex): Promise<boolean> {
  const areThere = inputs.every(({ name, deletions }) => {
    const now = index.segments.find((segment) => segment.name === name);
    return now !== undefined && deletions.documents.every((document) => now.deletions.has(document));
  });
  return areThere && (await adoptionsBeside(inputs, index)).length === adoptions.length;
}

/** Adoptions of documents of some segments by the others of the index. */
async function adoptionsBeside(inputs: readonly SegmentReader[], index: OpenIndex): Promise<Adoption[]> {
  const names = new Set(inputs.map(({ name }) => name));
  const adoptions = await readAdoptions(index.segments.filter(({ name }) => !names.has(name)));
  return adoptions.filter(({ segment }) => names.has(segment));
}

async function merge(
  storage: WritableStorage,
  index: OpenIndex,
  { all = false, onStart, onPage }: CompactionOptions,
): Promise<Merged | null> {
  const { segments } = index.manifest;
  const isWorthwhile = segments.length > 1 || segments.some(({ deleted }) => deleted > 0);
  const chosen = new Set(
    (all ? (isWorthwhile ? segments : []) : compacted(segments)).map(({ name }) => name),
  );
  if (chosen.size === 0) return null;
  const inputs = index.segments.filter(({ name }) => chosen.has(name));
  onStart?.(inputs.reduce((total, { head }) => total + head.dictionary.pageCount, 0));
  const adoptions = await adoptionsBeside(inputs, index);
  if (inputs.every(({ documents, deletions }) => documents === deletions.count))
    return { inputs, output: null, adoptions };
  const beside = new Set(segments.map(({ name }) => name).filter((name) => !chosen.has(name)));
  const packed = await mergeSegments(inputs, { onPage, adoptions, isBeside: (name) => beside.has(name) });
  await storage.write(packed.ref.name, packed.pieces);
  return { inputs, output: packed.ref, adoptions };
}

/** Documents of the merged segment whose articles were retracted since the merge began. */
async function retractedSince(
  storage: WritableStorage,
  { inputs, output }: Merged,
  index: OpenIndex,
  { inflater }: CompactionOptions,
): Promise<Deletions> {
  const ids: string[] = [];
  for (const input of inputs) {
    const now = index.segments.find(({ name }) => name === input.name)!;
    const since = now.deletions.documents.filter((document) => !input.deletions.has(document));
    for (const { id } of await now.readDocuments([...since])) ids.push(id);
  }
  if (ids.length === 0) return Deletions.NONE;
  const segment = await SegmentReader.open(storage, output!, new BlockCache(), inflater);
  const found = await Promise.all(ids.map((id) => segment.findArticle(id)));
  return Deletions.NONE.with(found.flatMap((one) => (one === null ? [] : [one.document])));
}
