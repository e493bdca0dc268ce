/**
 * Related articles, judged twice.
 *
 * By section: how many of the five are of the article's section, in an archive of the articles whose section is known.
 * Copies of a story are left out for all systems alike, and by the same measure. How old suggestions are is told beside
 * it: readers want the fresh before the stale.
 *
 * By text: how many suggestions repeat the article, in an archive where wire reports stand in several newspapers.
 */
import { join } from 'node:path';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { type Article, parsePublished } from '../../src/article/article.ts';
import { sketchOf } from '../../src/index/sketch.ts';
import { isSameStory, type Story, storyOf } from '../../src/search/related/same-story.ts';
import { writeDocuments, writeQueries } from './exchange.ts';
import { type Estimate, estimate, pairedDifference } from './measures.ts';
import { type Half, halfOf, shuffledById } from './random.ts';
import { repeats } from './repeats.ts';
import { type Job, runFihrisRelated, runMoreLikeThis } from './systems.ts';

const SAMPLE = 1_000;
const SUGGESTED = 5;
/** Suggestions asked of a system that does not leave copies out itself. */
const DEPTH = 40;
const SEED = 505;
const DAY = 86_400_000;

export interface RelatedFigures {
  readonly system: string;
  /** Articles that suggestions were asked for. */
  readonly articles: number;
  /** Share of five suggestions that are of the article's section; a missing suggestion counts as wrong. */
  readonly precision: Estimate;
  /** Beyond the first system's on the same articles; null for the first itself. */
  readonly difference: Estimate | null;
  /** Mean number of days between an article and a suggestion. */
  readonly meanDaysApart: number;
  /** Mean number of days between a suggestion and the newest article. */
  readonly meanAge: number;
}

/** Suggestions for each of some articles, by system. */
type Suggestions = readonly (readonly [system: string, ids: readonly (readonly string[])[]])[];

/** @param directory for files of the run */
export function measureRelated(
  articles: readonly Article[],
  half: Half,
  directory: string,
): RelatedFigures[] {
  const judged = articles.filter(({ section }) => section !== undefined);
  const byId = new Map(judged.map((article) => [article.id, article]));
  const sample = judged.filter(({ id }) => halfOf(id) === half);
  const job = jobOf(judged, sample, join(directory, 'sections'));
  const suggestions: [string, (readonly string[])[]][] = [['fihris', [...runFihrisRelated(job)]]];
  const likes = runMoreLikeThis(job, DEPTH);
  if (likes !== null) {
    const stories = new Stories(byId);
    suggestions.push(['lucene', likes.map((ids, i) => stories.withoutCopies(sample[i]!.id, ids))]);
  }
  return figuresOf(suggestions, sample, byId);
}

function figuresOf(
  suggestions: Suggestions,
  sample: readonly Article[],
  byId: ReadonlyMap<string, Article>,
): RelatedFigures[] {
  const newest = Math.max(...[...byId.values()].map(({ published }) => parsePublished(published)));
  const shares = suggestions.map(([, own]) => own.map((ids, i) => precision(sample[i]!, ids, byId)));
  return suggestions.map(([system, own], i) => {
    const times = own.map((ids) => ids.map((id) => parsePublished(byId.get(id)!.published)));
    const apart = times.flatMap((some, at) => {
      const source = parsePublished(sample[at]!.published);
      return some.map((time) => Math.abs(time - source) / DAY);
    });
    const ages = times.flat().map((time) => (newest - time) / DAY);
    return {
      system,
      articles: sample.length,
      precision: estimate(shares[i]!),
      difference: i === 0 ? null : pairedDifference(shares[i]!, shares[0]!),
      meanDaysApart: meanOf(apart),
      meanAge: meanOf(ages),
    };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function precision(source: Article, ids: readonly string[], byId: ReadonlyMap<string, Article>): number {
  return ids.slice(0, SUGGESTED).filter((id) => byId.get(id)!.section === source.section).length / SUGGESTED;
}

export interface RepeatFigures {
  readonly system: string;
  readonly articles: number;
  readonly suggestions: number;
  /** Suggestions that repeat the article they were suggested for. */
  readonly repeats: number;
  /** Suggestions that repeat one before them. */
  readonly repeatsOfOthers: number;
}

/** Lucene's as they come: how many there are to be left out. @param directory for files of the run */
export function measureRepeats(articles: readonly Article[], directory: string): RepeatFigures[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const sample = shuffledById(articles, SEED).slice(0, SAMPLE);
  const job = jobOf(articles, sample, join(directory, 'repeats'));
  const suggestions: [string, readonly (readonly string[])[]][] = [['fihris', runFihrisRelated(job)]];
  const likes = runMoreLikeThis(job, SUGGESTED);
  if (likes !== null) suggestions.push(['lucene', likes]);
  return suggestions.map(([system, own]) => {
    const texts = own.map((ids) => ids.map((id) => byId.get(id)!.body));
    const count = (isRepeat: (body: string, i: number, all: readonly string[], source: string) => boolean) =>
      texts.reduce(
        (sum, all, at) => sum + all.filter((body, i) => isRepeat(body, i, all, sample[at]!.body)).length,
        0,
      );
    return {
      system,
      articles: sample.length,
      suggestions: texts.flat().length,
      repeats: count((body, _i, _all, source) => repeats(body, source)),
      repeatsOfOthers: count((body, i, all) => all.slice(0, i).some((before) => repeats(body, before))),
    };
  });
}

/** Writes the files of a run. */
function jobOf(documents: readonly Article[], queries: readonly Article[], path: string): Job {
  const job = { documents: `${path}.tsv`, queries: `${path}-ids.txt`, rankings: `${path}.json` };
  writeDocuments(job.documents, documents);
  writeQueries(
    job.queries,
    queries.map(({ id }) => id),
  );
  return job;
}

/** Stories of articles, made when they are first compared. */
class Stories {
  private readonly articles: ReadonlyMap<string, Article>;
  private readonly known = new Map<string, Story>();

  constructor(articles: ReadonlyMap<string, Article>) {
    this.articles = articles;
  }

  /** The first suggestions that tell neither the source's story nor one another's. */
  withoutCopies(source: string, ids: readonly string[]): string[] {
    const chosen: string[] = [];
    for (const id of ids) {
      if (chosen.length === SUGGESTED) break;
      const isCopy = [source, ...chosen].some((other) => isSameStory(this.of(other), this.of(id)));
      if (!isCopy) chosen.push(id);
    }
    return chosen;
  }

  private of(id: string): Story {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const { title, body, published } = this.articles.get(id)!;
    const sketch = sketchOf(tokenise(body).map(({ surface }) => surface));
    const story = storyOf({ title, body, sketch, published });
    this.known.set(id, story);
    return story;
  }
}
