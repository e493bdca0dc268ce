/** Sets of a segment's documents as bits: what and, or and not are computed on. */
import { EXHAUSTED } from '../../segment/postings/posting-cursor.ts';
import type { SetCursor } from './cursors.ts';

export class DocumentSet {
  private readonly bits: Uint32Array;

  /** @param bits of 32 documents each, the first the lowest */
  private constructor(bits: Uint32Array) {
    this.bits = bits;
  }

  /** No document. @param documents of the segment */
  static none(documents: number): DocumentSet {
    return new DocumentSet(new Uint32Array(Math.ceil(documents / 32)));
  }

  /** The documents from `start` to before `end`. */
  static range(documents: number, start: number, end: number): DocumentSet {
    const set = DocumentSet.none(documents);
    for (let document = start; document < end; document++) {
      if ((document & 31) === 0 && document + 32 <= end) {
        set.bits[document >>> 5] = 0xffffffff;
        document += 31;
      } else {
        set.add(document);
      }
    }
    return set;
  }

  static from(documents: number, some: Iterable<number>): DocumentSet {
    const set = DocumentSet.none(documents);
    for (const document of some) set.add(document);
    return set;
  }

  /** What is left of a cursor; moves it to its end. @param into room for as many documents as the cursor's `df` */
  static of(documents: number, cursor: SetCursor): DocumentSet {
    const set = DocumentSet.none(documents);
    const all = new Uint32Array(cursor.df);
    const count = cursor.drainInto(all);
    for (let i = 0; i < count; i++) set.add(all[i]!);
    return set;
  }

  /** The documents of a cursor that `accepts` says, asked while the cursor is on each. */
  static where(documents: number, cursor: SetCursor, accepts: () => boolean): DocumentSet {
    const set = DocumentSet.none(documents);
    for (let { document } = cursor; document !== EXHAUSTED; document = cursor.next()) {
      if (accepts()) set.add(document);
    }
    return set;
  }

  add(document: number): void {
    this.bits[document >>> 5]! |= 1 << (document & 31);
  }

  has(document: number): boolean {
    return ((this.bits[document >>> 5]! >>> (document & 31)) & 1) === 1;
  }

  and(other: DocumentSet): DocumentSet {
    return new DocumentSet(this.bits.map((bits, i) => bits & other.bits[i]!));
  }

  or(other: DocumentSet): DocumentSet {
    return new DocumentSet(this.bits.map((bits, i) => bits | other.bits[i]!));
  }

  without(other: DocumentSet): DocumentSet {
    return new DocumentSet(this.bits.map((bits, i) => bits & ~other.bits[i]!));
  }

  /** Ascending. */
  toArray(): Uint32Array {
    const documents = new Uint32Array(this.size);
    let count = 0;
    this.bits.forEach((word, i) => {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        documents[count++] = 32 * i + (31 - Math.clz32(rest & -rest));
      }
    });
    return documents;
  }

  get size(): number {
    let size = 0;
    for (const word of this.bits) size += bitsOf(word);
    return size;
  }
}

/** How many bits of a word are set, by adding neighbours. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
