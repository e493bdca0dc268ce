/**
 * The documents of a segment that are retracted: they stay in its bytes until it is merged, and in no answer. Segments
 * are never rewritten, so what is retracted is said beside them.
 */
import type { PostingCursor } from '../postings/posting-cursor.ts';

export class Deletions {
  static readonly NONE = new Deletions(new Uint32Array());

  /** Ascending, each once. */
  readonly documents: Uint32Array;

  constructor(documents: Uint32Array) {
    this.documents = documents;
  }

  get count(): number {
    return this.documents.length;
  }

  has(document: number): boolean {
    const at = this.firstAtOrAfter(document);
    return this.documents[at] === document;
  }

  /** Ascending documents without the deleted ones. */
  without(documents: Uint32Array): Uint32Array {
    if (this.count === 0) return documents;
    let at = 0;
    return documents.filter((document) => {
      while (at < this.count && this.documents[at]! < document) at++;
      return this.documents[at] !== document;
    });
  }

  /** These and others. */
  with(others: Iterable<number>): Deletions {
    return new Deletions(Uint32Array.from(new Set([...this.documents, ...others])).sort());
  }

  /** Postings of a list whose documents are not deleted. @param cursor fresh */
  liveFrequency(cursor: Pick<PostingCursor, 'df' | 'has'>): number {
    let dead = 0;
    for (const document of this.documents) if (cursor.has(document)) dead++;
    return cursor.df - dead;
  }

  /** Where in {@link documents} the first at or after a document is. */
  private firstAtOrAfter(document: number): number {
    let low = 0;
    let high = this.documents.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.documents[middle]! < document) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
