/** States of an index that were replaced: their manifests are kept for a while. */
import {
  AnalyserMismatchError,
  MissingObjectError,
  UnknownGenerationError,
  UnsupportedFormatError,
} from '../errors.ts';
import type { Storage } from '../storage/storage.ts';
import { historyName } from './history-names.ts';
import { decodeManifest } from './manifest.ts';
import type { PinnedManifest } from './open-index.ts';

/**
 * The manifest of a past generation. One round trip.
 * @throws UnknownGenerationError when it is not kept, or this Fihris cannot read it
 */
export async function readPastManifest(storage: Storage, generation: number): Promise<PinnedManifest> {
  try {
    const { bytes, version } = await storage.readObject(historyName(generation));
    // When it was put aside is not when it was published.
    return { manifest: decodeManifest(bytes), version };
  } catch (error) {
    if (!GONE.some((kind) => error instanceof kind)) throw error;
    throw unknownGeneration(generation, error);
  }
}

const GONE = [MissingObjectError, AnalyserMismatchError, UnsupportedFormatError];

/** @param cause what of it is not there */
export function unknownGeneration(generation: number, cause: unknown): UnknownGenerationError {
  return new UnknownGenerationError(`Generation ${generation} of this index is not kept any more.`, {
    cause,
  });
}
