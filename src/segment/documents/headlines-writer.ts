/**
 * Writes the headlines of a segment; `headlines.ts` has the bytes. A title's words are the surfaces with the positions
 * from 0 on without a gap: behind the last word of a title a position is free.
 */
import { SEAL_BYTES, sealed, writeSealed } from '../block.ts';
import { ByteWriter } from '../byte-writer.ts';
import { encodeSpelling } from '../dictionary/spelling-codec.ts';
import { HEADLINE_PAGE_BYTES, HEADLINE_PAGE_DOCUMENTS, MOST_HEADLINE_WORDS } from '../format.ts';
import { NumberList } from '../number-list.ts';
import { type AnyPostings, flatOf } from '../postings/flat-postings.ts';
import { compareLetters, headlineLetters } from './headline-letters.ts';
import { numberBytes } from './headlines.ts';

/** A surface that some title may have. */
interface Surface {
  readonly surface: string;
  readonly spelling: string;
}

/** A word of titles, with its number in their order of coming. */
interface Word {
  readonly letters: Uint8Array;
  readonly surface: Surface;
  readonly came: number;
}

/** Titles as words by their order of coming, one after another. */
interface TitleWords {
  readonly lengths: Uint8Array;
  readonly words: Uint32Array;
}

export class HeadlinesWriter {
  private readonly surfaces: Surface[] = [];
  /** Document and position of each word that may be in a title, and the surface there. */
  private readonly places = new NumberList();
  private readonly placed = new NumberList();

  /** @param spelling the surface's usual one */
  add(surface: string, postings: AnyPostings, spelling: string): void {
    const { columns, from, count, positionsFrom } = flatOf(postings);
    const { documents, payloads, occurrences, positions } = columns;
    const before = this.places.length;
    let position = positionsFrom;
    for (let i = from; i < from + count; i++) {
      const end = position + occurrences[i]!;
      // The lowest bit of a payload says that the word is in the title.
      if ((payloads[i]! & 1) === 1) {
        for (let at = position; at < end && positions[at]! < MOST_HEADLINE_WORDS; at++) {
          this.places.push(documents[i]! * MOST_HEADLINE_WORDS + positions[at]!);
          this.placed.push(this.surfaces.length);
        }
      }
      position = end;
    }
    if (this.places.length > before) this.surfaces.push({ surface, spelling });
  }

  /**
   * The section, and the length of the root at its end; both are empty when no title has a word.
   * @param documents of the segment
   */
  finish(documents: number): { readonly bytes: Uint8Array<ArrayBuffer>; readonly rootLength: number } {
    const titles = this.titles(documents);
    const lists = listsOf(titles, this.surfaces.length);
    const words = this.wordsWith(lists);
    if (words.length === 0) return { bytes: new Uint8Array(), rootLength: 0 };
    const section = new ByteWriter(1 << 16);
    const root = new ByteWriter();
    writeWords(words, lists, section, root);
    writeTitles(titles, words, this.surfaces.length, section, root);
    const rootLength = root.length + SEAL_BYTES;
    writeSealed(section, root.take(), section.length);
    return { bytes: section.take(), rootLength };
  }

  private titles(documents: number): TitleWords {
    const starts = new Uint32Array(documents + 1);
    for (let i = 0; i < this.places.length; i++) starts[documentAt(this.places.at(i)) + 1]!++;
    for (let document = 0; document < documents; document++) starts[document + 1]! += starts[document]!;
    const next = starts.slice();
    const order = new Uint32Array(this.places.length);
    for (let i = 0; i < order.length; i++) order[next[documentAt(this.places.at(i))]!++] = i;
    const lengths = new Uint8Array(documents);
    const words = new Uint32Array(this.places.length);
    let length = 0;
    const slots = new Int32Array(MOST_HEADLINE_WORDS);
    for (let document = 0; document < documents; document++) {
      slots.fill(-1);
      for (const i of order.subarray(starts[document], starts[document + 1])) {
        slots[this.places.at(i) % MOST_HEADLINE_WORDS] = this.placed.at(i);
      }
      const end = slots.indexOf(-1);
      const count = end === -1 ? slots.length : end;
      words.set(slots.subarray(0, count), length);
      lengths[document] = count;
      length += count;
    }
    return { lengths, words: words.subarray(0, length) };
  }

  private wordsWith(lists: Lists): Word[] {
    const words = this.surfaces.flatMap((surface, came) =>
      lists.lengthOf(came) === 0 ? [] : [{ letters: headlineLetters(surface.surface), surface, came }],
    );
    return words.sort((a, b) => compareLetters(a.letters, b.letters));
  }
}

