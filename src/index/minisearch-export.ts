/**
 * A plain MiniSearch of the same archive, for sites small enough to send their whole index to the browser, and the
 * options to load it with. Bundled as `fihris/minisearch`, this file is all such a site needs beside MiniSearch.
 */
import type { Options } from 'minisearch';
import { tokenise } from '../arabic/tokenise.ts';
import type { Article } from '../article/article.ts';
import { BM25 } from '../segment/postings/levels.ts';
import { TEXT_FIELD, TITLE_FIELD, TITLE_WEIGHT, termsOf } from './field.ts';

/** Stored with each article, for showing results. */
const STORED = ['title', 'url', 'published', 'section', 'source'];

/**
 * Options for `new MiniSearch(...)` and `MiniSearch.loadJSON(json, ...)`: our analyser, the pooled field and the title,
 * and queries that want all words. A query goes through the same analyser, so it may be spelt in any way.
 */
export const miniSearchOptions: Options<Article> = {
  idField: 'id',
  fields: [TEXT_FIELD, TITLE_FIELD],
  storeFields: STORED,
  extractField: (article, field) => {
    if (field === TEXT_FIELD) return pooledText(article);
    return article[field as keyof Article] as string;
  },
  tokenize: (text) => tokenise(text).map((token) => token.surface),
  processTerm: (surface) => termsOf(surface),
  searchOptions: {
    fields: [TEXT_FIELD],
    combineWith: 'AND',
    bm25: { k: BM25.k, b: BM25.b, d: 0 },
    // In a query a word stands for its stem alone: wanting both terms would want the very form that was typed.
    processTerm: (surface) => termsOf(surface)[1]!,
  },
};

function pooledText({ title, body }: Article): string {
  return [...Array<string>(TITLE_WEIGHT).fill(title), body].join('\n');
}
