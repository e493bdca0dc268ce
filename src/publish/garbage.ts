/** Garbage collection: removes what no kept manifest names any more. */
import { MANIFEST_NAME } from '../index/manifest.ts';
import type { ListedObject, WritableStorage } from '../storage/storage.ts';
import { historyGeneration } from './history-names.ts';

export interface GarbageOptions {
  /** Past states to keep, beside the current one. */
  readonly keep?: number;
  /** Segments and tombstones younger than this stay, in milliseconds: a publisher under way may be about to name them. */
  readonly olderThan?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** Enough to undo a bad build or two; each costs the segments that were replaced since. */
export const KEPT_STATES = 3;
/** No upload takes longer, and readers have long looked at a newer manifest. */
export const GRACE = 3_600_000;

/** Names of what manifests name: segments and tombstones. */
const IMMUTABLE_NAME = /(?:segment|tombstones)-[0-9a-f]{16}\.fihris/g;

/** @returns what was removed */
export async function collectGarbage(
  storage: WritableStorage,
  { keep = KEPT_STATES, olderThan = GRACE, now = Date.now }: GarbageOptions = {},
): Promise<ListedObject[]> {
  const objects = await storage.list();
  const past = objects
    .filter(({ name }) => historyGeneration(name) !== null)
    .sort((a, b) => historyGeneration(b.name)! - historyGeneration(a.name)!);
  // Without a manifest everything would be garbage: rather is the listing wrong.
  if (!objects.some(({ name }) => name === MANIFEST_NAME)) return [];
  const kept = [...past.slice(0, keep).map(({ name }) => name), MANIFEST_NAME];
  // Read after the listing: a manifest published meanwhile names segments that are too young to be removed.
  const named = await namesIn(
    storage,
    kept.filter((name) => objects.some((one) => one.name === name)),
  );
  const unnamed = objects.filter(({ name }) => isImmutable(name) && !named.has(name));
  const garbage = [...past.slice(keep), ...unnamed].filter(({ modified }) => now() - modified >= olderThan);
  if (garbage.length === 0) return [];
  // A rollback may have been published meanwhile.
  const current = await namesIn(storage, [MANIFEST_NAME]);
  const removed = garbage.filter(({ name }) => !current.has(name));
  for (const { name } of removed) await storage.remove(name);
  return removed;
}

function isImmutable(name: string): boolean {
  return name.match(IMMUTABLE_NAME)?.[0] === name;
}

/** Names are looked for in the text, so that manifests of other versions and analysers keep their segments too. */
async function namesIn(storage: WritableStorage, manifests: readonly string[]): Promise<Set<string>> {
  const decoder = new TextDecoder();
  const texts = await Promise.all(
    manifests.map(async (name) => decoder.decode((await storage.readObject(name)).bytes)),
  );
  return new Set(texts.flatMap((text) => text.match(IMMUTABLE_NAME) ?? []));
}
