/**
 * What a search must give, worked out the slow way: one MiniSearch that holds everything, and a naive reading of the
 * articles for what MiniSearch does not know (phrases, exclusions, filters, the relaxed answer).
 */
import MiniSearch from 'minisearch';
import { type AnalysedToken, analyse, stemOf } from '../../src/arabic/analyser.ts';
import { spellingOf } from '../../src/arabic/spelling.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import { RANKING, type Ranking } from '../../src/search/ranking/ranking.ts';
import type { Alternative } from '../../src/search/words/alternatives.ts';
import {
  keyOf,
  parseQuery,
  type Query,
  type QueryPhrase,
  type QueryWord,
  scoringWords,
} from '../../src/search/words/query.ts';
import {
  BM25,
  impactOf,
  impactsByLevel,
  inverseDocumentFrequency,
  levelOf,
  quantisationError,
} from '../../src/segment/postings/levels.ts';

/** Nothing but the BM25 of the stems: what MiniSearch computes. */
export const PLAIN: Ranking = {
  ...RANKING,
  impactPower: 1,
  surfaceWeight: 0,
  sentenceSurfaceWeight: 0,
  titleBonus: 0,
  proximityBonus: 0,
  leadBonus: 0,
};
/** How far a score may be from MiniSearch's, as a share of it. */
export const TOLERANCE = quantisationError(BM25) + 1e-9;

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
  const words = parseQuery(typed, { alternatives: false }).words.map((word) => `=${word.stem}`);
  const stems = [...new Set(words)];
  const spellings = (stem: string) => words.filter((word) => word === stem).length;
  const hits = index.search(stems.join(' '), { combineWith: 'AND', boostTerm: spellings });
  return new Map(hits.map((hit) => [String(hit.id), hit.score / stems.length]));
}

/** The word of a list with clitics before it, or joined to a pronoun, as grammars write it down. */
function formsOf({ surface }: Alternative): RegExp {
  const joined = surface.replace(/\u0647$/, '\u062A').replace(/\u0621$/, '\u0626');
  const pronoun = '(?:\u0647|\u0647\u0627|\u0647\u0645|\u0647\u0645\u0627)';
  const article = '\u0627\u0644';
  return new RegExp(
    `^[\u0648\u0641]?(?:[\u0628\u0643]?(?:${article})?|\u0644|\u0644\u0644)(?:${surface}|(?:${surface}|${joined})${pronoun})$`,
  );
}

function spelt({ start, end, surface }: AnalysedToken, text: string): string {
  return spellingOf(text.slice(start, end), surface);
}

/** One article as the naive reader sees it. */
class Reading {
  readonly article: Article;
  readonly stems: ReadonlySet<string>;
  /** The pooled field: the title twice, then the body. */
  readonly pooled: readonly AnalysedToken[];
  readonly inTitle: readonly AnalysedToken[];
  readonly surfaces: ReadonlySet<string>;
  readonly spellings: ReadonlySet<string>;
  private readonly parts: readonly (readonly string[])[];

  constructor(article: Article) {
    this.article = article;
    const title = analyse(article.title);
    const tokens = [title, analyse(article.body)];
    this.inTitle = title;
    this.pooled = [...title, ...tokens.flat()];
    this.stems = new Set(this.pooled.map((token) => token.stem));
    this.surfaces = new Set(this.pooled.map((token) => token.surface));
    this.spellings = new Set([
      ...title.map((token) => spelt(token, article.title)),
      ...analyse(article.body).map((token) => spelt(token, article.body)),
    ]);
    this.parts = tokens.map((part) => part.map((token) => token.surface));
  }

  has({ words }: QueryPhrase): boolean {
    const wanted = words.map((word) => word.surface);
    return this.parts.some((part) =>
      part.some((_, start) => wanted.every((surface, i) => part[start + i] === surface)),
    );
  }

  hasWord({ isExact, surface, stem, spelling }: QueryWord): boolean {
    if (spelling !== null) return this.spellings.has(spelling);
    return isExact ? this.surfaces.has(surface) : this.stems.has(stem);
  }

  /** The surfaces that are forms of an alternative. */
  formsOf(alternative: Alternative): string[] {
    const pattern = formsOf(alternative);
    const own = this.pooled.filter(({ stem, surface }) => stem === alternative.stem && pattern.test(surface));
    return [...new Set(own.map(({ surface }) => surface))];
  }

  hasAny(word: QueryWord): boolean {
    return this.hasWord(word) || word.alternatives.some((other) => this.formsOf(other).length > 0);
  }
}

export interface NaiveAnswer {
  readonly relaxed: boolean;
  readonly ids: readonly string[];
  /** Those that follow, with a part of the words. */
  readonly also: readonly string[];
}

export interface NaiveOptions {
  /** The filters. */
  readonly keep?: (article: Article) => boolean;
  readonly exact?: boolean;
  readonly byTime?: boolean;
}

