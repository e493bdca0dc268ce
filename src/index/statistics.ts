/** Statistics over a whole archive, which every score is computed with, whatever segments its articles fell into. */
import { stemOf } from '../arabic/analyser.ts';
import { BM25, type Bm25 } from '../segment/postings/levels.ts';
import { distinctSurfaces } from './field.ts';

export interface Statistics {
  /** Articles of the index. */
  readonly documents: number;
  /** Mean number of distinct tokens of an article: the reference every impact in every segment was packed against. */
  readonly averageLength: number;
  readonly bm25: Bm25;
  /** How many articles of the index hold a stem; null when that is not known: such a stem comes into no signature. */
  documentFrequency(stem: string): number | null;
}

type Text = { readonly title: string; readonly body: string };

/** Counts the statistics of an archive, article by article. */
export class StatisticsCounter implements Statistics {
  readonly bm25 = BM25;
  documents = 0;
  private totalLength = 0;
  private readonly frequencies = new Map<string, number>();

  add(article: Text): void {
    this.count(article, 1);
  }

  /** Takes back an article that was added before. */
  remove(article: Text): void {
    this.count(article, -1);
  }

  /** Of an empty archive 1: a length that formulas can divide by. */
  get averageLength(): number {
    return this.documents === 0 ? 1 : this.totalLength / this.documents;
  }

  documentFrequency(stem: string): number {
    return this.frequencies.get(stem) ?? 0;
  }

  private count(article: Text, times: 1 | -1): void {
    const surfaces = distinctSurfaces(article);
    this.documents += times;
    this.totalLength += times * surfaces.size;
    const stems = new Set<string>();
    for (const surface of surfaces) stems.add(stemOf(surface));
    for (const stem of stems) this.frequencies.set(stem, this.documentFrequency(stem) + times);
  }
}
