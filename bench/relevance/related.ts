/**
 * Related articles: how many of the five are of the article's section, in an archive of the articles whose section is
 * known. Copies of a story are left out for all systems alike, and by the same measure. How many days lie between an
 * article and those suggested is told beside it: readers want the fresh before the stale.
 */
import { join } from 'node:path';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { type Article, parsePublished } from '../../src/article/article.ts';
import { sketchOf } from '../../src/index/sketch.ts';
import { isSameStory, type Story, storyOf } from '../../src/search/same-story.ts';
import { quantile } from '../figures.ts';
import { writeDocuments, writeQueries } from './exchange.ts';
import { type Estimate, estimate, pairedDifference } from './measures.ts';
import { hashOf } from './random.ts';
import { runFihrisRelated, runMoreLikeThis } from './systems.ts';

const SAMPLE = 1_000;
const SUGGESTED = 5;
/** Suggestions asked of a system that does not leave copies out itself. */
const DEPTH = 40;
const SEED = 505;
const DAY = 86_400_000;

export interface RelatedFigures {
  readonly system: string;
  /** Share of five suggestions that are of the article's section; a missing suggestion counts as wrong. */
  readonly precision: Estimate;
  /** Beyond the first system's on the same articles; null for the first itself. */
  readonly difference: Estimate | null;
  /** Median number of days between an article and a suggestion. */
  readonly medianDaysApart: number;
}

/** @param directory for files of the run */
export function measureRelated(articles: readonly Article[], directory: string): RelatedFigures[] {
  const judged = articles.filter(({ section }) => section !== undefined);
  const byId = new Map(judged.map((article) => [article.id, article]));
  const sample = [...judged].sort((a, b) => hashOf(a.id, SEED) - hashOf(b.id, SEED)).slice(0, SAMPLE);
  const job = {
    documents: join(directory, 'sections.tsv'),
    queries: join(directory, 'ids.txt'),
    rankings: join(directory, 'related.json'),
  };
  writeDocuments(job.documents, judged);
  writeQueries(
    job.queries,
    sample.map(({ id }) => id),
  );
  const suggestions: [string, (readonly string[])[]][] = [['fihris', [...runFihrisRelated(job)]]];
  const likes = runMoreLikeThis(job, DEPTH);
  if (likes !== null) {
    const stories = new Stories(byId);
    suggestions.push(['lucene', likes.map((ids, i) => stories.withoutCopies(sample[i]!.id, ids))]);
  }
  const shares = suggestions.map(([, own]) => own.map((ids, i) => precision(sample[i]!, ids, byId)));
  return suggestions.map(([system, own], i) => ({
    system,
    precision: estimate(shares[i]!),
    difference: i === 0 ? null : pairedDifference(shares[i]!, shares[0]!),
    medianDaysApart: quantile(
      own.flatMap((ids, at) => ids.map((id) => daysApart(sample[at]!, byId.get(id)!))),
      0.5,
    ),
  }));
}

function precision(source: Article, ids: readonly string[], byId: ReadonlyMap<string, Article>): number {
  return ids.slice(0, SUGGESTED).filter((id) => byId.get(id)!.section === source.section).length / SUGGESTED;
}

function daysApart(a: Article, b: Article): number {
  return Math.abs(parsePublished(a.published) - parsePublished(b.published)) / DAY;
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
