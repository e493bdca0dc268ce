/**
 * What the places of a query's words in a text add to its score: words near each other, in any order, belong together,
 * and what an article is about stands in its title and its first sentences.
 */
import type { MatchedText } from './word-matcher.ts';

/** Words further apart than this are not near: about a clause. */
const NEAR = 8;
/** Words at the beginning of a body: the first sentences of a report, which say what happened. */
const LEAD_WORDS = 50;

/**
 * For each two words of the query the weight of the one that says less, divided by the distance at which they stand nearest
 * to each other: 1 for side by side.
 */
export function proximityIn(texts: readonly MatchedText[]): number {
  const nearest = new Map<string, { distance: number; weight: number }>();
  for (const { matches } of texts) {
    matches.forEach(({ at, word }, i) => {
      for (let j = i + 1; j < matches.length; j++) {
        const other = matches[j]!;
        const distance = other.at - at;
        if (distance > NEAR) break;
        const [a, b] = [word.stem, other.word.stem];
        if (a === b) continue;
        const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
        const known = nearest.get(pair);
        if (known !== undefined && known.distance <= distance) continue;
        nearest.set(pair, { distance, weight: Math.min(word.weight, other.word.weight) });
      }
    });
  }
  let sum = 0;
  for (const { distance, weight } of nearest.values()) sum += weight / distance;
  return sum;
}

/** The weight of the query's words that are in the title or at the beginning of the body. */
export function leadWeight({
  title,
  body,
}: {
  readonly title: MatchedText;
  readonly body: MatchedText;
}): number {
  const words = new Set(title.matches.map(({ word }) => word));
  for (const { at, word } of body.matches) {
    if (at >= LEAD_WORDS) break;
    words.add(word);
  }
  let sum = 0;
  for (const { weight } of words) sum += weight;
  return sum;
}
