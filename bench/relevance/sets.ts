/** The named sets of queries, made from the archive by seeded chance: the same every time. */
import type { Article } from '../../src/article/article.ts';
import { articlesWithCopies } from './copies.ts';
import type { RelevanceQuery } from './draw.ts';
import { headlineQueries } from './headline.ts';
import { questionQueries } from './question.ts';
import { type Half, halfOf, hashOf, randomFrom } from './random.ts';
import { shortQueries } from './short.ts';
import { VARIATIONS, WANTED_WORDS } from './typed.ts';
import { WordCounts } from './words.ts';

/** What is indexed: whole articles, or bodies without titles. */
export type Corpus = 'articles' | 'bodies';

export interface QuerySet {
  readonly name: string;
  readonly corpus: Corpus;
  readonly queries: readonly RelevanceQuery[];
}

const HEADLINES = 1_000;
const SHORT = 1_000;
const QUESTIONS = 1_000;
/** Queries that variations are tried on: some change few of them. */
const TYPED_FROM = 4_000;
const MOST_TYPED = 500;
const SEED = 303;

export const TYPED_PREFIX = 'typed-';
export const SET_NAMES: readonly string[] = [
  'headline',
  'short',
  'question',
  ...Object.keys(VARIATIONS).map((name) => TYPED_PREFIX + name),
];

/** All sets, of one half of the articles. @param limit most queries of a set */
export function querySets(articles: readonly Article[], half: Half, limit: number): QuerySet[] {
  const hasCopy = articlesWithCopies(articles);
  const counts = new WordCounts();
  for (const { title, body } of articles) counts.add(`${title} ${body}`);
  const halved = (queries: readonly RelevanceQuery[], most: number) =>
    queries
      .slice(0, most)
      .filter(({ id }) => halfOf(id) === half)
      .slice(0, limit);
  const short = shortQueries(articles, hasCopy, counts, TYPED_FROM);
  const typed = Object.entries(VARIATIONS).map(([name, vary]): QuerySet => {
    const wanted = WANTED_WORDS[name];
    const from =
      wanted === undefined ? short : shortQueries(articles, hasCopy, counts, 2 * MOST_TYPED, wanted);
    const queries = from.flatMap(({ id, text }) => {
      const changed = vary(text, randomFrom(hashOf(id + name, SEED)), counts);
      return changed === null ? [] : [{ id, text: changed, clean: text }];
    });
    return { name: TYPED_PREFIX + name, corpus: 'articles', queries: halved(queries, 2 * MOST_TYPED) };
  });
  const questions = questionQueries(articles, hasCopy, counts, QUESTIONS);
  const headline = headlineQueries(articles, hasCopy, HEADLINES);
  return [
    { name: 'headline', corpus: 'bodies', queries: halved(headline, HEADLINES) },
    { name: 'short', corpus: 'articles', queries: halved(short, SHORT) },
    { name: 'question', corpus: 'articles', queries: halved(questions, QUESTIONS) },
    ...typed,
  ];
}

/** The documents of a corpus. */
export function documentsOf(articles: readonly Article[], corpus: Corpus): readonly Article[] {
  return corpus === 'articles' ? articles : articles.map((article) => ({ ...article, title: '' }));
}
