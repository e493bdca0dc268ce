/**
 * Looks up what misspelt words of a query may have meant: known words one edit away, two known words run together, one
 * known word typed as two.
 */
import { isBareStopWord } from '../../arabic/lexicon.ts';
import { type Token, tokenise } from '../../arabic/tokenise.ts';
import { lookUpWords } from '../../segment/dictionary/near-words.ts';
import { SHORTEST_TABLE_WORD } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { cliticForms } from '../words/clitics-typed.ts';
import { type Choice, choicesBehindClitics, choicesFor, type Place, type Suspect } from './choices.ts';

/** Most words that are looked for in one query. */
const MOST_SUSPECTS = 3;
/** Letters of the first of two words that were run together, at least. */
const LEAST_FIRST = 2;

/**
 * Two round trips, for the root of the tables and for their pages; a third where nothing is near a word that may have
 * clitics.
 * @param text the query's
 * @returns for each suspect that there is a choice for its choices, the best first
 */
export async function correctionsOf(
  segments: readonly SegmentReader[],
  text: string,
  suspects: readonly Suspect[],
): Promise<Choice[][]> {
  const tokens = tokenise(text);
  const places = suspects.slice(0, MOST_SUSPECTS).map((suspect) => placeOf(suspect, tokens, text));
  const found = await lookUpWords(segments, {
    near: places.map(({ suspect }) => suspect.surface),
    beginnings: places.flatMap(({ splits, joins }) => [
      ...splits.map(([first]) => first),
      ...joins.map(({ surface }) => surface),
    ]),
    endings: places.flatMap(({ splits }) => splits.map(([, second]) => second)),
  });
  const choices = places.map((place, i) => choicesFor(place, found.near[i]!, found));
  const left = places.filter((_, i) => choices[i]!.length === 0);
  const late = left.length === 0 ? [] : await behindClitics(segments, left);
  return [...choices, ...late].filter((own) => own.length > 0);
}

/** Words that nothing is near may be near ones with clitics that the tables do not have them with. */
async function behindClitics(
  segments: readonly SegmentReader[],
  places: readonly Place[],
): Promise<Choice[][]> {
  const forms = places.map(({ suspect }) => cliticForms(suspect.surface));
  const near = forms.flat().map(({ word }) => word);
  const found = await lookUpWords(segments, { near, beginnings: [], endings: [] });
  let at = 0;
  return places.map((place, i) => {
    const own = forms[i]!;
    at += own.length;
    return choicesBehindClitics(place, own, found.near.slice(at - own.length, at));
  });
}

function placeOf(suspect: Suspect, tokens: readonly Token[], text: string): Place {
  const { surface } = suspect;
  const ranges = tokens.filter((token) => token.surface === surface);
  const at = tokens.findIndex((token) => token.surface === surface);
  const joins = [at - 1, at].flatMap((i) => {
    const [first, second] = [tokens[i], tokens[i + 1]];
    if (first === undefined || second === undefined) return [];
    const isApart = text.slice(first.end, second.start).trim() === '';
    const range = { start: first.start, end: second.end };
    return isApart ? [{ surface: first.surface + second.surface, range }] : [];
  });
  return { suspect, ranges, splits: splitsOf(surface), joins };
}

/** The two words a word may be; a first one of two letters is a particle. */
function splitsOf(surface: string): [string, string][] {
  const splits: [string, string][] = [];
  for (let at = LEAST_FIRST; at + SHORTEST_TABLE_WORD <= surface.length; at++) {
    const first = surface.slice(0, at);
    if (at >= SHORTEST_TABLE_WORD || isBareStopWord(first)) splits.push([first, surface.slice(at)]);
  }
  return splits;
}
