/**
 * What a search must give, worked out the slow way: one MiniSearch that holds everything, and a naive reading of the
 * articles for what MiniSearch does not know (phrases, exclusions, filters, the relaxed answer).
 */
import MiniSearch from 'minisearch';
import { analyse, stemOf } from '../../src/arabic/analyser.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import { parseQuery, type Query, type QueryPhrase, scoringWords } from '../../src/search/query.ts';
import { FAIR_SHARE } from '../../src/search/ranking.ts';
import { BM25, inverseDocumentFrequency } from '../../src/segment/levels.ts';

/** MiniSearch's options, written out once more: the pooled field, both terms, BM25 without its constants. */
export function miniSearchOf(articles: readonly Article[]): MiniSearch<Article> {
  const index = new MiniSearch<Article>({
    fields: ['text'],
    extractField: ({ id, title, body }, field) => (field === 'id' ? id : `${title} ${title} ${body}`),
    tokenize: (text) => tokenise(text).map((token) => token.surface),
    processTerm: (surface) => [surface, `=${stemOf(surface)}`],
    searchOptions: {
      processTerm: (term) => term,
      tokenize: (text) => text.split(' '),
      bm25: { ...BM25, d: 0 },
    },
  });
  index.addAll(articles);
  return index;
}

/**
 * The articles that hold all the words, with the BM25 part of their score. MiniSearch multiplies by the number of
 * matched words, which is divided out; a stem asked for in two spellings scores twice.
 */
export function wantingAll(index: MiniSearch<Article>, typed: string): Map<string, number> {
  const words = parseQuery(typed).words.map((word) => `=${word.stem}`);
  const stems = [...new Set(words)];
  const spellings = (stem: string) => words.filter((word) => word === stem).length;
  const hits = index.search(stems.join(' '), { combineWith: 'AND', boostTerm: spellings });
  return new Map(hits.map((hit) => [String(hit.id), hit.score / stems.length]));
}

/** One article as the naive reader sees it. */
class Reading {
  readonly article: Article;
  readonly stems: ReadonlySet<string>;
  private readonly parts: readonly (readonly string[])[];

  constructor(article: Article) {
    this.article = article;
    const tokens = [analyse(article.title), analyse(article.body)];
    this.stems = new Set(tokens.flat().map((token) => token.stem));
    this.parts = tokens.map((part) => part.map((token) => token.surface));
  }

  has({ words }: QueryPhrase): boolean {
    const wanted = words.map((word) => word.surface);
    return this.parts.some((part) =>
      part.some((_, start) => wanted.every((surface, i) => part[start + i] === surface)),
    );
  }
}

export interface NaiveAnswer {
  readonly relaxed: boolean;
  readonly ids: readonly string[];
}

/** Which articles a query finds. @param keep the filters */
export function naiveSearch(
  articles: readonly Article[],
  typed: string,
  keep: (article: Article) => boolean = () => true,
): NaiveAnswer {
  const query = parseQuery(typed);
  const readings = articles.map((article) => new Reading(article));
  const allowed = readings.filter((reading) => keep(reading.article) && !isExcluded(reading, query));
  const holding = allowed.filter((reading) => query.phrases.every((phrase) => reading.has(phrase)));
  const strict = holding.filter(({ stems }) => query.words.every((word) => stems.has(word.stem)));
  const canRelax = query.words.length > 0 && query.words.length + query.phrases.length > 1;
  if (strict.length > 0 || !canRelax) return { relaxed: false, ids: idsOf(strict) };
  const found = relaxed(readings, holding, query);
  return { relaxed: found.length > 0, ids: idsOf(found) };
}

function isExcluded(reading: Reading, query: Query): boolean {
  return (
    query.excludedWords.some((word) => reading.stems.has(word.stem)) ||
    query.excludedPhrases.some((phrase) => reading.has(phrase))
  );
}

function relaxed(all: readonly Reading[], holding: readonly Reading[], query: Query): Reading[] {
  const frequency = (stem: string) => all.filter(({ stems }) => stems.has(stem)).length;
  const idf = (stem: string) => inverseDocumentFrequency(all.length, frequency(stem));
  const weightOf = ({ stems }: Reading) =>
    query.words.reduce((sum, word) => (stems.has(word.stem) ? Math.fround(sum + idf(word.stem)) : sum), 0) +
    phraseWeight;
  const own = new Set(query.words.map((word) => word.surface));
  const ofPhrases = scoringWords(query).filter((word) => !own.has(word.surface));
  const phraseWeight = ofPhrases.reduce((sum, word) => sum + idf(word.stem), 0);
  const known = scoringWords(query).filter((word) => frequency(word.stem) > 0);
  const whole = known.reduce((sum, word) => sum + idf(word.stem), 0);
  const weighed = holding.map((reading) => ({ reading, weight: Math.fround(weightOf(reading)) }));
  const best = Math.max(0, ...weighed.map(({ weight }) => weight));
  const fair = Math.min(Math.fround(whole * FAIR_SHARE), best);
  return weighed.filter(({ weight }) => weight > 0 && weight >= fair).map(({ reading }) => reading);
}

function idsOf(readings: readonly Reading[]): string[] {
  return readings.map((reading) => reading.article.id).sort();
}
