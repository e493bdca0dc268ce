/**
 * Verified blocks, kept by recency in a bounded number of bytes. Holds finished bytes only, never promises: edge
 * isolates must not share pending work between requests, and a failure must not be remembered.
 */
export class BlockCache {
  private readonly capacity: number;
  private readonly blocks = new Map<string, Uint8Array>();
  private held = 0;

  /** @param capacity bytes of payload to hold at most; 0 turns the cache off */
  constructor(capacity = DEFAULT_CACHE_BYTES) {
    this.capacity = capacity;
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.held;
  }

  get(key: string): Uint8Array | undefined {
    const block = this.blocks.get(key);
    if (block === undefined) return undefined;
    this.blocks.delete(key);
    this.blocks.set(key, block);
    return block;
  }

  /** Keeps a block; the caller must not change it, and its buffer should hold nothing else. */
  set(key: string, block: Uint8Array): void {
    if (block.byteLength > this.capacity || this.blocks.has(key)) return;
    this.blocks.set(key, block);
    this.held += block.byteLength;
    for (const [oldest, old] of this.blocks) {
      if (this.held <= this.capacity) break;
      this.blocks.delete(oldest);
      this.held -= old.byteLength;
    }
  }
}

/** A fifth of an edge isolate's 128 MB: the rest is for the code, the query's own work and the collector's slack. */
export const DEFAULT_CACHE_BYTES = 24 * 2 ** 20;
