/**
 * Verified blocks, kept by recency in a bounded number of bytes. Holds finished bytes only, never promises: edge
 * isolates must not share pending work between requests, and a failure must not be remembered.
 */
export class BlockCache {
  private readonly capacity: number;
  /** In the order in which they were put in, or last moved to the end. */
  private readonly blocks = new Map<string, Kept>();
  private held = 0;
  /** How many were put in or moved so far. */
  private moves = 0;
  private hits = 0;
  private misses = 0;

  /** @param capacity bytes to hold at most, with {@link BOOKKEEPING_BYTES} for each block; 0 turns the cache off */
  constructor(capacity = DEFAULT_CACHE_BYTES) {
    this.capacity = capacity;
  }

  /** Bytes held now, bookkeeping included. */
  get bytes(): number {
    return this.held;
  }

  /** How it is used. */
  get use(): CacheUse {
    const { held: bytes, capacity, hits, misses } = this;
    return { bytes, capacity, hits, misses };
  }

  get(key: string): Uint8Array<ArrayBuffer> | undefined {
    const kept = this.blocks.get(key);
    if (kept === undefined) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    // What stands in the newer half is in no danger: to move it costs more than to find it.
    if (2 * (this.moves - kept.moved) >= this.blocks.size) {
      this.blocks.delete(key);
      kept.moved = this.moves++;
      this.blocks.set(key, kept);
    }
    return kept.block;
  }

  /** Keeps a block; the caller must not change it, and its buffer should hold nothing else. */
  set(key: string, block: Uint8Array<ArrayBuffer>): void {
    const cost = costOf(block);
    if (cost > this.capacity || this.blocks.has(key)) return;
    this.blocks.set(key, { block, moved: this.moves++ });
    this.held += cost;
    for (const [oldest, old] of this.blocks) {
      if (this.held <= this.capacity) break;
      this.blocks.delete(oldest);
      this.held -= costOf(old.block);
    }
  }
}

/** How a cache is used: what it holds and may hold, in bytes, and how often it had a block since it was made, or not. */
export interface CacheUse {
  readonly bytes: number;
  readonly capacity: number;
  readonly hits: number;
  readonly misses: number;
}

interface Kept {
  readonly block: Uint8Array<ArrayBuffer>;
  /** When it was put in or moved to the end, counted in such moves. */
  moved: number;
}

/**
 * What a block costs beside its payload: its key, its array and its place in the map, measured on V8. Many blocks are
 * smaller than this, so payloads alone would bound nothing.
 */
export const BOOKKEEPING_BYTES = 320;

function costOf(block: Uint8Array): number {
  return block.byteLength + BOOKKEEPING_BYTES;
}

/** A fifth of an edge isolate's 128 MB: the rest is for the code, the query's own work and the collector's slack. */
export const DEFAULT_CACHE_BYTES = 24 * 2 ** 20;
