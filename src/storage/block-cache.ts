/**
 * Verified blocks, kept by recency in a bounded number of bytes. Holds finished bytes only, never promises: edge
 * isolates must not share pending work between requests, and a failure must not be remembered.
 */
export class BlockCache {
  private readonly capacity: number;
  private readonly blocks = new Map<string, Uint8Array<ArrayBuffer>>();
  private held = 0;

  /** @param capacity bytes to hold at most, with {@link BOOKKEEPING_BYTES} for each block; 0 turns the cache off */
  constructor(capacity = DEFAULT_CACHE_BYTES) {
    this.capacity = capacity;
  }

  /** Bytes held now, bookkeeping included. */
  get bytes(): number {
    return this.held;
  }

  get(key: string): Uint8Array<ArrayBuffer> | undefined {
    const block = this.blocks.get(key);
    if (block === undefined) return undefined;
    this.blocks.delete(key);
    this.blocks.set(key, block);
    return block;
  }

  /** Keeps a block; the caller must not change it, and its buffer should hold nothing else. */
  set(key: string, block: Uint8Array<ArrayBuffer>): void {
    const cost = costOf(block);
    if (cost > this.capacity || this.blocks.has(key)) return;
    this.blocks.set(key, block);
    this.held += cost;
    for (const [oldest, old] of this.blocks) {
      if (this.held <= this.capacity) break;
      this.blocks.delete(oldest);
      this.held -= costOf(old);
    }
  }
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
