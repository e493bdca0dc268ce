/**
 * QUESTION: five to nine words, as people ask for what they half remember: words that open a question, then telling and
 * ordinary words of an article's beginning in another order, without the conjunctions and prepositions that were written
 * on to them. The right answer is the article. As with the other sets, one half of the articles is for
 * tuning and the other for judging.
 */
import type { Article } from '../../src/article/article.ts';
import openings from './data/openings.json' with { type: 'json' };
import { drawQueries, type RelevanceQuery } from './draw.ts';
import { pick, type Random } from './random.ts';
import { VARIATIONS } from './typed.ts';
import { isArabicWord, keyOf, type WordCounts, wordsOf } from './words.ts';

const SEED = 606;
/** Words of the body that queries are taken from. The title is left out: it would be a headline query again. */
const BEGINNING = 40;
const LEAST_WORDS = 5;
const MOST_WORDS = 9;
/** Of the words after the opening, this share are telling ones. */
const TELLING_PART = 0.6;
/** A word must be in this many articles, or it is mostly a misprint. */
const LEAST_ARTICLES = 5;
/** Share of all articles up to which a word is telling, and up to which it is a word of a subject at all. */
const TELLING_SHARE = 0.03;
const ORDINARY_SHARE = 0.3;

/** Of articles without copies, the same every time. @param hasCopy ids left out, see `copies.ts` */
export function questionQueries(
  articles: readonly Article[],
  hasCopy: ReadonlySet<string>,
  counts: WordCounts,
  count: number,
): RelevanceQuery[] {
  return drawQueries(articles, hasCopy, SEED, count, (article, random) => question(article, counts, random));
}

/** Null where the beginning has too few words. */
function question({ body }: Article, counts: WordCounts, random: Random): string | null {
  const opening = pick(openings.openings, random)!;
  const size = LEAST_WORDS + random(MOST_WORDS - LEAST_WORDS + 1) - opening.split(' ').length;
  const words = distinct(wordsOf(body).slice(0, BEGINNING)).filter(isArabicWord);
  const shareOf = (word: string) => counts.textsWith(keyOf(word)) / counts.texts;
  const known = words.filter((word) => counts.textsWith(keyOf(word)) >= LEAST_ARTICLES);
  const telling = known.filter((word) => shareOf(word) <= TELLING_SHARE);
  const ordinary = known.filter((word) => shareOf(word) > TELLING_SHARE && shareOf(word) <= ORDINARY_SHARE);
  const most = Math.ceil(size * TELLING_PART);
  if (telling.length < most || ordinary.length < size - most) return null;
  const subject = shuffled(
    [...shuffled(telling, random).slice(0, most), ...shuffled(ordinary, random).slice(0, size - most)],
    random,
  ).join(' ');
  return `${opening} ${VARIATIONS['clitic-dropped']!(subject, random, counts) ?? subject}`;
}

/** Of words that differ in spelling only, the first. */
function distinct(words: readonly string[]): string[] {
  const byKey = new Map(words.toReversed().map((word) => [keyOf(word), word]));
  return [...byKey.values()].reverse();
}

function shuffled<T>(elements: readonly T[], random: Random): T[] {
  const left = [...elements];
  return elements.map(() => left.splice(random(left.length), 1)[0]!);
}
