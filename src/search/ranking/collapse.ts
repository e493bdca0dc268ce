/**
 * Copies collapsed: of the articles of an answer that are one cluster of copies only the best placed is a result. Which one
 * that is depends on the whole answer and on no page of it, so pages are those of any other list.
 */
import { readClusters } from '../../index/cluster-members.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import type { CopyTable } from '../../segment/documents/copies.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { countOf, type DocumentsBySegment, type Found } from '../find.ts';
import type { SearchRequest, Sort } from '../request.ts';
import type { Scoring } from './rank.ts';

/** An article of an answer that is in a cluster. */
interface Member {
  /** Number of its segment. */
  readonly segment: number;
  readonly document: number;
  readonly time: number;
  /** 0 in an order of time. */
  score: number;
}

export interface Collapsed {
  /** The answer with one article of each cluster to be put in order. */
  readonly found: Found;
  /** Different stories among the articles that have every word, or in a relaxed answer a fair part. */
  readonly totalStories: number;
  /** Further ones that only articles with a part of the words tell. */
  readonly alsoRelaxedStories: number;
  /** What results stand for. */
  readonly copies: CopiesOfResults;
}

/** Copies that a result stands for. */
export interface CopiesOfResult {
  /** Other articles of the answer. */
  readonly count: number;
  /** The newspapers that have them, each once. */
  readonly sources: readonly string[];
}

/** Round trips: none where copies were prepared, else one. */
export async function collapse(
  { segments }: OpenIndex,
  found: Found,
  { sort = 'relevance' }: SearchRequest,
  scoring: Scoring,
): Promise<Collapsed> {
  const tables = await readClusters(segments);
  const clusters = clustersIn(found.all, tables);
  if (sort === 'relevance') setScores(clusters, found, scoring);
  for (const members of clusters) members.sort((a, b) => comparePlaces(a, b, sort));
  const dropped = segments.map(() => new Set<number>());
  for (const [, ...others] of clusters) {
    for (const { segment, document } of others) dropped[segment]!.add(document);
  }
  const all = found.all.map((own, i) =>
    dropped[i]!.size === 0 ? own : own.filter((document) => !dropped[i]!.has(document)),
  );
  const isAll = countOf(found.strict) === 0 || countOf(found.strict) === countOf(found.all);
  const totalStories = isAll ? countOf(all) : countStories(found.strict, tables);
  return {
    found: { ...found, all },
    totalStories,
    alsoRelaxedStories: countOf(all) - totalStories,
    copies: new CopiesOfResults(segments, clusters),
  };
}

/** The clusters that have several members among ascending documents. */
function clustersIn(documents: DocumentsBySegment, tables: readonly CopyTable[]): Member[][] {
  const firsts = new Map<number, Member>();
  const several = new Map<number, Member[]>();
  documents.forEach((own, segment) => {
    const { documents: copied, times, keys } = tables[segment]!;
    let at = 0;
    for (let i = 0; i < copied.length && at < own.length; i++) {
      const document = copied[i]!;
      while (at < own.length && own[at]! < document) at++;
      if (own[at] !== document) continue;
      const key = keys[i]!;
      const member = { segment, document, time: times[i]!, score: 0 };
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, member);
      else several.set(key, [...(several.get(key) ?? [first]), member]);
    }
  });
  return [...several.values()];
}

function countStories(documents: DocumentsBySegment, tables: readonly CopyTable[]): number {
  return clustersIn(documents, tables).reduce(
    (stories, { length }) => stories - length + 1,
    countOf(documents),
  );
}

/** Scores without what the places of words add: copies have the same words in the same places, or nearly. */
function setScores(clusters: readonly Member[][], { searches }: Found, { ranking, bm25 }: Scoring): void {
  const all = clusters.flat();
  searches.forEach((one, segment) => {
    const own = all.filter((member) => member.segment === segment);
    const members = new Map(own.map((member) => [member.document, member] as const));
    const documents = Uint32Array.from(members.keys()).sort();
    const hits = one.best(documents, documents.length, ranking, bm25, true);
    for (const { document, score } of hits) members.get(document)!.score = score;
  });
}

/**
 * The order of results. Of copies of one moment in several segments, the one in the later segment counts as the newer: their
 * ids would have to be read.
 */
function comparePlaces(a: Member, b: Member, sort: Sort): number {
  const age = a.time - b.time || a.segment - b.segment || a.document - b.document;
  if (sort === 'oldest') return age;
  return sort === 'newest' ? -age : b.score - a.score || -age;
}

/** Finds what a result stands for. */
export class CopiesOfResults {
  private readonly segments: readonly SegmentReader[];
  private readonly clusters = new Map<string, readonly Member[]>();

  /** @param clusters each with the article that is a result first */
  constructor(segments: readonly SegmentReader[], clusters: readonly (readonly Member[])[]) {
    this.segments = segments;
    for (const members of clusters) {
      const { segment, document } = members[0]!;
      this.clusters.set(`${segment} ${document}`, members);
    }
  }

  /** In the order of the hits. One round trip where the column of sources was not prepared. */
  async of(hits: readonly { segment: SegmentReader; document: number }[]): Promise<CopiesOfResult[]> {
    const all = hits.map(({ segment, document }) => {
      const [, ...others] = this.clusters.get(`${this.segments.indexOf(segment)} ${document}`) ?? [];
      return others;
    });
    const needed = new Set(all.flat().map(({ segment }) => segment));
    const columns = new Map(
      await Promise.all(
        [...needed].map(
          async (segment) => [segment, (await this.segments[segment]!.columns.read(['source']))[0]!] as const,
        ),
      ),
    );
    return all.map((others) => {
      const sources = others.map(({ segment, document }) => {
        const { values, ordinals } = columns.get(segment)!;
        return values[ordinals[document]! - 1];
      });
      return { count: others.length, sources: [...new Set(sources.filter((one) => one !== undefined))] };
    });
  }
}
