/**
 * What recent requests cost, by route, as long as this isolate or process lives: counts and durations. Nothing of what was
 * asked is kept, nor who asked.
 */
import type { Usage } from '../../src/storage/meter.ts';

/** What one request cost: of its storage, and the milliseconds until its answer began. */
export interface RequestCost extends Usage {
  /** Pattern of the route, as /read/:id. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** Requests that are kept: enough for a twentieth of them to be some. */
export const MOST_KEPT = 300;

export class RequestRecord {
  private readonly kept: RequestCost[] = [];
  private total = 0;
  private began: number | null = null;

  /** Keeps it, and lets go of the oldest where there are too many. */
  add(cost: RequestCost): void {
    this.began ??= Date.now();
    this.total++;
    this.kept.push(cost);
    if (this.kept.length > MOST_KEPT) this.kept.shift();
  }

  /** Those that are kept, the oldest first. */
  get recent(): readonly RequestCost[] {
    return this.kept;
  }

  /** How many there were in all. */
  get counted(): number {
    return this.total;
  }

  /** When the first ended, in milliseconds since 1970; null before it has. */
  get since(): number | null {
    return this.began;
  }
}
