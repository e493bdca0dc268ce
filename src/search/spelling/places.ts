/** Where misspelt words stand in a query, and which words they are run together from, or parts of. */
import { isBareStopWord } from '../../arabic/lexicon.ts';
import { type Token, tokenise } from '../../arabic/tokenise.ts';
import { SHORTEST_TABLE_WORD } from '../../segment/format.ts';
import type { Place, Split } from './choices.ts';

/** Letters of the first of two words that were run together, at least. */
const LEAST_FIRST = 2;

/** @param surfaces of words of the text */
export function placesOf(text: string, surfaces: readonly string[]): Place[] {
  const tokens = tokenise(text);
  return surfaces.map((surface) => placeOf(surface, tokens, text));
}

function placeOf(surface: string, tokens: readonly Token[], text: string): Place {
  const ranges = tokens.filter((token) => token.surface === surface);
  const at = tokens.findIndex((token) => token.surface === surface);
  const joins = [at - 1, at].flatMap((i) => {
    const [first, second] = [tokens[i], tokens[i + 1]];
    if (first === undefined || second === undefined) return [];
    const isApart = text.slice(first.end, second.start).trim() === '';
    const range = { start: first.start, end: second.end };
    return isApart ? [{ surface: first.surface + second.surface, range }] : [];
  });
  return { surface, ranges, splits: splitsOf(surface), joins };
}

/** The two words a word may be; a first one of two letters is a particle. */
function splitsOf(surface: string): Split[] {
  const splits: Split[] = [];
  for (let at = LEAST_FIRST; at + SHORTEST_TABLE_WORD <= surface.length; at++) {
    const first = surface.slice(0, at);
    const isParticle = isBareStopWord(first);
    if (at >= SHORTEST_TABLE_WORD || isParticle) splits.push([first, surface.slice(at), isParticle]);
  }
  return splits;
}
