/** Documents that several lists have in common. */
import { EXHAUSTED } from '../../segment/postings/posting-cursor.ts';
import type { SetCursor } from './cursors.ts';

/**
 * Documents in all lists, ascending. The shortest list leads and the others are asked about its documents, so that
 * their blocks between them are never decoded, and a bitmap never at all.
 * @param cursors fresh; without any the answer is empty
 */
export function intersect(cursors: readonly SetCursor[]): Uint32Array {
  const [lead, ...others] = [...cursors].sort((a, b) => a.df - b.df);
  if (lead === undefined) return new Uint32Array();
  const documents = new Uint32Array(lead.df);
  if (others.length === 0) return documents.subarray(0, lead.drainInto(documents));
  let count = 0;
  for (let document = lead.document; document !== EXHAUSTED; ) {
    const obstacle = others.find((cursor) => !cursor.has(document));
    if (obstacle === undefined) {
      documents[count++] = document;
      document = lead.next();
    } else {
      // A cursor that moved says where it is next; a bitmap did not move.
      document = obstacle.document > document ? lead.seek(obstacle.document) : lead.next();
    }
  }
  return documents.subarray(0, count);
}

/** Where in ascending documents the first at or after `target` is; their number when there is none. */
export function firstAtOrAfter(documents: Uint32Array, target: number, from = 0): number {
  let low = from;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documents[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
