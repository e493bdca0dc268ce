/** Queries with some of their words exchanged for others. */
import type { Choice } from './choices.ts';

/** A query with corrections. */
export interface CorrectedQuery {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** What was exchanged, in order. */
  readonly replaced: readonly { readonly term: string; readonly as: string }[];
}

/** Queries that are tried at the same time. */
const MOST_QUERIES = 4;

/**
 * The query with the best choice for every word, then those with another choice for one of them, the likelier first.
 * @param choices for each misspelt word, the best first
 */
export function correctedQueries(text: string, choices: readonly (readonly Choice[])[]): CorrectedQuery[] {
  const best = choices.map((own) => own[0]!);
  const others = choices.flatMap((own, i) =>
    own.slice(1).map((choice) => ({ chosen: best.with(i, choice), loss: own[0]!.score - choice.score })),
  );
  others.sort((a, b) => a.loss - b.loss);
  const all = [best, ...others.map(({ chosen }) => chosen)].map((chosen) => corrected(text, chosen));
  return [...new Map(all.map((query) => [query.text, query])).values()].slice(0, MOST_QUERIES);
}

/** The query with one of its words exchanged. */
export function withChoice(text: string, choice: Choice): CorrectedQuery {
  return corrected(text, [choice]);
}

function corrected(text: string, chosen: readonly Choice[]): CorrectedQuery {
  const pieces = chosen.flatMap((choice) => choice.ranges.map(({ start, end }) => ({ start, end, choice })));
  pieces.sort((a, b) => a.start - b.start || b.choice.score - a.choice.score);
  const used = new Set<Choice>();
  const replaced = new Map<string, { term: string; as: string }>();
  let result = '';
  let at = 0;
  for (const { start, end, choice } of pieces) {
    // Both halves of a word that was typed as two may lead to it.
    if (start < at) continue;
    result += text.slice(at, start) + choice.text;
    at = end;
    used.add(choice);
    const term = text.slice(start, end);
    replaced.set(term, { term, as: choice.text });
  }
  return { text: result + text.slice(at), choices: [...used], replaced: [...replaced.values()] };
}
