/** Tells whether an article is the one an index holds, field for field, without reading that. */
import type { Article } from '../article/article.ts';
import { type HashPair, xxHash32 } from '../segment/checksum.ts';

const encoder = new TextEncoder();

/**
 * XXH32, with the seeds 0 and 1, of the article's fields as a JSON array in this order, null for those it does not
 * have. Of two different articles with one id, one pair in 2^64 has the same.
 */
export function contentHashOf(article: Article): HashPair {
  const { id, title, body, published, url, section, source, author, tags, image, summary } = article;
  const fields = [id, title, body, published, url, section, source, author, tags, image, summary];
  const bytes = encoder.encode(JSON.stringify(fields));
  return [xxHash32(bytes, 0), xxHash32(bytes, 1)];
}
