/** Filters in one segment: a range of documents for dates, a test of ordinals for columns. */

import { normalise } from '../../arabic/tokenise.ts';
import type { Column } from '../../segment/documents/column-reader.ts';
import type { ColumnName } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import type { Filters } from '../request.ts';
import type { TimeSpan } from './dates.ts';
import { normalValue } from './normal-values.ts';

/** Which documents of a segment may be in the answer. */
export interface SegmentFilter {
  /** First document, inclusive, and last, exclusive. */
  readonly start: number;
  readonly end: number;
  /** What else a document must be; null where the range says all. */
  readonly accepts: ((document: number) => boolean) | null;
}

/** One round trip, two for a tag; none without filters. */
export async function openFilter(
  segment: SegmentReader,
  filters: Filters,
  span: TimeSpan,
): Promise<SegmentFilter> {
  const columns: ColumnName[] = ['section', 'source', 'author'];
  const wanted = columns.filter((column) => filters[column] !== undefined);
  const [range, read, tagged] = await Promise.all([
    segment.times.between(span.from, span.to),
    segment.columns.read(wanted),
    filters.tag === undefined ? null : tagTest(segment, filters.tag),
  ]);
  const tests = wanted.map((column, i) => columnTest(read[i]!, filters[column]!));
  if (tagged !== null) tests.push(tagged);
  return {
    ...range,
    accepts: tests.length === 0 ? null : (document) => tests.every((test) => test(document)),
  };
}

/** Two round trips: which spellings of the tag there are, and the documents of those. */
async function tagTest(segment: SegmentReader, wanted: string): Promise<(document: number) => boolean> {
  const target = normalise(wanted);
  const entries = await segment.tags.entries();
  const lists = await segment.tags.lists(entries.filter(({ value }) => normalise(value) === target));
  const tagged = new Set<number>();
  for (const { documents } of lists) for (const document of documents) tagged.add(document);
  return (document) => tagged.has(document);
}

/** Values are compared in normal form, so that a filter may be spelt in any way a word may. */
function columnTest({ values, ordinals }: Column, wanted: string): (document: number) => boolean {
  const target = normalise(wanted);
  const matching = new Set(values.flatMap((_, i) => (normalValue(values, i) === target ? [i + 1] : [])));
  return (document) => matching.has(ordinals[document]!);
}
