/**
 * A slip may be a word too, a rare one or another that is known. Where a short query finds little, words that one of its
 * words may be a slip of are looked for beside it, at a lower weight: those with which articles have all the words.
 */
import { analyse } from '../../arabic/analyser.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import { countOf, type DocumentsBySegment, type Found, resolved } from '../find.ts';
import { firstAtOrAfter } from '../matching/intersect.ts';
import type { Ranking } from '../ranking/ranking.ts';
import type { SearchRequest } from '../request.ts';
import type { Alternative } from '../words/alternatives.ts';
import type { QueryWord } from '../words/query.ts';
import type { Choice, Suspect } from './choices.ts';
import { type CorrectedQuery, withChoice } from './corrected-query.ts';
import { type LookAhead, MOST_RARE, mayBeSlip } from './look-ahead.ts';
import { type Finder, LEAST_ARTICLES } from './spelling.ts';

/** Words whose near words are looked for, the rarest forms first. */
const MOST_SUSPECTS = 3;
/** Words that are tried: each costs a page of the dictionary and its lists. */
const MOST_TRIED = 6;
/** A word that is taken for a slip is so many times rarer than what it may have been, where nothing has all words. */
const TIMES_OF_NOTHING = 1;
/** And where something has. */
const TIMES = 5;

/** What stands beside a word of the query. */
interface Beside {
  readonly surface: string;
  readonly alternative: Alternative;
}

/** What is answered, and what was probably meant where nothing has all the words. */
export interface Widened {
  readonly found: Found;
  readonly likeliest: CorrectedQuery | null;
}

/**
 * Articles that have all the words as typed are counted as before; the others stand among those with a part of them. Null
 * where nothing is found beside. What is tried was looked up with the query.
 */
export async function withSlipWords(
  index: OpenIndex,
  asTyped: Found,
  request: SearchRequest,
  ranking: Ranking,
  finder: Finder,
  ahead: LookAhead,
): Promise<Widened | null> {
  const suspects = suspectsIn(index, asTyped, request, ranking);
  if (suspects.length === 0) return null;
  const { query } = asTyped;
  const choices = ahead.choicesOf(suspects).flat();
  choices.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
  const tried = await Promise.all(
    choices.slice(0, MOST_TRIED).map(async (choice) => {
      const corrected = withChoice(query.text, choice);
      const articles = await finder.count(await finder.parse(corrected.text));
      return { corrected, articles, beside: besideOf(choice, query.text) };
    }),
  );
  const there = tried.filter(({ articles, beside }) => articles > 0 && beside !== null);
  if (there.length === 0) return null;
  const words = query.words.map((word) =>
    withBeside(
      word,
      there.map(({ beside }) => beside!),
    ),
  );
  const wide = await finder.find({ ...query, words });
  there.sort((a, b) => b.articles - a.articles);
  const isNothing = countOf(asTyped.strict) === 0;
  return { found: joined(asTyped, wide), likeliest: isNothing ? there[0]!.corrected : null };
}

/** Words that are worth looking near to. */
function suspectsIn(
  { documents }: OpenIndex,
  found: Found,
  { sort = 'relevance' }: SearchRequest,
  { fewStrict, manyWords }: Ranking,
): Suspect[] {
  const { words, phrases, condition } = found.query;
  const strict = countOf(found.strict);
  const isShort = words.length > 1 && words.length < manyWords && phrases.length === 0;
  if (condition !== null || !isShort || sort !== 'relevance' || strict >= fewStrict) return [];
  return words
    .filter(mayBeSlip)
    .map((word) => resolved(found, word))
    .filter(({ documentFrequency }) => documentFrequency > 0)
    .filter(
      ({ surfaceFrequency }) =>
        strict === 0 || (documents >= LEAST_ARTICLES && surfaceFrequency <= MOST_RARE),
    )
    .sort((a, b) => a.surfaceFrequency - b.surfaceFrequency)
    .slice(0, MOST_SUSPECTS)
    .map(({ word: { surface }, surfaceFrequency, documentFrequency }) => {
      return { surface, times: strict === 0 ? TIMES_OF_NOTHING : TIMES, surfaceFrequency, documentFrequency };
    });
}

/** Null for what is not one telling word in place of one. */
function besideOf({ text, ranges }: Choice, typed: string): Beside | null {
  const [meant, ...more] = analyse(text);
  const { start, end } = ranges[0]!;
  const [word, ...others] = analyse(typed.slice(start, end));
  if (meant === undefined || word === undefined || more.length + others.length > 0 || meant.isStopWord)
    return null;
  const { surface, stem } = meant;
  return { surface: word.surface, alternative: { term: text, surface, stem, why: 'spelling' } };
}

function withBeside(word: QueryWord, all: readonly Beside[]): QueryWord {
  const own = all.filter(({ surface }) => surface === word.surface).map(({ alternative }) => alternative);
  return own.length === 0 ? word : { ...word, alternatives: [...word.alternatives, ...own] };
}

/** All that were found either way; as having all the words count those that have them as typed. */
function joined({ strict, all }: Found, wide: Found): Found {
  const both = all.map((own, i) => union(own, wide.all[i]!));
  return { ...wide, strict, relaxed: without(both, strict), all: both };
}

function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  return new Uint32Array(new Set([...a, ...b])).sort();
}

function without(documents: DocumentsBySegment, others: DocumentsBySegment): DocumentsBySegment {
  return documents.map((own, i) => {
    const left = others[i]!;
    return own.filter((document) => left[firstAtOrAfter(left, document)] !== document);
  });
}
