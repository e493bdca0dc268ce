/** What the owner of an archive wants to know of it: nothing that tells what people search for, or where the index lies. */
import { newestMoment } from '../../src/index/newest.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { type PartSize, partSizes } from '../../src/index/sizes.ts';
import { CURRENT_VERSION } from '../../src/segment/format.ts';
import type { CacheUse } from '../../src/storage/block-cache.ts';
import type { RequestCost, RequestRecord } from './request-record.ts';

export interface StatusReport {
  readonly generation: number;
  /** When this state was published; null where the storage does not say. */
  readonly published: string | null;
  /** Articles, the retracted ones left out. */
  readonly articles: number;
  /** Retracted articles that a compaction removes. */
  readonly retracted: number;
  /** When the newest article was published; null where there is none, or the index has too many segments to ask each. */
  readonly newestArticle: string | null;
  readonly analyser: string;
  /** Version of the segment format. */
  readonly format: number;
  readonly bytes: number;
  readonly parts: readonly PartSize[];
  readonly segments: readonly SegmentReport[];
  readonly cache: CacheUse;
  readonly requests: RequestsReport;
}

export interface SegmentReport {
  readonly articles: number;
  readonly retracted: number;
  readonly bytes: number;
}

export interface RequestsReport {
  /** When the first was answered; null before it was. */
  readonly since: string | null;
  readonly counted: number;
  /** How many of them, the last ones, the routes are about. */
  readonly kept: number;
  readonly routes: readonly RouteReport[];
}

export interface RouteReport {
  readonly route: string;
  readonly requests: number;
  /** Requests that were answered with 500 or 503. */
  readonly failed: number;
  readonly reads: Spread;
  readonly roundTrips: Spread;
  readonly bytes: Spread;
  readonly milliseconds: Spread;
  /** Reads of each of the last requests, the oldest first. */
  readonly lastReads: readonly number[];
}

/** The middle, the value that a twentieth passes, and the greatest. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

/** Bars of one chart at most. */
const MOST_LAST = 60;

/** Reads once of each segment at most. */
export async function statusReport(
  index: OpenIndex,
  cache: CacheUse,
  record: RequestRecord,
): Promise<StatusReport> {
  const { generation, analyser, utcOffset, segments } = index.manifest;
  const text = (moment: number | null | undefined) => momentText(moment ?? null, utcOffset);
  const reports = segments.map(({ documents, deleted, bytes }) => ({
    articles: documents - deleted,
    retracted: deleted,
    bytes,
  }));
  const sum = (of: (segment: SegmentReport) => number) =>
    reports.reduce((total, segment) => total + of(segment), 0);
  return {
    generation,
    published: text(index.published),
    articles: index.documents,
    retracted: sum(({ retracted }) => retracted),
    newestArticle: text(await newestMoment(index)),
    analyser,
    format: CURRENT_VERSION,
    bytes: sum(({ bytes }) => bytes),
    parts: partSizes(index),
    segments: reports,
    cache,
    requests: {
      since: text(record.since),
      counted: record.counted,
      kept: record.recent.length,
      routes: routesOf(record.recent),
    },
  };
}

/** The routes by how often they were asked. */
function routesOf(costs: readonly RequestCost[]): RouteReport[] {
  const byRoute = new Map<string, RequestCost[]>();
  for (const cost of costs) byRoute.set(cost.route, [...(byRoute.get(cost.route) ?? []), cost]);
  return [...byRoute]
    .map(([route, own]) => ({
      route,
      requests: own.length,
      failed: own.filter(({ status }) => status >= 500).length,
      reads: spreadOf(own.map(({ reads }) => reads)),
      roundTrips: spreadOf(own.map(({ roundTrips }) => roundTrips)),
      bytes: spreadOf(own.map(({ bytes }) => bytes)),
      milliseconds: spreadOf(own.map(({ milliseconds }) => Math.round(milliseconds * 10) / 10)),
      lastReads: own.slice(-MOST_LAST).map(({ reads }) => reads),
    }))
    .sort((a, b) => b.requests - a.requests || (a.route < b.route ? -1 : 1));
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}

/** ISO 8601 in the zone of the archive, to the second. */
function momentText(moment: number | null, utcOffset: string): string | null {
  if (moment === null) return null;
  const [hours, minutes] = utcOffset.slice(1).split(':').map(Number) as [number, number];
  const minutesAhead = (utcOffset.startsWith('-') ? -1 : 1) * (60 * hours + minutes);
  const local = new Date(moment + 60_000 * minutesAhead).toISOString();
  return `${local.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}${utcOffset}`;
}
