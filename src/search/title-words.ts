/** How many words the titles of documents have: where in their positions the body begins. */
import { tokenise } from '../arabic/tokenise.ts';
import type { SegmentReader } from '../segment/segment-reader.ts';

/** One round trip. */
export async function titleWords(segment: SegmentReader, documents: readonly number[]): Promise<number[]> {
  const articles = await segment.readDocuments(documents);
  return articles.map(({ title }) => tokenise(title).length);
}
