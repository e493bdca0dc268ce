/**
 * When two articles are copies: one report printed by several newspapers, perhaps cut or with another beginning. Unlike
 * articles that tell one story (`search/same-story.ts`), copies stand for one another in a list of results.
 */
import type { HashSet } from './hash-set.ts';

/** Hashes of a text that copies of it are looked for by. All but a few in a thousand copies share one of so many. */
export const BANDS = 8;

/** Texts with fewer runs of five words are too short to be told apart by them. */
const LEAST_RUNS = 8;
const DAY = 86_400_000;
/**
 * Reports of the same days are copies from these parts of their runs on: of the shorter text, and of the longer one, so that
 * a short report is no copy of a long article that has it among others. Read in pairs of real articles: a little below,
 * many were two reports of one event.
 */
const NEAR_DAYS = 2;
const NEAR_PART = 0.65;
const NEAR_PART_OF_LONGER = 0.4;
/** Further apart, what shares less is mostly the next of a series: the weather, the stock market, congratulations. */
const FAR_PART = 0.85;
const FAR_PART_OF_LONGER = 0.5;

/** What is compared of an article. */
export interface ComparedText {
  /** See `copied-text.ts`. */
  readonly runs: HashSet;
  /** Of publication, in milliseconds since 1970. */
  readonly time: number;
}

export function isCopy(a: ComparedText, b: ComparedText): boolean {
  const [shorter, longer] = a.runs.size <= b.runs.size ? [a.runs, b.runs] : [b.runs, a.runs];
  const isNear = Math.abs(a.time - b.time) <= NEAR_DAYS * DAY;
  const part = isNear ? NEAR_PART : FAR_PART;
  const partOfLonger = isNear ? NEAR_PART_OF_LONGER : FAR_PART_OF_LONGER;
  if (shorter.size < LEAST_RUNS || shorter.size < partOfLonger * longer.size) return false;
  const shared = shorter.sharedWith(longer);
  return shared >= part * shorter.size && shared >= partOfLonger * longer.size;
}

/**
 * The bands of a text: the least of its runs' hashes, ascending (A. Broder's bottom-k sketch). Two texts have one of
 * them in common with a chance that grows with what they share.
 */
export function bandsOf(runs: HashSet): number[] {
  const least: number[] = [];
  for (const run of runs.values()) {
    const hash = mixed(run);
    if (least.length === BANDS && hash >= least[BANDS - 1]!) continue;
    const at = least.findIndex((other) => hash < other);
    least.splice(at === -1 ? least.length : at, 0, hash);
    if (least.length > BANDS) least.pop();
  }
  return least;
}

/** The last steps of MurmurHash3: every bit of a run's hash changes half of the bits, and no two become one. */
function mixed(run: number): number {
  let hash = run ^ (run >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
