/**
 * Finds clusters of copies among articles that come one after another, in the order of time and id. An article joins the
 * oldest cluster whose first article it is a copy of. So a cluster cannot wander: all its articles are copies of its first.
 *
 * In memory are the bands of every article, and nothing of its text, which is read again where bands meet.
 */
import { type ComparedText, isCopy } from './copy-rule.ts';

/** A band that more clusters have is a formula of some newspaper, and leads to no copies. */
export const FORMULA = 64;

type Bands = readonly number[] | Uint32Array;

/** An article as it is looked at. */
export interface Copyable {
  /** See `copy-rule.ts`. */
  readonly bands: Bands;
  readonly compared: () => Promise<ComparedText>;
}

/** A cluster, perhaps of one article. */
export interface Cluster<T extends Copyable> {
  readonly first: T;
  /** Later ones, in the order they came. */
  readonly copies: T[];
}

export class CopyFinder<T extends Copyable> {
  readonly clusters: Cluster<T>[] = [];
  private readonly byBand = new BandMap();

  /** Adds a cluster that is known already. @param bands by which it may be found */
  know(cluster: Cluster<T>, bands: Bands): void {
    this.remember(this.clusters.push(cluster) - 1, bands);
  }

  /** Puts an article into a cluster; into one of its own where it is no copy. */
  async place(article: T): Promise<Cluster<T>> {
    let joined = await this.clusterOf(article);
    if (joined === null) joined = this.clusters.push({ first: article, copies: [] }) - 1;
    else this.clusters[joined]!.copies.push(article);
    this.remember(joined, article.bands);
    return this.clusters[joined]!;
  }

  /** The oldest cluster whose first article this one is a copy of. */
  private async clusterOf(article: T): Promise<number | null> {
    const candidates = new Set<number>();
    for (const band of article.bands) {
      const having = this.byBand.get(band);
      if (having.length <= FORMULA) for (const cluster of having) candidates.add(cluster);
    }
    if (candidates.size === 0) return null;
    const own = await article.compared();
    for (const cluster of [...candidates].sort((a, b) => a - b)) {
      if (isCopy(await this.clusters[cluster]!.first.compared(), own)) return cluster;
    }
    return null;
  }

  private remember(cluster: number, bands: Bands): void {
    for (const band of bands) this.byBand.add(band, cluster);
  }
}

const FIRST_CAPACITY = 1 << 14;

/** From bands to clusters: chains in typed arrays, twenty bytes an entry, since there are eight for every article. */
class BandMap {
  private count = 0;
  private bands = new Uint32Array(FIRST_CAPACITY);
  private clusters = new Uint32Array(FIRST_CAPACITY);
  /** The entry before in the chain, plus 1; 0 at its end. */
  private before = new Uint32Array(FIRST_CAPACITY);
  private heads = new Uint32Array(2 * FIRST_CAPACITY);

  /** The distinct clusters that have a band; one more than {@link FORMULA} at most. */
  get(band: number): number[] {
    const found: number[] = [];
    for (let at = this.heads[this.placeOf(band)]!; at !== 0; at = this.before[at - 1]!) {
      if (this.bands[at - 1] !== band) continue;
      const cluster = this.clusters[at - 1]!;
      if (found.push(cluster) > FORMULA) break;
    }
    return found;
  }

  add(band: number, cluster: number): void {
    if (this.has(band, cluster)) return;
    if (this.count === this.bands.length) this.grow();
    this.bands[this.count] = band;
    this.clusters[this.count] = cluster;
    this.chain(this.count++);
  }

  private has(band: number, cluster: number): boolean {
    for (let at = this.heads[this.placeOf(band)]!; at !== 0; at = this.before[at - 1]!) {
      if (this.bands[at - 1] === band && this.clusters[at - 1] === cluster) return true;
    }
    return false;
  }

  private grow(): void {
    const doubled = (array: Uint32Array): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(2 * array.length);
      larger.set(array);
      return larger;
    };
    this.bands = doubled(this.bands);
    this.clusters = doubled(this.clusters);
    this.before = new Uint32Array(this.bands.length);
    this.heads = new Uint32Array(2 * this.bands.length);
    for (let entry = 0; entry < this.count; entry++) this.chain(entry);
  }

  private chain(entry: number): void {
    const place = this.placeOf(this.bands[entry]!);
    this.before[entry] = this.heads[place]!;
    this.heads[place] = entry + 1;
  }

  /** Bands are small numbers, being the least of many: their low bits are spread, their high ones are not. */
  private placeOf(band: number): number {
    return (band ^ (band >>> 15)) & (this.heads.length - 1);
  }
}
