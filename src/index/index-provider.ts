/**
 * Gives each request an open index with a meter of its own. What can outlive a request is kept between them: the
 * manifest for a few seconds, heads of immutable segments, checked blocks. Only finished values are kept, never
 * promises and never failures.
 */

import { MissingObjectError } from '../errors.ts';
import type { Inflater } from '../segment/codec.ts';
import type { Head } from '../segment/head.ts';
import { BlockCache, type CacheUse } from '../storage/block-cache.ts';
import { type CostLimits, MeteredStorage } from '../storage/meter.ts';
import { type Patience, PatientStorage } from '../storage/patient.ts';
import type { Storage } from '../storage/storage.ts';
import { OpenIndex, type PinnedManifest, readManifest } from './open-index.ts';
import { readPastManifest, unknownGeneration } from './past-manifest.ts';

export interface ProviderOptions {
  /** Bytes of checked blocks to keep; by default a fifth of an edge isolate. */
  readonly cacheBytes?: number | undefined;
  /** What one request may cost its storage; no more than an edge platform allows by default. */
  readonly limits?: CostLimits | undefined;
  /** Made anew for each request between it and the storage: for what may cost a request only so much. */
  readonly forRequest?: ((storage: Storage) => Storage) | undefined;
  /** How long to wait for reads, and how often to try them. */
  readonly patience?: Patience | undefined;
  readonly inflater?: Inflater;
  /** How long a manifest is trusted before it is looked at again, in milliseconds. */
  readonly recheckAfter?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

const DEFAULT_RECHECK = 5_000;

/** The free plan of an edge platform allows 50 reads; so many bytes take a second to check. */
export const EDGE_LIMITS: CostLimits = { mostReads: 50, mostBytes: 8 * 2 ** 20 };

export interface Session {
  readonly index: OpenIndex;
  readonly meter: MeteredStorage;
}

export class IndexProvider {
  private readonly storage: Storage;
  private readonly cache: BlockCache;
  private readonly heads = new Map<string, Head>();
  private readonly options: ProviderOptions;
  private manifest: { readonly pinned: PinnedManifest; readonly readAt: number } | null = null;

  constructor(storage: Storage, options: ProviderOptions = {}) {
    this.storage = storage;
    this.options = options;
    this.cache = new BlockCache(options.cacheBytes);
  }

  /** How the blocks that are kept between requests are used. */
  get cacheUse(): CacheUse {
    return this.cache.use;
  }

  /** An index for one request. @throws as {@link OpenIndex.open} */
  acquire(): Promise<Session> {
    return this.open(this.meter());
  }

  private meter(): MeteredStorage {
    const { forRequest = (storage: Storage) => storage, limits = EDGE_LIMITS } = this.options;
    return new MeteredStorage(forRequest(this.storage), limits);
  }

  private async open(meter: MeteredStorage, generation: number | null = null): Promise<Session> {
    // Every try of a read counts.
    const storage = new PatientStorage(meter, this.options.patience);
    const current = await this.currentOrNewer(storage, generation);
    if (generation !== null && current.manifest.generation !== generation) {
      const past = await readPastManifest(storage, generation);
      return { index: await this.openPinned(storage, past, meter), meter };
    }
    try {
      const index = await this.openPinned(storage, current, meter);
      this.forgetHeadsOutside(current);
      return { index, meter };
    } catch (error) {
      // A segment that is gone was replaced, perhaps: the next request looks at the manifest again.
      this.manifest = null;
      throw error;
    }
  }

  private openPinned(storage: Storage, pinned: PinnedManifest, budget: MeteredStorage): Promise<OpenIndex> {
    const { inflater } = this.options;
    const { cache, heads } = this;
    const shared = { cache, heads, budget, ...(inflater === undefined ? {} : { inflater }) };
    return OpenIndex.openPinned(storage, pinned, shared);
  }

  /**
   * Answers one request: runs `work` on an open index, all of it on one published state. When a segment of that state is
   * gone, because the state was replaced and collected meanwhile, the work is run once more on the one published now,
   * within what the first run has left of the request's limits.
   * @param onOpen is given each session as it begins, for what it cost
   * @param generation of the state to answer on; by default the current one
   * @throws UnknownGenerationError when that generation is neither the current one nor kept
   */
  async answer<T>(
    work: (index: OpenIndex) => Promise<T>,
    onOpen: (session: Session) => void = () => {},
    generation: number | null = null,
  ): Promise<T> {
    const attempt = async (meter: MeteredStorage): Promise<T> => {
      const session = await this.open(meter, generation);
      onOpen(session);
      return work(session.index);
    };
    const first = this.meter();
    try {
      return await attempt(first);
    } catch (error) {
      if (!(error instanceof MissingObjectError)) throw error;
      this.manifest = null;
      return await attempt(first.next()).catch((again: unknown) => {
        throw generation !== null && again instanceof MissingObjectError
          ? unknownGeneration(generation, again)
          : again;
      });
    }
  }

  /** The current manifest, looked at again where a generation is wanted that is newer than what was read last. */
  private async currentOrNewer(storage: Storage, generation: number | null): Promise<PinnedManifest> {
    const current = await this.currentManifest(storage);
    // Another server may have seen a state that was published since.
    const isBehind = generation !== null && current.manifest.generation < generation;
    return isBehind ? this.currentManifest(storage, 0) : current;
  }

  /** @param recheckAfter milliseconds for which what was read last is trusted */
  private async currentManifest(
    storage: Storage,
    recheckAfter = this.options.recheckAfter ?? DEFAULT_RECHECK,
  ): Promise<PinnedManifest> {
    const { now = Date.now } = this.options;
    if (this.manifest !== null && now() - this.manifest.readAt < recheckAfter) return this.manifest.pinned;
    const readAt = now();
    const pinned = await readManifest(storage, this.manifest?.pinned);
    // An answer that was long under way must not put an older manifest back.
    if (this.manifest === null || this.manifest.readAt <= readAt) this.manifest = { pinned, readAt };
    return pinned;
  }

  private forgetHeadsOutside({ manifest }: PinnedManifest): void {
    const named = new Set(manifest.segments.map((segment) => segment.name));
    for (const name of this.heads.keys()) {
      if (!named.has(name)) this.heads.delete(name);
    }
  }
}