function documentAt(place: number): number {
  return Math.floor(place / MOST_HEADLINE_WORDS);
}

/** The documents of words, by the words' order of coming. */
interface Lists {
  readonly lengthOf: (came: number) => number;
  /** Ascending. */
  readonly of: (came: number) => Uint32Array;
}

function listsOf(titles: TitleWords, surfaces: number): Lists {
  const ends = new Uint32Array(surfaces);
  eachWord(titles, surfaces, (came) => ends[came]!++);
  for (let came = 1; came < surfaces; came++) ends[came]! += ends[came - 1]!;
  const startOf = (came: number) => (came === 0 ? 0 : ends[came - 1]!);
  const all = new Uint32Array(ends.at(-1) ?? 0);
  const next = Uint32Array.from(ends, (_, came) => startOf(came));
  eachWord(titles, surfaces, (came, document) => {
    all[next[came]!++] = document;
  });
  return {
    lengthOf: (came) => ends[came]! - startOf(came),
    of: (came) => all.subarray(startOf(came), ends[came]),
  };
}

/** Visits each word of each title once. */
function eachWord(
  { lengths, words }: TitleWords,
  surfaces: number,
  visit: (came: number, document: number) => void,
): void {
  const last = new Int32Array(surfaces).fill(-1);
  let at = 0;
  lengths.forEach((length, document) => {
    for (const came of words.subarray(at, at + length)) {
      if (last[came] !== document) visit(came, document);
      last[came] = document;
    }
    at += length;
  });
}

/** Writes word pages and their list blocks, and the root's part on them. */
function writeWords(words: readonly Word[], lists: Lists, section: ByteWriter, root: ByteWriter): void {
  const pages: { page: Uint8Array; lists: Uint8Array; words: number; first: Uint8Array }[] = [];
  const page = new ByteWriter(HEADLINE_PAGE_BYTES * 2);
  const block = new ByteWriter();
  let first: Word | null = null;
  let before: Uint8Array = new Uint8Array();
  let count = 0;
  const close = () => {
    pages.push({ page: page.take(), lists: block.take(), words: count, first: first!.letters });
    before = new Uint8Array();
    count = 0;
  };
  for (const word of words) {
    if (count === 0) first = word;
    writeWord(word, before, lists.of(word.came), page, block);
    before = word.letters;
    count++;
    if (page.length >= HEADLINE_PAGE_BYTES) close();
  }
  if (count > 0) close();
  for (const own of pages) section.raw(sealed(own.page, section.length));
  for (const own of pages) section.raw(sealed(own.lists, section.length));
  root.varint(pages.length);
  for (const own of pages) {
    root.varint(own.page.length + SEAL_BYTES);
    root.varint(own.words);
    root.varint(own.lists.length + SEAL_BYTES);
    root.varint(own.first.length);
    root.raw(own.first);
  }
}

function writeWord(
  { letters, surface }: Word,
  before: Uint8Array,
  documents: Uint32Array,
  page: ByteWriter,
  block: ByteWriter,
): void {
  let shared = 0;
  while (shared < before.length && shared < letters.length && before[shared] === letters[shared]) shared++;
  page.varint(shared);
  page.varint(letters.length - shared);
  page.raw(letters.subarray(shared));
  const spelt = encodeSpelling(surface.spelling, surface.surface);
  page.varint(documents.length * 2 + (spelt.length > 0 ? 1 : 0));
  const start = block.length;
  let last = -1;
  for (const document of documents) {
    block.varint(document - last - 1);
    last = document;
  }
  page.varint(block.length - start);
  if (spelt.length > 0) {
    page.varint(spelt.length);
    page.raw(spelt);
  }
}

/** Writes title pages, and the root's part on them. */
function writeTitles(
  { lengths, words }: TitleWords,
  order: readonly Word[],
  surfaces: number,
  section: ByteWriter,
  root: ByteWriter,
): void {
  const numbers = new Uint32Array(surfaces);
  order.forEach(({ came }, number) => {
    numbers[came] = number;
  });
  const width = numberBytes(order.length);
  const page = new ByteWriter();
  let at = 0;
  for (let first = 0; first < lengths.length; first += HEADLINE_PAGE_DOCUMENTS) {
    const own = lengths.subarray(first, first + HEADLINE_PAGE_DOCUMENTS);
    const end = at + own.reduce((sum, length) => sum + length, 0);
    page.raw(own);
    for (; at < end; at++) {
      const number = numbers[words[at]!]!;
      page.u16(number & 0xffff);
      if (width === 3) page.u8(number >>> 16);
    }
    root.varint(page.length + SEAL_BYTES);
    section.raw(sealed(page.take(), section.length));
  }
}
