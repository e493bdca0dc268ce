/** Cursors over several lists at once, and what matching and scoring ask of any cursor. */
import type { PostingRef } from '../../segment/dictionary/dictionary-format.ts';
import { POSTINGS_PER_BLOCK } from '../../segment/format.ts';
import { EXHAUSTED, type PostingCursor } from '../../segment/postings/posting-cursor.ts';
import { decoderOf } from '../../segment/postings/posting-decoder.ts';

/** Walks the documents of a set. `df` is how many there are, or more. See {@link PostingCursor}. */
export type SetCursor = Pick<PostingCursor, 'df' | 'document' | 'has' | 'next' | 'seek' | 'drainInto'>;

/** Walks postings. */
export type Cursor = SetCursor & Pick<PostingCursor, 'level' | 'isInTitle' | 'bound'>;

/** Postings in memory: documents ascending, each once, and for each a payload byte (level * 2 + title). */
export class MergedPostings {
  readonly documents: Uint32Array;
  readonly payloads: Uint8Array;
  private greatest: Uint8Array | null = null;

  constructor(documents: Uint32Array, payloads: Uint8Array) {
    this.documents = documents;
    this.payloads = payloads;
  }

  /**
   * The postings of several lists as one. Where a document is in more than one, it has the greatest of its levels, and is in
   * the title where one is: that does not depend on the order of the lists, nor on which others a segment has.
   * @param lists entries of the dictionary, each with its blocks
   */
  static of(lists: readonly (readonly [PostingRef, readonly Uint8Array[]])[]): MergedPostings {
    let parts = lists.map(([ref, blocks]) => decoded(ref, blocks));
    while (parts.length > 1) {
      const merged: MergedPostings[] = [];
      for (let i = 0; i < parts.length; i += 2) {
        const second = parts[i + 1];
        merged.push(second === undefined ? parts[i]! : mergedPair(parts[i]!, second));
      }
      parts = merged;
    }
    return parts[0] ?? new MergedPostings(new Uint32Array(), new Uint8Array());
  }

  /** The greatest level of each run of {@link POSTINGS_PER_BLOCK} postings. */
  greatestLevels(): Uint8Array {
    if (this.greatest !== null) return this.greatest;
    const greatest = new Uint8Array(Math.ceil(this.payloads.length / POSTINGS_PER_BLOCK));
    this.payloads.forEach((payload, i) => {
      const block = Math.floor(i / POSTINGS_PER_BLOCK);
      if (payload >>> 1 > greatest[block]!) greatest[block] = payload >>> 1;
    });
    this.greatest = greatest;
    return greatest;
  }
}

/** A whole list, straight from its decoder: a cursor would copy it block by block. */
function decoded(ref: PostingRef, parts: readonly Uint8Array[]): MergedPostings {
  const documents = new Uint32Array(ref.df);
  const payloads = new Uint8Array(ref.df);
  const { blocks, decode } = decoderOf(ref, parts);
  let before = -1;
  blocks.forEach(({ lastDocument }, block) => {
    const start = block * POSTINGS_PER_BLOCK;
    const count = Math.min(POSTINGS_PER_BLOCK, ref.df - start);
    decode(block, before, count, documents.subarray(start), payloads.subarray(start));
    before = lastDocument;
  });
  return new MergedPostings(documents, payloads);
}

function mergedPair(a: MergedPostings, b: MergedPostings): MergedPostings {
  const ofA = a.documents;
  const ofB = b.documents;
  const most = ofA.length + ofB.length;
  const documents = new Uint32Array(most);
  const payloads = new Uint8Array(most);
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < ofA.length && j < ofB.length) {
    const left = ofA[i]!;
    const right = ofB[j]!;
    if (left < right) {
      documents[count] = left;
      payloads[count++] = a.payloads[i++]!;
    } else {
      documents[count] = right;
      payloads[count++] = left > right ? b.payloads[j]! : strongest(a.payloads[i++]!, b.payloads[j]!);
      j++;
    }
  }
  const rest = i < ofA.length ? a : b;
  const from = rest === a ? i : j;
  documents.set(rest.documents.subarray(from), count);
  payloads.set(rest.payloads.subarray(from), count);
  count += rest.documents.length - from;
  return new MergedPostings(documents.subarray(0, count), payloads.subarray(0, count));
}

