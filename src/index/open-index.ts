/**
 * An open index: one manifest, pinned, and its segments. A request works with one of these from start to end, so it
 * always sees one whole version, whatever is published meanwhile.
 */
import { MissingObjectError, NoIndexError } from '../errors.ts';
import { type Inflater, webInflater } from '../segment/codec.ts';
import { SECTIONS } from '../segment/format.ts';
import type { Head } from '../segment/head.ts';
import { type ReadBudget, ReadShares } from '../segment/read-shares.ts';
import { contentName } from '../segment/segment-name.ts';
import { SegmentReader } from '../segment/segment-reader.ts';
import { readHead, type SegmentRef } from '../segment/segment-ref.ts';
import { BlockCache } from '../storage/block-cache.ts';
import { MemoryStorage } from '../storage/memory.ts';
import type { Storage, StoredObject } from '../storage/storage.ts';
import { decodeManifest, documentsOf, MANIFEST_NAME, type Manifest } from './manifest.ts';
import { readTombstones } from './tombstones.ts';
import { segmentsReadWhole } from './whole-segments.ts';

export interface OpenOptions {
  /** Where checked blocks are kept between queries; by default a cache of its own. */
  readonly cache?: BlockCache;
  /** How to inflate stored articles; by default the web standard's streams. */
  readonly inflater?: Inflater;
  /** Heads of segments read before, by name; those read now are added. */
  readonly heads?: Map<string, Head>;
  /** Reads one call for blocks may issue, see `BlockReader`; by default few. */
  readonly mostReadsPerCall?: number;
  /** Whether small segments may be read whole, as they are by default. */
  readonly readsWhole?: boolean;
  /** What the request may still read; by default anything. */
  readonly budget?: ReadBudget;
}

/** A manifest as it was read. */
export interface PinnedManifest {
  readonly manifest: Manifest;
  /** Version of the manifest object in its storage. */
  readonly version: string;
  /** When it was published, in milliseconds since 1970; undefined where the storage does not say. */
  readonly published?: number | undefined;
}

interface OpenSegment {
  readonly source: Storage;
  readonly head: Head;
}

/** Opens a segment to be read by ranges: one read, none when its head is known. */
async function openRanged(storage: Storage, ref: SegmentRef, heads: Map<string, Head>): Promise<OpenSegment> {
  const head = heads.get(ref.name) ?? (await readHead(storage, ref));
  heads.set(ref.name, head);
  return { source: storage, head };
}

/** Reads a segment whole: one read, none when it is in the cache. */
async function openWhole(
  storage: Storage,
  ref: SegmentRef,
  heads: Map<string, Head>,
  cache: BlockCache,
): Promise<OpenSegment> {
  const key = `${ref.name}/whole`;
  const cached = cache.get(key);
  const whole = cached ?? (await storage.readRange(ref.name, 0, ref.bytes));
  const source = new MemoryStorage([[ref.name, whole]]);
  const head = heads.get(ref.name) ?? (await readHead(source, ref));
  heads.set(ref.name, head);
  // What came damaged is not kept: the next try may succeed.
  if (cached === undefined && contentName(piecesOf(whole, head)) === ref.name) cache.set(key, whole);
  return { source, head };
}

/** A segment's head and sections. */
function piecesOf(whole: Uint8Array<ArrayBuffer>, { sections }: Head): Uint8Array<ArrayBuffer>[] {
  const ranges = SECTIONS.map((name) => sections[name]);
  return [
    whole.subarray(0, ranges[0]!.start),
    ...ranges.map(({ start, length }) => whole.subarray(start, start + length)),
  ];
}

export class OpenIndex {
  readonly manifest: Manifest;
  readonly segments: readonly SegmentReader[];
  /** Version of the manifest object in its storage. */
  readonly version: string;
  /** When this state was published, in milliseconds since 1970; undefined where the storage does not say. */
  readonly published: number | undefined;
  private readonly budget: ReadBudget | undefined;

  private constructor(
    { manifest, version, published }: PinnedManifest,
    segments: readonly SegmentReader[],
    budget: ReadBudget | undefined,
  ) {
    this.manifest = manifest;
    this.segments = segments;
    this.version = version;
    this.published = published;
    this.budget = budget;
  }

  /** Reads that the request may still issue: for what is done only where there is room for it. */
  get readsLeft(): number {
    return this.budget?.readsLeft ?? Number.POSITIVE_INFINITY;
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
    pinned: PinnedManifest,
    options: OpenOptions = {},
  ): Promise<OpenIndex> {
    const { manifest } = pinned;
    const { cache = new BlockCache(), inflater = webInflater, mostReadsPerCall, budget } = options;
    const { heads = new Map<string, Head>(), readsWhole = true } = options;
    const whole = new Set(readsWhole ? segmentsReadWhole(manifest.segments, budget) : []);
    const shares = budget && new ReadShares(budget, manifest.segments.length - whole.size);
    const [deletions, opened] = await Promise.all([
      readTombstones(storage, manifest.tombstones, manifest.segments, cache),
      Promise.all(
        manifest.segments.map((ref) =>
          whole.has(ref.name) ? openWhole(storage, ref, heads, cache) : openRanged(storage, ref, heads),
        ),
      ),
    ]);
    const segments = manifest.segments.map(({ name }, i) => {
      const { source, head } = opened[i]!;
      return new SegmentReader(source, name, head, {
        cache,
        inflater,
        deletions: deletions.get(name),
        mostReadsPerCall,
        shares: whole.has(name) ? undefined : shares,
      });
    });
    return new OpenIndex(pinned, segments, budget);
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
  if (object === null) return known!;
  const { bytes, version, modified } = object;
  return { manifest: decodeManifest(bytes), version, published: modified };
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
