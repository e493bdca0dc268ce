/**
 * Garbage collection: removes what nobody can need any more. Whatever a state names stays for an hour after the state was
 * replaced, so that readers and publishers which work with it find all of it; what no state names stays for an hour after
 * it was written, since a publisher may be about to name it.
 */
import { AnalyserMismatchError, MissingObjectError, UnsupportedFormatError } from '../errors.ts';
import { historyGeneration } from '../index/history-names.ts';
import { decodeManifest, MANIFEST_NAME } from '../index/manifest.ts';
import type { ListedObject, WritableStorage } from '../storage/storage.ts';
import { isImmutable, namesIn } from './named-objects.ts';
import { readPublished } from './publish.ts';

export interface GarbageOptions {
  /** Past states to keep, beside the current one; those replaced within `olderThan` are kept in any case. */
  readonly keep?: number;
  /** How long states stay after they were replaced, and objects that none names after they were written, in milliseconds. */
  readonly olderThan?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** Enough to undo a bad build or two; each costs the segments that were replaced since. */
export const KEPT_STATES = 3;
/** No upload takes longer, and readers have long looked at a newer manifest. */
export const GRACE = 3_600_000;

/**
 * @returns what was removed
 * @throws CorruptIndexError when the manifest is damaged: nobody knows then what it names, and nothing is removed
 */
export async function collectGarbage(
  storage: WritableStorage,
  { keep = KEPT_STATES, olderThan = GRACE, now = Date.now }: GarbageOptions = {},
): Promise<ListedObject[]> {
  // Read before the listing: a state replaced in between is named by no history of the listing.
  const published = await readPublished(storage);
  const objects = await storage.list();
  // Without a manifest everything would be garbage: rather is the listing wrong.
  if (published.bytes === null || !objects.some(({ name }) => name === MANIFEST_NAME)) return [];
  checkIsManifest(published.bytes);
  const isOld = ({ modified }: ListedObject) => now() - modified >= olderThan;
  const { kept, dropped } = statesOf(objects, published.generation, keep, isOld);
  const named = new Set([
    ...namesIn(published.bytes),
    ...(await namesOfStates(storage, kept)),
    // Read after the listing: a manifest published meanwhile may name what was written before.
    ...(await namesNow(storage)),
  ]);
  const unnamed = objects.filter((one) => isImmutable(one.name) && !named.has(one.name) && isOld(one));
  const removed = await removeAll(storage, [...dropped, ...unnamed]);
  // What is being written this moment is never removed, however little is to stay.
  const unfinished = await storage.removeUnfinished?.(now() - Math.max(olderThan, GRACE));
  return [...removed, ...(unfinished ?? [])];
}

async function removeAll(
  storage: WritableStorage,
  garbage: readonly ListedObject[],
): Promise<ListedObject[]> {
  if (garbage.length === 0) return [];
  // A rollback may have been published meanwhile.
  const current = await namesNow(storage);
  const removed = garbage.filter(({ name }) => !current.has(name));
  for (const { name } of removed) await storage.remove(name);
  return removed;
}

/** One of another version or analyser passes: what it names can be told too. @throws CorruptIndexError */
function checkIsManifest(bytes: Uint8Array): void {
  try {
    decodeManifest(bytes);
  } catch (error) {
    if (!(error instanceof UnsupportedFormatError || error instanceof AnalyserMismatchError)) throw error;
  }
}

interface PastStates {
  readonly kept: readonly ListedObject[];
  readonly dropped: readonly ListedObject[];
}

/** The newest `keep` states before the current one, and those replaced lately; and the others. */
function statesOf(
  objects: readonly ListedObject[],
  current: number,
  keep: number,
  isOld: (object: ListedObject) => boolean,
): PastStates {
  const generationOf = ({ name }: ListedObject) => historyGeneration(name);
  const past = objects
    .filter((object) => generationOf(object) !== null)
    .sort((a, b) => generationOf(b)! - generationOf(a)!);
  // The current one has a copy in the history while it is being replaced, or after a publisher was killed at it.
  const isCurrent = (object: ListedObject) => generationOf(object) === current;
  const before = past.filter((object) => !isCurrent(object));
  const kept = [...past.filter(isCurrent), ...before.filter((object, i) => i < keep || !isOld(object))];
  return { kept, dropped: before.filter((object) => !kept.includes(object)) };
}

async function namesNow(storage: WritableStorage): Promise<Set<string>> {
  return new Set(namesIn((await storage.readObject(MANIFEST_NAME)).bytes));
}

async function namesOfStates(storage: WritableStorage, states: readonly ListedObject[]): Promise<string[]> {
  const names = await Promise.all(states.map(({ name }) => namesOfState(storage, name)));
  return names.flat();
}

async function namesOfState(storage: WritableStorage, name: string): Promise<string[]> {
  try {
    return namesIn((await storage.readObject(name)).bytes);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    // Another collector was faster.
    return [];
  }
}
