/** The history of an index: the manifests that were published before the current one, each under a name of its own. */
import { MissingObjectError, UnknownGenerationError } from '../errors.ts';
import { historyGeneration, historyName } from '../index/history-names.ts';
import { decodeManifest, documentsOf, MANIFEST_NAME, type Manifest } from '../index/manifest.ts';
import type { ListedObject, WritableStorage } from '../storage/storage.ts';
import { namesIn } from './named-objects.ts';
import { claimedGeneration, publish, readableManifest, readPublished } from './publish.ts';

export interface PastState {
  /** 0 where the current state is damaged and says none. */
  readonly generation: number;
  /** When it was replaced by the next, or published if it is the current one; milliseconds since 1970. */
  readonly time: number;
  readonly isCurrent: boolean;
  /** Whether all that it names is there; a past state is not when something of it was collected or lost. */
  readonly isWhole: boolean;
  /** Null when this Fihris cannot read the state. */
  readonly articles: number | null;
  readonly segments: number | null;
}

/** The published states that are kept, the newest first. */
export async function historyOf(storage: WritableStorage): Promise<PastState[]> {
  const listed = await storage.list();
  const there = new Set(listed.map(({ name }) => name));
  const objects = listed.filter(({ name }) => name === MANIFEST_NAME || historyGeneration(name) !== null);
  const states = await Promise.all(objects.map((object) => stateOf(storage, object, there)));
  const current = states.find((state) => state?.isCurrent);
  return (
    states
      .filter((state) => state !== null)
      // A publisher that was killed before the swap left a copy of the state that is still the current one.
      .filter((state) => state.isCurrent || state.generation !== current?.generation)
      .sort((a, b) => b.generation - a.generation)
  );
}

async function stateOf(
  storage: WritableStorage,
  { name, modified }: ListedObject,
  there: ReadonlySet<string>,
): Promise<PastState | null> {
  const bytes = await bytesOf(storage, name);
  if (bytes === null) return null;
  const manifest = readableManifest(bytes);
  return {
    generation: manifest?.generation ?? historyGeneration(name) ?? claimedGeneration(bytes),
    time: modified,
    isCurrent: name === MANIFEST_NAME,
    isWhole: namesIn(bytes).every((named) => there.has(named)),
    articles: manifest === null ? null : documentsOf(manifest),
    segments: manifest?.segments.length ?? null,
  };
}

/** Null when it is gone by now. */
async function bytesOf(storage: WritableStorage, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return (await storage.readObject(name)).bytes;
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    return null;
  }
}

const SEE_HISTORY = 'See `fihris history` for the states that can be gone back to.';

/**
 * Publishes a past state again, as a new generation.
 * @throws UnknownGenerationError when the generation is not kept, or something of it is gone
 */
export async function rollBack(storage: WritableStorage, generation: number): Promise<Manifest> {
  // Looked at each time anew: what is not kept any more may be collected while another publisher is in between.
  const manifest = await publish(storage, () => wholePast(storage, generation));
  await checkIsThere(storage, manifest, generation);
  return manifest;
}

async function wholePast(storage: WritableStorage, generation: number): Promise<Manifest> {
  const past = await readPast(storage, generation);
  await checkIsThere(storage, past, generation);
  return past;
}

/** @throws UnknownGenerationError when something that a manifest names is gone */
async function checkIsThere(
  storage: WritableStorage,
  { segments, tombstones }: Manifest,
  generation: number,
): Promise<void> {
  const there = new Set((await storage.list()).map(({ name }) => name));
  const named = [...segments, ...(tombstones === null ? [] : [tombstones])];
  const gone = named.find(({ name }) => !there.has(name));
  if (gone === undefined) return;
  throw new UnknownGenerationError(
    `Generation ${generation} cannot be gone back to: ${gone.name} was collected. ${SEE_HISTORY}`,
  );
}

async function readPast(storage: WritableStorage, generation: number): Promise<Manifest> {
  try {
    return decodeManifest((await storage.readObject(historyName(generation))).bytes);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    const { generation: current, version } = await readPublished(storage);
    const what = version !== null && current === generation ? 'is the current one' : 'is not kept';
    throw new UnknownGenerationError(`Generation ${generation} ${what}. ${SEE_HISTORY}`, { cause: error });
  }
}
