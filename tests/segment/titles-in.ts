/** Titles as the headlines of a segment have them. */
import { HeadlineReader } from '../../src/segment/documents/headline-reader.ts';
import { END_OF_TITLE } from '../../src/segment/documents/headlines.ts';
import type { SegmentReader } from '../../src/segment/segment-reader.ts';

/** The surfaces of each title, in document order. */
export async function titlesIn(segment: SegmentReader): Promise<string[][]> {
  const headlines = await HeadlineReader.open(segment);
  if (headlines === null) return Array.from({ length: segment.documents }, () => []);
  const documents = Uint32Array.from({ length: segment.documents }, (_, document) => document);
  const { words, starts } = await headlines.titlesOf(documents);
  const spelt = await headlines.wordsOf(words.filter((word) => word !== END_OF_TITLE));
  return Array.from(starts, (start) => {
    const own = words.subarray(start, words.indexOf(END_OF_TITLE, start));
    return Array.from(own, (number) => spelt.get(number)!.surface);
  });
}
