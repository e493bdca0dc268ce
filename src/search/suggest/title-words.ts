/** How many words the titles of documents have: where in their positions the body begins. */
import { tokenise } from '../../arabic/tokenise.ts';
import type { HeadlineRoot } from '../../segment/documents/headlines.ts';
import { HEADLINE_PAGE_DOCUMENTS, MOST_HEADLINE_WORDS } from '../../segment/format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';

/**
 * One round trip; one more for titles that are longer than headlines are kept.
 * @param root of the segment's headlines; null where no title has a word
 * @param documents ascending
 * @returns the words of each title, by document
 */
export async function titleWords(
  segment: SegmentReader,
  root: HeadlineRoot | null,
  documents: Uint32Array,
): Promise<ReadonlyMap<number, number>> {
  if (root === null) return new Map();
  const words = await headlineWords(segment, root, documents);
  const long = [...words.keys()].filter((document) => words.get(document) === MOST_HEADLINE_WORDS);
  const articles = await segment.readDocuments(long);
  long.forEach((document, i) => {
    words.set(document, tokenise(articles[i]!.title).length);
  });
  return words;
}

/** A title page begins with the words of each of its titles. */
async function headlineWords(
  segment: SegmentReader,
  root: HeadlineRoot,
  documents: Uint32Array,
): Promise<Map<number, number>> {
  const pageOf = (document: number) => Math.floor(document / HEADLINE_PAGE_DOCUMENTS);
  const pages = [...new Set(Array.from(documents, pageOf))];
  const payloads = await segment.readHeadlines(pages.map((page) => root.titles[page]!));
  const byPage = new Map(pages.map((page, i) => [page, payloads[i]!]));
  return new Map(
    Array.from(documents, (document) => [
      document,
      byPage.get(pageOf(document))![document % HEADLINE_PAGE_DOCUMENTS]!,
    ]),
  );
}
