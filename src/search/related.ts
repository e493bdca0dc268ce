/**
 * Related articles: the archive is asked for an article's signature stems, and of what answers, copies of the article
 * itself and of one another are left out. Round trips on a cold index: manifest, heads, id table, the article,
 * dictionary pages, lists, the candidates' articles.
 */
import { analyse } from '../arabic/analyser.ts';
import { type Article, articleOf, type StoredArticle } from '../article/article.ts';
import { UnknownArticleError } from '../errors.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { isTelling, occurrenceWeight, SIGNATURE_STEMS, type Signature } from '../index/signature.ts';
import { sketchOf } from '../index/sketch.ts';
import { impactsByLevel, inverseDocumentFrequency } from '../segment/levels.ts';
import { EXHAUSTED, PostingCursor } from '../segment/posting-cursor.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';
import { mergeByScore, type PlacedHit } from './merge-hits.ts';
import { readArticles } from './read-hits.ts';
import { isSameStory, type Story, storyOf } from './same-story.ts';
import { type Hit, TopK } from './top-k.ts';

export const DEFAULT_RELATED = 5;
/** Ids a caller may exclude at most. */
export const MOST_EXCLUDED = 100;

/** Candidates read beyond those wanted, to make up for copies. */
const SPARE_CANDIDATES = 8;
/** Candidates whose scores differ by less than this share count as equal, and the newer goes first. */
const NEAR_EQUAL = 0.05;
/** Share of the greatest possible score below which an article is not related, only alike in a word or two. */
const LEAST_SHARE = 0.12;
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
  const { title, signature, sketch, published } = await findArticle(index, id);
  return related(index, { id, signature, story: storyOf(title, sketch, published) }, options);
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
  const signature = byFrequency.map(([stem, tf]) => [stem, occurrenceWeight(tf)] as const);
  const sketch = sketchOf(analyse(text.body).map((token) => token.surface));
  return related(index, { id: null, signature, story: storyOf(title, sketch, null) }, options);
}

async function related(index: OpenIndex, source: Source, options: RelatedOptions): Promise<RelatedResult[]> {
  const limit = options.limit ?? DEFAULT_RELATED;
  const excluded = new Set([...(options.exclude ?? []), ...(source.id === null ? [] : [source.id])]);
  const candidates = await rankCandidates(index, source.signature, limit + excluded.size + SPARE_CANDIDATES);
  const chosen: Candidate[] = [];
  for (let from = 0; from < candidates.length && chosen.length < limit; from += limit + SPARE_CANDIDATES) {
    const batch = await readCandidates(candidates.slice(from, from + limit + SPARE_CANDIDATES));
    for (const candidate of newerFirst(batch)) {
      if (excluded.has(candidate.stored.id) || isSameStory(candidate.story, source.story)) continue;
      if (!chosen.some((other) => isSameStory(other.story, candidate.story))) chosen.push(candidate);
    }
  }
  return chosen.slice(0, limit).map(({ stored, score }) => ({ article: articleOf(stored), score }));
}

interface Candidate {
  readonly stored: StoredArticle;
  readonly story: Story;
  readonly score: number;
}

/** A stem of the source with its weight in the whole archive. */
interface WeightedStem {
  readonly index: number;
  readonly weight: number;
}

async function rankCandidates(index: OpenIndex, signature: Signature, most: number): Promise<PlacedHit[]> {
  const lists = await Promise.all(index.segments.map((segment) => openStems(segment, signature)));
  const weighted = signature
    .map(([stem, weight], i): WeightedStem => {
      const df = lists.reduce((total, own) => total + own[i]!.documentFrequency, 0);
      const isUseful = df > 0 && isTelling(stem, df, index.documents);
      return { index: i, weight: isUseful ? weight * inverseDocumentFrequency(index.documents, df) : 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, SIGNATURE_STEMS);
  const floor = LEAST_SHARE * weighted.reduce((sum, { weight }) => sum + weight, 0);
  const impacts = impactsByLevel(index.manifest.bm25);
  const hits = index.segments.map((segment, s) => {
    const scores = new Float64Array(segment.documents);
    for (const { index: i, weight } of weighted) {
      const cursor = lists[s]![i]!.open();
      if (cursor === null) continue;
      for (let document = cursor.document; document !== EXHAUSTED; document = cursor.next()) {
        scores[document]! += weight * impacts[cursor.level]!;
      }
    }
    for (const document of segment.deletions.documents) scores[document] = 0;
    return bestOf(scores, most, floor).map((hit) => ({ ...hit, segment }));
  });
  return mergeByScore(hits, most);
}

/** A stem's list in a segment. */
interface StemList {
  /** Articles that have the stem and are not retracted. */
  readonly documentFrequency: number;
  /** A fresh cursor; null where the segment does not have the stem. */
  open(): PostingCursor | null;
}

/** Two round trips. */
async function openStems(segment: SegmentReader, signature: Signature): Promise<StemList[]> {
  const groups = await segment.lookUp(signature.map(([stem]) => stem));
  const refs = groups.filter((group) => group !== null).map((group) => group.postings);
  const parts = await segment.readLists(refs);
  return groups.map((group) => {
    if (group === null) return { documentFrequency: 0, open: () => null };
    const open = () => new PostingCursor(group.postings, parts.get(group.postings)!);
    return { documentFrequency: segment.deletions.liveFrequency(open()), open };
  });
}

function bestOf(scores: Float64Array, most: number, floor: number): Hit[] {
  const top = new TopK(most);
  scores.forEach((score, document) => {
    if (score > 0 && score >= floor) top.offer(document, score);
  });
  return top.sorted();
}

async function readCandidates(hits: readonly PlacedHit[]): Promise<Candidate[]> {
  const articles = await readArticles(hits);
  return hits.map(({ score }, i) => {
    const stored = articles[i]!;
    return { stored, story: storyOf(stored.title, stored.sketch, stored.published), score };
  });
}

/** Best first; of those within {@link NEAR_EQUAL} of the best that is left, the newest first. */
function newerFirst(candidates: readonly Candidate[]): Candidate[] {
  const left = [...candidates];
  const ordered: Candidate[] = [];
  while (left.length > 0) {
    const best = left[0]!.score;
    let next = 0;
    for (let i = 1; i < left.length && left[i]!.score >= best * (1 - NEAR_EQUAL); i++) {
      if (Date.parse(left[i]!.stored.published) > Date.parse(left[next]!.stored.published)) next = i;
    }
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}
