/**
 * Related articles: the archive is asked for an article's signature stems, and of what answers, copies of the article
 * itself and of one another are left out. Round trips on a cold index: manifest, heads, id table, the article,
 * dictionary pages, lists, the candidates' articles.
 */
import { analyse } from '../../arabic/analyser.ts';
import { type Article, articleOf, type StoredArticle } from '../../article/article.ts';
import { UnknownArticleError } from '../../errors.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import { isTelling, type Signature } from '../../index/signature.ts';
import { sketchOf } from '../../index/sketch.ts';
import type { PlacedHit } from '../ranking/merge-hits.ts';
import { readArticles } from '../read-hits.ts';
import { rankCandidates } from './related-candidates.ts';
import { isSameStory, type Story, storyOf } from './same-story.ts';

export const DEFAULT_RELATED = 5;
/** Ids a caller may exclude at most. */
export const MOST_EXCLUDED = 100;

/** Candidates read beyond those wanted, to make up for copies. */
const SPARE_CANDIDATES = 7;
/** Candidates beyond those wanted at most, where wire copies take their places: read only when the others are used up. */
const MOST_SPARE = 24;
/** Reads kept for what is read with candidates: the table that says where they are, and a read that is tried again. */
const READS_BESIDE_CANDIDATES = 6;
/** Share of its score that a candidate loses for being old, in the end; half of that after {@link FRESH_HALF_LIFE}. */
const STALE_LOSS = 0.1;
/** In milliseconds. */
const FRESH_HALF_LIFE = 30 * 86_400_000;
/** Stems of a text from outside the archive that are looked up, to choose its signature from. */
const CANDIDATE_STEMS = 24;

export interface RelatedOptions {
  /** 1 to 50. */
  readonly limit?: number | undefined;
  /** Ids never to be suggested, because the page shows them already. */
  readonly exclude?: readonly string[] | undefined;
}

export interface RelatedResult {
  readonly article: Article;
  readonly score: number;
}

/** What related articles are looked for by. */
interface Source {
  readonly id: string | null;
  readonly signature: Signature;
  readonly story: Story;
}

/** An article of the archive, wherever it is. @throws UnknownArticleError */
export async function findArticle(index: OpenIndex, id: string): Promise<StoredArticle> {
  const found = await Promise.all(
    index.segments.map(async (segment) => {
      const [, one] = await Promise.all([segment.prepareDocuments(), segment.findArticle(id)]);
      return one;
    }),
  );
  const article = found.find((one) => one !== null)?.article;
  if (article === undefined) throw new UnknownArticleError(`No article of this index has the id ${id}.`);
  return article;
}

/** Articles related to one of the archive. @throws UnknownArticleError */
export async function relatedToArticle(
  index: OpenIndex,
  id: string,
  options: RelatedOptions = {},
): Promise<RelatedResult[]> {
  const article = await findArticle(index, id);
  return related(index, { id, signature: article.signature, story: storyOf(article) }, options);
}

/** Articles related to a text that need not be in the archive. */
export async function relatedToText(
  index: OpenIndex,
  text: { readonly title?: string | undefined; readonly body: string },
  options: RelatedOptions = {},
): Promise<RelatedResult[]> {
  const frequencies = new Map<string, number>();
  const title = text.title ?? '';
  for (const { stem, isStopWord } of [...analyse(title), ...analyse(title), ...analyse(text.body)]) {
    if (!isStopWord && isTelling(stem, 0, index.documents))
      frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  }
  const byFrequency = [...frequencies].sort(([, a], [, b]) => b - a).slice(0, CANDIDATE_STEMS);
  const sketch = sketchOf(analyse(text.body).map((token) => token.surface));
  const story = storyOf({ title, body: text.body, sketch, published: null });
  return related(index, { id: null, signature: byFrequency, story }, options);
}

async function related(index: OpenIndex, source: Source, options: RelatedOptions): Promise<RelatedResult[]> {
  const limit = options.limit ?? DEFAULT_RELATED;
  const excluded = new Set([...(options.exclude ?? []), ...(source.id === null ? [] : [source.id])]);
  const candidates = await rankCandidates(index, source.signature, limit + excluded.size + MOST_SPARE);
  const chosen: Candidate[] = [];
  let from = 0;
  let size = limit + SPARE_CANDIDATES;
  while (chosen.length < limit && from < candidates.length && size > 0) {
    const batch = await readCandidates(candidates.slice(from, from + size));
    for (const candidate of freshFirst(batch)) {
      if (excluded.has(candidate.stored.id) || isSameStory(candidate.story, source.story)) continue;
      if (!chosen.some((other) => isSameStory(other.story, candidate.story))) chosen.push(candidate);
    }
    from += size;
    // Fewer related articles are better than none for want of reads.
    size = Math.min(SPARE_CANDIDATES, index.readsLeft - READS_BESIDE_CANDIDATES);
  }
  return chosen.slice(0, limit).map(({ stored, score }) => ({ article: articleOf(stored), score }));
}

interface Candidate {
  readonly stored: StoredArticle;
  readonly story: Story;
  readonly score: number;
}

async function readCandidates(hits: readonly PlacedHit[]): Promise<Candidate[]> {
  const articles = await readArticles(hits);
  return hits.map(({ score }, i) => {
    const stored = articles[i]!;
    return { stored, story: storyOf(stored), score };
  });
}

/**
 * Best first, with what is newer before what is not clearly better. Age is counted from the newest candidate: an archive
 * that ends years ago has its fresh articles too, and no clock is asked.
 */
function freshFirst(candidates: readonly Candidate[]): Candidate[] {
  const times = candidates.map(({ story }) => story.time ?? 0);
  const newest = Math.max(...times);
  return candidates
    .map((candidate, i) => ({ candidate, value: candidate.score * freshness(newest - times[i]!) }))
    .sort((a, b) => b.value - a.value)
    .map(({ candidate }) => candidate);
}

/** What a score is multiplied by: 1 for the newest, towards 1 - {@link STALE_LOSS} with age. */
function freshness(age: number): number {
  return 1 - STALE_LOSS * (1 - 2 ** (-age / FRESH_HALF_LIFE));
}
