/**
 * An open index: one manifest, pinned, and its segments. A request works with one of these from start to end, so it
 * always sees one whole version, whatever is published meanwhile.
 */
import { MissingObjectError, NoIndexError } from '../errors.ts';
import { type Inflater, webInflater } from '../segment/codec.ts';
import type { Head } from '../segment/head.ts';
import { readHead, SegmentReader } from '../segment/segment-reader.ts';
import { BlockCache } from '../storage/block-cache.ts';
import type { Storage, StoredObject } from '../storage/storage.ts';
import { decodeManifest, documentsOf, MANIFEST_NAME, type Manifest } from './manifest.ts';
import { readTombstones } from './tombstones.ts';

export interface OpenOptions {
  /** Where checked blocks are kept between queries; by default a cache of its own. */
  readonly cache?: BlockCache;
  /** How to inflate stored articles; by default the web standard's streams. */
  readonly inflater?: Inflater;
  /** Heads of segments read before, by name; those read now are added. */
  readonly heads?: Map<string, Head>;
}

/** A manifest as it was read. */
export interface PinnedManifest {
  readonly manifest: Manifest;
  /** Version of the manifest object in its storage. */
  readonly version: string;
}

export class OpenIndex {
  readonly manifest: Manifest;
  readonly segments: readonly SegmentReader[];
  /** Version of the manifest object in its storage. */
  readonly version: string;

  private constructor(manifest: Manifest, segments: readonly SegmentReader[], version: string) {
    this.manifest = manifest;
    this.segments = segments;
    this.version = version;
  }

  /**
   * Reads the manifest and the heads of its segments: two round trips.
   * @throws NoIndexError when there is no manifest
   * @throws CorruptIndexError | UnsupportedFormatError | AnalyserMismatchError | MissingObjectError
   */
  static async open(storage: Storage, options: OpenOptions = {}): Promise<OpenIndex> {
    return OpenIndex.openPinned(storage, await readManifest(storage), options);
  }

  /** Opens the segments of a manifest read before: one round trip, none when their heads are known. */
  static async openPinned(
    storage: Storage,
    { manifest, version }: PinnedManifest,
    options: OpenOptions = {},
  ): Promise<OpenIndex> {
    const { cache = new BlockCache(), inflater = webInflater, heads = new Map<string, Head>() } = options;
    const [deletions, ownHeads] = await Promise.all([
      readTombstones(storage, manifest.tombstones, manifest.segments, cache),
      Promise.all(
        manifest.segments.map(async (ref) => {
          const head = heads.get(ref.name) ?? (await readHead(storage, ref));
          heads.set(ref.name, head);
          return head;
        }),
      ),
    ]);
    const segments = manifest.segments.map(
      ({ name }, i) => new SegmentReader(storage, name, ownHeads[i]!, cache, inflater, deletions.get(name)),
    );
    return new OpenIndex(manifest, segments, version);
  }

  /** Articles, the retracted ones left out. */
  get documents(): number {
    return documentsOf(this.manifest);
  }
}

/**
 * One round trip.
 * @param known the manifest as it was read before: given back when it is still the current one
 * @throws NoIndexError when there is no manifest, and as {@link decodeManifest}
 */
export async function readManifest(storage: Storage, known?: PinnedManifest): Promise<PinnedManifest> {
  const object = await readManifestObject(storage, known?.version);
  // Null only says that a known version is still there.
  return object === null ? known! : { manifest: decodeManifest(object.bytes), version: object.version };
}

async function readManifestObject(storage: Storage, known: string | undefined): Promise<StoredObject | null> {
  try {
    return known === undefined
      ? await storage.readObject(MANIFEST_NAME)
      : await storage.readIfChanged(MANIFEST_NAME, known);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    throw new NoIndexError('There is no index here: build one with `fihris build SOURCE --to PLACE`.', {
      cause: error,
    });
  }
}
