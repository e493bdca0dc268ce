/**
 * Publishing: one compare-and-swap of the manifest, after everything it names has been written. Whoever loses the race
 * reads again and tries again, so that of two publishers at once neither undoes the other.
 */
import { FihrisError, MissingObjectError, PublishConflictError } from '../errors.ts';
import { historyGeneration, historyName } from '../index/history-names.ts';
import {
  decodeManifest,
  encodeManifest,
  MANIFEST_NAME,
  MANIFEST_VERSION,
  type Manifest,
} from '../index/manifest.ts';
import type { WritableStorage } from '../storage/storage.ts';

/** The published state as it was read. */
export interface Published {
  /** Null where there is no index yet, or one that this Fihris cannot read. */
  readonly manifest: Manifest | null;
  /**
   * Generation of the state, 0 where there never was one. Of a state that is gone or does not say it, the one after the
   * last of the history, so that no state of the history is ever written over.
   */
  readonly generation: number;
  /** Version of the manifest object; null where there is none. */
  readonly version: string | null;
  /** The object itself, for the history. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** What a change makes of the published state: the next manifest, but for what publishing itself fills in. */
export type Change = (current: Published) => NextManifest | null | Promise<NextManifest | null>;
export type NextManifest = Omit<Manifest, 'format' | 'version' | 'generation'>;

/** Lost races after which a publisher gives up: each loser's rival has published, so even many get through. */
const MOST_ATTEMPTS = 50;

/**
 * Publishes a change. The state it replaces is kept in the history.
 * @param change may be called several times, each time with the state that is published by then; null changes nothing
 * @returns the manifest that is now published, null when nothing was
 * @throws PublishConflictError when other publishers are faster, again and again
 */
export async function publish(
  storage: WritableStorage,
  change: (current: Published) => NextManifest | Promise<NextManifest>,
): Promise<Manifest>;
export async function publish(storage: WritableStorage, change: Change): Promise<Manifest | null>;
export async function publish(storage: WritableStorage, change: Change): Promise<Manifest | null> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const current = await readPublished(storage);
    const changed = await changeOf(storage, change, current);
    if (changed === STALE) continue;
    if (changed === null) return null;
    const next: Manifest = {
      ...changed,
      format: 'fihris',
      version: MANIFEST_VERSION,
      generation: current.generation + 1,
    };
    if (current.bytes !== null) await storage.write(historyName(current.generation), [current.bytes]);
    const bytes = encodeManifest(next);
    const version = await storage.replace(MANIFEST_NAME, bytes, current.version);
    // A swap whose answer was lost on the way is tried again by some clients, and then refused: it is ours all the same.
    if (version !== null || isSame((await readPublished(storage)).bytes, bytes)) return next;
  }
  throw new PublishConflictError(
    'Other publishers change this index all the time. Wait until they are done, then publish again.',
  );
}

/** Says that the state a change began with was replaced while it worked. */
const STALE = Symbol('stale');

/** Segments of a state that was replaced may be collected under a change that takes long: it begins anew then. */
async function changeOf(
  storage: WritableStorage,
  change: Change,
  current: Published,
): Promise<NextManifest | null | typeof STALE> {
  try {
    return await change(current);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    if ((await readPublished(storage)).version === current.version) throw error;
    return STALE;
  }
}

function isSame(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The published state, whether this Fihris can read it or not. */
export async function readPublished(storage: WritableStorage): Promise<Published> {
  try {
    const { bytes, version } = await storage.readObject(MANIFEST_NAME);
    const manifest = readableManifest(bytes);
    const claimed = manifest?.generation ?? claimedGeneration(bytes);
    return { manifest, generation: claimed || (await generationAfterHistory(storage)), version, bytes };
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    const generation = await generationAfterHistory(storage);
    return { manifest: null, generation, version: null, bytes: null };
  }
}

/** 0 where there is no history. */
async function generationAfterHistory(storage: WritableStorage): Promise<number> {
  const generations = (await storage.list()).map(({ name }) => historyGeneration(name) ?? -1);
  return generations.reduce((last, one) => Math.max(last, one), -1) + 1;
}

/** Null for a manifest that is damaged, or of another version or analyser: a rebuild replaces it. */
export function readableManifest(bytes: Uint8Array): Manifest | null {
  try {
    return decodeManifest(bytes);
  } catch (error) {
    if (error instanceof FihrisError) return null;
    throw error;
  }
}

/** The generation that a manifest says it has, so that generations go on after a rebuild; 0 if it says none. */
export function claimedGeneration(bytes: Uint8Array): number {
  const match = /"generation":\s*(\d{1,15})/.exec(new TextDecoder().decode(bytes));
  return match === null ? 0 : Number(match[1]);
}
