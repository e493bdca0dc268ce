/** Opens the state a publisher is about to change. */

import { OpenIndex, readManifest } from '../index/open-index.ts';
import type { Inflater } from '../segment/codec.ts';
import type { Storage } from '../storage/storage.ts';
import type { Published } from './publish.ts';

/**
 * Publishers count bytes where readers count reads: blocks are fetched one by one.
 * @throws as {@link OpenIndex.open} when there is no index here, or one that cannot be read
 */
export async function openPublished(
  storage: Storage,
  { manifest, version }: Published,
  inflater: Inflater,
): Promise<OpenIndex> {
  const pinned = manifest === null || version === null ? await readManifest(storage) : { manifest, version };
  return OpenIndex.openPinned(storage, pinned, { inflater, mostReadsPerCall: Number.POSITIVE_INFINITY });
}
