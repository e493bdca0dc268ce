/** The best k of a stream of scored documents. */

export interface Hit {
  readonly document: number;
  readonly score: number;
}

/** Order of hits in one segment: the better score first, and of equal scores the newer (later) document. */
export function compareHits(a: Hit, b: Hit): number {
  return b.score - a.score || b.document - a.document;
}

/** A binary heap with the worst kept hit on top. */
export class TopK {
  private readonly k: number;
  private readonly after: Hit | null;
  private readonly heap: Hit[] = [];

  /** @param after only hits that come after this one are kept; by default all may be */
  constructor(k: number, after: Hit | null = null) {
    this.k = k;
    this.after = after;
  }

  /** A hit must reach this score to be kept; any does until there are k. */
  get threshold(): number {
    return this.heap.length < this.k
      ? Number.NEGATIVE_INFINITY
      : (this.heap[0]?.score ?? Number.POSITIVE_INFINITY);
  }

  /** Keeps a hit if it is among the best so far. Most are not, and cost one comparison. */
  offer(document: number, score: number): void {
    if (this.k === 0 || score < this.threshold) return;
    const hit = { document, score };
    if (this.after !== null && compareHits(this.after, hit) >= 0) return;
    if (this.heap.length < this.k) {
      this.heap.push(hit);
      this.rise(this.heap.length - 1);
    } else if (compareHits(hit, this.heap[0]!) < 0) {
      this.heap[0] = hit;
      this.sink();
    }
  }

  /** The kept hits, best first. */
  sorted(): Hit[] {
    return [...this.heap].sort(compareHits);
  }

  private rise(from: number): void {
    const { heap } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (compareHits(heap[at]!, heap[parent]!) <= 0) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compareHits(heap[child]!, heap[worst]!) > 0) worst = child;
      }
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
      at = worst;
    }
  }
}
