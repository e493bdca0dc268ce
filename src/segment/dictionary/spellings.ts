/**
 * How the documents of a segment spell a surface. A surface stands for all spellings that the analyser folds into it
 * (with hamza or without, teh marbuta or heh); most have one. Everything here follows from which documents have which
 * spelling, so that merging gives what packing at once would have given.
 */
import { compareCodePoints } from './dictionary-format.ts';

export interface Spellings {
  /** The spelling most documents have; of equally frequent ones the first by code point. */
  readonly usual: string;
  /** Documents that hold the surface and never in the usual spelling, ascending. */
  readonly exceptions: readonly number[];
  /** The other spellings, by code point, each with the documents that have it, ascending; there is at least one. */
  readonly others: readonly OtherSpelling[];
}

export interface OtherSpelling {
  readonly spelling: string;
  readonly documents: readonly number[];
}

/** A surface that is spelt in one way only. */
export function onlySpelling(spelling: string): Spellings {
  return { usual: spelling, exceptions: [], others: [] };
}

/**
 * @param documents that hold the surface, ascending
 * @param bySpelling which of these have each spelling, ascending; each has one at least, and none is empty
 */
export function spellingsOf(
  documents: readonly number[],
  bySpelling: ReadonlyMap<string, readonly number[]>,
): Spellings {
  const sorted = [...bySpelling].sort(([a], [b]) => compareCodePoints(a, b));
  let usual = sorted[0]!;
  for (const one of sorted) if (one[1].length > usual[1].length) usual = one;
  const others = sorted
    .filter((one) => one !== usual)
    .map(([spelling, own]): OtherSpelling => ({ spelling, documents: own }));
  if (others.length === 0) return onlySpelling(usual[0]);
  return { usual: usual[0], exceptions: without(documents, usual[1]), others };
}

/** Which documents have each spelling: what {@link spellingsOf} was given. */
export function documentsBySpelling(
  documents: readonly number[],
  { usual, exceptions, others }: Spellings,
): Map<string, readonly number[]> {
  const bySpelling = new Map<string, readonly number[]>([[usual, without(documents, exceptions)]]);
  for (const { spelling, documents: own } of others) bySpelling.set(spelling, own);
  return bySpelling;
}

/** Ascending numbers without others, which are ascending too. */
export function without(numbers: readonly number[], others: ArrayLike<number>): number[] {
  if (others.length === 0) return [...numbers];
  let at = 0;
  return numbers.filter((number) => {
    while (at < others.length && others[at]! < number) at++;
    return others[at] !== number;
  });
}