/** Which articles a query finds. */
export function naiveSearch(
  articles: readonly Article[],
  typed: string,
  { keep = () => true, exact = false, byTime = false }: NaiveOptions = {},
): NaiveAnswer {
  const query = parseQuery(typed, { exact });
  const readings = articles.map((article) => new Reading(article));
  const allowed = readings.filter((reading) => keep(reading.article) && !isExcluded(reading, query));
  const strict = allowed.filter(
    (reading) =>
      query.phrases.every((phrase) => reading.has(phrase)) &&
      query.words.every((word) => reading.hasAny(word)),
  );
  const isLong = query.words.length + query.phrases.length >= RANKING.longQuery;
  const canRelax = query.words.some((word) => !word.isExact) && query.words.length + query.phrases.length > 1;
  if (strict.length >= (byTime || !isLong ? 1 : RANKING.fewStrict) || !canRelax) {
    return { relaxed: false, ids: idsOf(strict), also: [] };
  }
  const holding = allowed.filter(
    (reading) =>
      query.phrases.every((phrase) => reading.has(phrase)) &&
      query.words.every((word) => !word.isExact || reading.hasWord(word)),
  );
  const found = relaxed(readings, holding, query);
  if (strict.length === 0) return { relaxed: found.length > 0, ids: idsOf(found), also: [] };
  return {
    relaxed: false,
    ids: idsOf(strict),
    also: idsOf(found.filter((reading) => !strict.includes(reading))),
  };
}

function isExcluded(reading: Reading, query: Query): boolean {
  return (
    query.excludedWords.some((word) => reading.hasWord(word)) ||
    query.excludedPhrases.some((phrase) => reading.has(phrase))
  );
}

function idfIn(all: readonly Reading[], has: (reading: Reading) => boolean): number {
  return inverseDocumentFrequency(all.length, all.filter(has).length);
}

/** What it says to have a word: of one no article has, what its alternatives say. Zero where nothing has either. */
function weightOf(all: readonly Reading[], word: QueryWord): number {
  if (all.some((reading) => reading.hasWord(word))) return idfIn(all, (reading) => reading.hasWord(word));
  const known = word.alternatives
    .map((other) => (reading: Reading) => reading.formsOf(other).length > 0)
    .filter((has) => all.some(has));
  return Math.max(0, ...known.map((has) => idfIn(all, has)));
}

function relaxed(all: readonly Reading[], holding: readonly Reading[], query: Query): Reading[] {
  const own = new Set(query.words.map(keyOf));
  const held = [
    ...scoringWords(query).filter((word) => !own.has(keyOf(word))),
    ...query.words.filter((word) => word.isExact),
  ];
  const heldWeight = held.reduce((sum, word) => sum + weightOf(all, word), 0);
  const open = query.words.filter((word) => !word.isExact);
  const weigh = (reading: Reading) =>
    Math.fround(
      open.reduce((sum, word) => (reading.hasAny(word) ? Math.fround(sum + weightOf(all, word)) : sum), 0) +
        heldWeight,
    );
  const whole = scoringWords(query).reduce((sum, word) => sum + weightOf(all, word), 0);
  const weighed = holding.map((reading) => ({ reading, weight: weigh(reading) }));
  const best = Math.max(0, ...weighed.map(({ weight }) => weight));
  const fair = Math.min(Math.fround(whole * RANKING.fairShare), best);
  return weighed.filter(({ weight }) => weight > 0 && weight >= fair).map(({ reading }) => reading);
}

/** The score of each article for a query of words, without what their places add, by the formulas written out. */
export function naiveScores(
  articles: readonly Article[],
  typed: string,
  { impactPower, titleBonus, surfaceWeight, sentenceSurfaceWeight, manyWords, alternativeWeights }: Ranking,
): Map<string, number> {
  const all = articles.map((article) => new Reading(article));
  const averageLength = all.reduce((sum, { surfaces }) => sum + surfaces.size, 0) / all.length;
  const impacts = impactsByLevel(BM25);
  const words = scoringWords(parseQuery(typed));
  const impact = (reading: Reading, isOne: (token: AnalysedToken) => boolean) => {
    const tf = reading.pooled.filter(isOne).length;
    if (tf === 0) return 0;
    return impacts[levelOf(impactOf(tf, reading.surfaces.size, averageLength, BM25), BM25)]! ** impactPower;
  };
  const bonus = (reading: Reading, isOne: (token: AnalysedToken) => boolean) =>
    reading.inTitle.some(isOne) ? 1 + titleBonus : 1;
  const scoreOf = (reading: Reading, word: QueryWord) => {
    const isSurface = (token: AnalysedToken) => token.surface === word.surface;
    const isWord = word.isExact ? isSurface : (token: AnalysedToken) => token.stem === word.stem;
    const idf = idfIn(all, (one) => one.hasWord(word));
    const surfaceIdf = idfIn(all, (one) => one.surfaces.has(word.surface));
    const own = idf * impact(reading, isWord) * bonus(reading, isWord);
    const formWeight = words.length < manyWords ? surfaceWeight : sentenceSurfaceWeight;
    const typedForm = word.isExact ? 0 : formWeight * surfaceIdf * impact(reading, isSurface);
    const others = word.alternatives.map((other) => {
      const forms = reading.formsOf(other);
      const otherIdf = idfIn(all, (one) => one.formsOf(other).length > 0);
      const greatest = Math.max(
        0,
        ...forms.map((form) => impact(reading, ({ surface }) => surface === form)),
      );
      const weight = alternativeWeights[other.why] * Math.min(idf, otherIdf);
      return weight * greatest * bonus(reading, ({ surface }) => forms.includes(surface));
    });
    return own + typedForm + others.reduce((sum, score) => sum + score, 0);
  };
  return new Map(
    all.map((reading) => [reading.article.id, words.reduce((sum, word) => sum + scoreOf(reading, word), 0)]),
  );
}

function idsOf(readings: readonly Reading[]): string[] {
  return readings.map((reading) => reading.article.id).sort();
}
