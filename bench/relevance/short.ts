/** SHORT: two to four telling words of an article's title and beginning. The right answer is the article. */
import type { Article } from '../../src/article/article.ts';
import { drawQueries, type RelevanceQuery } from './draw.ts';
import type { Random } from './random.ts';
import { isArabicWord, keyOf, type WordCounts, wordsOf } from './words.ts';

const SEED = 202;
/** Words of the body that queries are taken from: what a reader has seen of an article before searching for it. */
const BEGINNING = 60;
/** A word must be in this many articles: rarer ones are mostly misprints and odd forms that nobody searches for. */
const LEAST_ARTICLES = 10;
/** Share of all articles from which on a word tells nothing. */
const COMMON_SHARE = 0.02;
/** Queries are drawn from so many of the most telling words. */
const MOST_TELLING = 12;
/** Articles with fewer telling words are left out. */
const LEAST_TELLING = 4;

/** @param wanted when given, each query has a word of this kind, whether it is telling or not */
export function shortQueries(
  articles: readonly Article[],
  hasCopy: ReadonlySet<string>,
  counts: WordCounts,
  count: number,
  wanted?: (word: string) => boolean,
): RelevanceQuery[] {
  return drawQueries(articles, hasCopy, SEED, count, (article, random) =>
    shortQuery(article, counts, random, wanted),
  );
}

/** Words in the order of the text, or null where the article has too few. */
export function shortQuery(
  { title, body }: Article,
  counts: WordCounts,
  random: Random,
  wanted?: (word: string) => boolean,
): string | null {
  const words = [...wordsOf(title), ...wordsOf(body).slice(0, BEGINNING)];
  const telling = tellingWords(words, counts);
  if (telling.length < LEAST_TELLING) return null;
  const size = 2 + random(3);
  const chosen = new Set<string>();
  if (wanted !== undefined) {
    const word = words.find(wanted);
    if (word === undefined) return null;
    chosen.add(word);
  }
  while (chosen.size < size) chosen.add(telling[random(telling.length)]!);
  return [...chosen].sort((a, b) => words.indexOf(a) - words.indexOf(b)).join(' ');
}

/** The rarest first; of a word's spellings one. */
function tellingWords(words: readonly string[], counts: WordCounts): string[] {
  const byKey = new Map(words.filter((word) => isTelling(word, counts)).map((word) => [keyOf(word), word]));
  return [...byKey]
    .sort(([a], [b]) => counts.textsWith(a) - counts.textsWith(b) || (a < b ? -1 : 1))
    .slice(0, MOST_TELLING)
    .map(([, word]) => word);
}

function isTelling(word: string, counts: WordCounts): boolean {
  if (!isArabicWord(word)) return false;
  const texts = counts.textsWith(keyOf(word));
  return texts >= LEAST_ARTICLES && texts <= counts.texts * COMMON_SHARE;
}
