/** Where words stand in one document: runs of words side by side, and runs near one another. */
import type { TextField } from '../../query/tree.ts';

/** First and last position of a run. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
}

/** Where a run stands, in order. @param positions of each of its words, ascending */
export function runsIn(positions: readonly (readonly number[])[]): Occurrence[] {
  const [starts = [], ...rest] = positions;
  const sets = rest.map((own) => new Set(own));
  return starts
    .filter((start) => sets.every((own, i) => own.has(start + i + 1)))
    .map((first) => ({ first, last: first + rest.length }));
}

/** Those in a field. @param titleWords words of the title: the body's positions come after them */
export function inField(
  occurrences: readonly Occurrence[],
  field: TextField,
  titleWords: number,
): Occurrence[] {
  return occurrences.filter(({ first }) => first < titleWords === (field === 'title'));
}

/** Whether there is an occurrence of each run that is at most `distance` words from one of the next. */
export function isChain(runs: readonly (readonly Occurrence[])[], distance: number): boolean {
  let reached = runs[0] ?? [];
  for (const next of runs.slice(1)) reached = nearThose(next, reached, distance);
  return reached.length > 0;
}

/** Of occurrences in order those that have one of others near, but not on the same words. */
function nearThose(
  occurrences: readonly Occurrence[],
  others: readonly Occurrence[],
  distance: number,
): Occurrence[] {
  let from = 0;
  return occurrences.filter(({ first, last }) => {
    // All of a run have one length, so those that end too early for this one do for the next.
    while (from < others.length && others[from]!.last < first - distance) from++;
    for (let i = from; i < others.length && others[i]!.first <= last + distance; i++) {
      const isApart = others[i]!.last < first || others[i]!.first > last;
      if (isApart) return true;
    }
    return false;
  });
}
