/**
 * Which clusters of copies the articles of an addition belong to. The bands of the new ones are looked up in every published
 * segment; what has one in common, or else the oldest article of its cluster, is read and compared. A published article
 * that stood alone is adopted: the new segment says which cluster it has come into.
 */
import { placeOf, readClusters } from '../index/cluster-members.ts';
import { contentHashOf } from '../index/content-hash.ts';
import { runsOf } from '../index/copied-text.ts';
import type { Clusters, CopyableArticle } from '../index/copy-clusters.ts';
import { type Copyable, CopyFinder, FORMULA } from '../index/copy-finder.ts';
import type { ComparedText } from '../index/copy-rule.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { DeletionsBySegment } from '../index/tombstones.ts';
import { type Adoption, type CopyTable, clusterKey } from '../segment/documents/copies.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';

/** Published articles read together. */
const READ_TOGETHER = 200;

/** A document of a published segment. */
interface Place {
  readonly segment: SegmentReader;
  readonly document: number;
}

/** The oldest article of a published cluster; of one without a key the only one. */
interface Published extends Copyable, Place {
  readonly time: number;
  readonly key: number | null;
}

/**
 * @param deletions what is retracted, and what the addition replaces
 * @param articles of the addition, in the order of time and id
 */
export async function addedClusters(
  index: OpenIndex,
  deletions: DeletionsBySegment,
  articles: readonly CopyableArticle[],
): Promise<Clusters> {
  const finder = new CopyFinder<CopyableArticle | Published>();
  for (const one of await publishedLike(index, deletions, articles)) {
    finder.know({ first: one, copies: [] }, one.bands);
  }
  for (const article of articles) await finder.place(article);
  const keys = new Map<string, number>();
  const adoptions: Adoption[] = [];
  for (const { first, copies } of finder.clusters) {
    if (copies.length === 0) continue;
    const key = await keyOf(first);
    for (const one of [first, ...copies]) if ('id' in one) keys.set(one.id, key);
    if ('id' in first || first.key !== null) continue;
    adoptions.push({ segment: first.segment.name, document: first.document, time: first.time, key });
  }
  return { keyOf: (id) => keys.get(id) ?? null, adoptions };
}

async function keyOf(first: CopyableArticle | Published): Promise<number> {
  if ('id' in first) return clusterKey(first.contentHash);
  if (first.key !== null) return first.key;
  const [article] = await first.segment.readDocuments([first.document]);
  return clusterKey(contentHashOf(article!));
}

/** The published clusters that have a band of any of the articles, by their oldest live article, the oldest first. */
async function publishedLike(
  { segments }: OpenIndex,
  deletions: DeletionsBySegment,
  articles: readonly CopyableArticle[],
): Promise<Published[]> {
  const wanted = new Set(articles.flatMap(({ bands }) => [...bands]));
  const tables = await readClusters(segments);
  const oldest = oldestByKey(segments, tables, deletions);
  const found = new Map<
    string,
    { first: Place & { time: number; key: number | null }; bands: Set<number> }
  >();
  for (const [i, segment] of segments.entries()) {
    const gone = deletions.get(segment.name);
    for (const { hash, document } of withoutFormulas(await segment.copies.having(wanted))) {
      if (gone?.has(document)) continue;
      const at = placeOf(tables[i]!.documents, document);
      const key = at === -1 ? null : tables[i]!.keys[at]!;
      const name = key === null ? `${i} ${document}` : `${key}`;
      const first = key === null ? { segment, document, time: 0, key } : { ...oldest.get(key)!, key };
      const known = found.get(name) ?? { first, bands: new Set<number>() };
      known.bands.add(hash);
      found.set(name, known);
    }
  }
  const all = await withTexts(
    [...found.values()].map(({ first, bands }) => ({ ...first, bands: [...bands] })),
  );
  return all.sort((a, b) => a.time - b.time);
}

function withoutFormulas<T extends { readonly hash: number }>(entries: readonly T[]): T[] {
  const counts = new Map<number, number>();
  for (const { hash } of entries) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return entries.filter(({ hash }) => counts.get(hash)! <= FORMULA);
}

/** The oldest article of each cluster that is not retracted; of those of one moment that of the earlier segment. */
function oldestByKey(
  segments: readonly SegmentReader[],
  tables: readonly CopyTable[],
  deletions: DeletionsBySegment,
): Map<number, Place & { time: number }> {
  const oldest = new Map<number, Place & { time: number }>();
  tables.forEach(({ documents, times, keys }, i) => {
    const segment = segments[i]!;
    const gone = deletions.get(segment.name);
    for (const [at, document] of documents.entries()) {
      const key = keys[at]!;
      const time = times[at]!;
      const before = oldest.get(key);
      if (gone?.has(document) || (before !== undefined && before.time <= time)) continue;
      oldest.set(key, { segment, document, time });
    }
  });
  return oldest;
}

type Unread = Place & { readonly time: number; readonly key: number | null; readonly bands: number[] };

/** With what is compared of each: runs are small, and read once for all articles of the addition. */
async function withTexts(all: readonly Unread[]): Promise<Published[]> {
  const published: Published[] = [];
  for (const segment of new Set(all.map((one) => one.segment))) {
    const own = all.filter((one) => one.segment === segment).sort((a, b) => a.document - b.document);
    for (let from = 0; from < own.length; from += READ_TOGETHER) {
      const some = own.slice(from, from + READ_TOGETHER);
      const articles = await segment.readDocuments(some.map(({ document }) => document));
      some.forEach((one, i) => {
        const { body, published: moment } = articles[i]!;
        const text: ComparedText = { runs: runsOf(body), time: Date.parse(moment) };
        published.push({ ...one, time: text.time, compared: () => Promise.resolve(text) });
      });
    }
  }
  return published;
}