/** The greater level of two payloads, in the title where one is. */
function strongest(one: number, other: number): number {
  return (one >>> 1 > other >>> 1 ? one : other) | ((one | other) & 1);
}

/** A cursor over postings in memory; starts on the first. */
export class MergedCursor implements Cursor {
  readonly df: number;
  document: number;
  readonly postings: MergedPostings;
  private readonly documents: Uint32Array;
  private at = 0;

  constructor(postings: MergedPostings) {
    this.postings = postings;
    this.documents = postings.documents;
    this.df = this.documents.length;
    this.document = this.documents[0] ?? EXHAUSTED;
  }

  get isInTitle(): boolean {
    return (this.postings.payloads[this.at]! & 1) === 1;
  }

  get level(): number {
    return this.postings.payloads[this.at]! >>> 1;
  }

  has(document: number): boolean {
    return this.seek(document) === document;
  }

  next(): number {
    return this.to(Math.min(this.at + 1, this.df));
  }

  seek(target: number): number {
    return this.document >= target ? this.document : this.to(this.firstReaching(target));
  }

  drainInto(into: Uint32Array): number {
    const rest = this.documents.subarray(this.at);
    into.set(rest);
    this.to(this.df);
    return rest.length;
  }

  bound(target: number): { readonly greatestLevel: number; readonly lastDocument: number } {
    const at = this.document >= target ? this.at : this.firstReaching(target);
    if (at === this.df) return { greatestLevel: 0, lastDocument: EXHAUSTED };
    const block = Math.floor(at / POSTINGS_PER_BLOCK);
    const last = Math.min((block + 1) * POSTINGS_PER_BLOCK, this.df) - 1;
    return { greatestLevel: this.postings.greatestLevels()[block]!, lastDocument: this.documents[last]! };
  }

  private to(at: number): number {
    this.at = at;
    this.document = this.documents[at] ?? EXHAUSTED;
    return this.document;
  }

  /** Where the first posting at or after `target` is, looked for from the current one in steps that double. */
  private firstReaching(target: number): number {
    const { documents, df } = this;
    let step = 1;
    let low = this.at;
    while (low + step < df && documents[low + step]! < target) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, df);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (documents[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The documents that are in at least one of several lists, each once. */
export class UnionCursor implements SetCursor {
  /** Not less than the documents there are. */
  readonly df: number;
  private readonly cursors: readonly SetCursor[];

  /** @param cursors fresh, at least one */
  constructor(cursors: readonly SetCursor[]) {
    this.cursors = cursors;
    this.df = cursors.reduce((sum, { df }) => sum + df, 0);
  }

  get document(): number {
    let least = EXHAUSTED;
    for (const { document } of this.cursors) if (document < least) least = document;
    return least;
  }

  has(document: number): boolean {
    for (const cursor of this.cursors) if (cursor.has(document)) return true;
    return false;
  }

  next(): number {
    const current = this.document;
    for (const cursor of this.cursors) if (cursor.document === current) cursor.next();
    return this.document;
  }

  seek(target: number): number {
    for (const cursor of this.cursors) cursor.seek(target);
    return this.document;
  }

  drainInto(into: Uint32Array): number {
    const lists = this.cursors.map((cursor) => {
      const documents = new Uint32Array(cursor.df);
      return documents.subarray(0, cursor.drainInto(documents));
    });
    const all = lists.reduce(union);
    into.set(all);
    return all.length;
  }
}

/** Ascending documents that are in either of two lists. */
function union(a: Uint32Array<ArrayBuffer>, b: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const documents = new Uint32Array(a.length + b.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i]!;
    const right = b[j]!;
    documents[count++] = left < right ? left : right;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const rest = i < a.length ? a.subarray(i) : b.subarray(j);
  documents.set(rest, count);
  return documents.subarray(0, count + rest.length);
}
