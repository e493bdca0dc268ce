/**
 * What the places of a query's words in a text add to its score: words near each other, in any order, belong together,
 * and what an article is about stands in its title and its first sentences.
 */
import { endOfWords, wordsBetween } from '../../arabic/word-steps.ts';
import type { MatchedText } from '../snippets/word-matcher.ts';

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
  for (const { text, matches } of texts) {
    matches.forEach(({ end, word }, i) => {
      let distance = 0;
      let from = end;
      for (let j = i + 1; j < matches.length; j++) {
        const other = matches[j]!;
        distance += 1 + wordsBetween(text, from, other.start, NEAR);
        if (distance > NEAR) break;
        from = other.end;
        const a = word.stem;
        const b = other.word.stem;
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
  const end = endOfWords(body.text, 0, LEAD_WORDS);
  for (const { start, word } of body.matches) {
    if (start >= end) break;
    words.add(word);
  }
  let sum = 0;
  for (const { weight } of words) sum += weight;
  return sum;
}
