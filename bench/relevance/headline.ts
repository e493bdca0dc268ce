/** HEADLINE: a headline is searched among bodies whose titles are not indexed. The right answer is its article. */
import type { Article } from '../../src/article/article.ts';
import { drawQueries, type RelevanceQuery } from './draw.ts';
import { wordsOf } from './words.ts';

const SEED = 101;
/** Headlines of fewer words say too little, longer ones do not fit a query. */
const LEAST_WORDS = 4;
const LONGEST_TEXT = 250;
/** Bodies shorter than this often say nothing but the headline. */
const LEAST_BODY_WORDS = 40;

/**
 * Headlines of articles without copies, quotation marks and dashes taken out: systems read them as operators.
 * @param hasCopy ids left out, see `copies.ts`
 */
export function headlineQueries(
  articles: readonly Article[],
  hasCopy: ReadonlySet<string>,
  count: number,
): RelevanceQuery[] {
  return drawQueries(articles, hasCopy, SEED, count, ({ title, body }) =>
    isTelling(title) && wordsOf(body).length >= LEAST_BODY_WORDS ? wordsOf(title).join(' ') : null,
  );
}

function isTelling(title: string): boolean {
  return wordsOf(title).length >= LEAST_WORDS && title.length <= LONGEST_TEXT;
}
