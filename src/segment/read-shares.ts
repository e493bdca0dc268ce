/**
 * Shares what a request may still read among its segments. Each call for blocks is told how many reads it may issue, so
 * that no segment takes what the others need, and no step of a search what the steps after it need.
 */
import type { SectionName } from './format.ts';

/** What a request may still read. */
export interface ReadBudget {
  readonly readsLeft: number;
  readonly bytesLeft: number;
}

/**
 * Reads that a call for blocks of a section leaves to what a request reads after it: a search goes from the dictionary by
 * the lists and the positions to the articles.
 */
const LEFT_FOR_LATER: Readonly<Partial<Record<SectionName, number>>> = {
  postings: 16,
  positions: 14,
  words: 14,
  documents: 4,
  headlines: 0,
};
const LEFT_AT_FIRST = 26;

/** Reads each segment needs at the least after such a call: lists, positions, document table, article. */
const NEEDED_LATER: Readonly<Partial<Record<SectionName, number>>> = {
  postings: 3,
  positions: 2,
  documents: 0,
  headlines: 3,
};
const NEEDED_AT_FIRST = 4;

/** Reads of a segment, opened already, below which nothing is fetched that might not be needed. */
const READS_OF_A_SEARCH = 6;

export class ReadShares {
  private readonly budget: ReadBudget;
  private readonly segments: number;
  /** Segments that have read of a section in this round. */
  private readonly served = new Map<SectionName, Set<string>>();
  private moreSteps = 0;

  /** @param segments how many share the budget: those that are read by ranges */
  constructor(budget: ReadBudget, segments: number) {
    this.budget = budget;
    this.segments = segments;
  }

  /** Tells that a search of each segment goes through more steps than one of words does. */
  expect(steps: number): void {
    this.moreSteps = Math.max(this.moreSteps, steps);
  }

  /** Whether there is too little left for reads ahead of need. */
  get isShort(): boolean {
    return this.budget.readsLeft < READS_OF_A_SEARCH * this.segments;
  }

  /**
   * Reads that a segment may issue now for blocks of a section, at least 1.
   * @param sharers segments that read of the section in this round, where it is known that not all do
   */
  next(segment: string, section: SectionName, sharers = this.segments): number {
    const round = Math.min(sharers, this.segments);
    const served = this.servedOf(section);
    if (served.has(segment) || served.size >= round) served.clear();
    const still = round - served.size;
    served.add(segment);
    const later = Math.max(
      LEFT_FOR_LATER[section] ?? LEFT_AT_FIRST,
      this.segments * (NEEDED_LATER[section] ?? NEEDED_AT_FIRST),
    );
    const more = section === 'documents' || section === 'headlines' ? 0 : this.moreSteps * this.segments;
    return Math.max(1, Math.floor((this.budget.readsLeft - later - more) / still));
  }

  private servedOf(section: SectionName): Set<string> {
    const served = this.served.get(section) ?? new Set();
    this.served.set(section, served);
    return served;
  }
}
