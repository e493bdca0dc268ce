/**
 * The headlines of a segment: which words its titles have, in which documents, and the titles themselves as numbers of
 * these words. Suggestions are made of it. All of it follows from the surfaces of the dictionary and their positions.
 *
 *     headlines section := word pages, list blocks (one for each word page), title pages, root
 *     word page  := sealed( word, word, … )
 *     word       := letters shared with the word before (varint), letters that follow (varint), these letters (u8 each),
 *                   documents x 2 + (1 if a spelling follows) (varint), bytes of its list (varint),
 *                   [ length (varint), usual spelling around the surface ]
 *     list block := sealed( list, list, … )
 *     list       := gaps of the documents (varint each)
 *     title page := sealed( words of the title (u8) of each document, then their numbers (u16 or u24) )
 *     root       := sealed( word pages (varint), ( length, words, length of the list block (varint each),
 *                   letters of the first word (varint), these letters ) for each,
 *                   length of the title page (varint) for each HEADLINE_PAGE_DOCUMENTS documents )
 *
 * Words are numbered from 0 in their order; lengths are those with the seals. `headline-letters.ts` has the alphabet.
 */
import { CorruptIndexError } from '../../errors.ts';
import { SEAL_BYTES } from '../block.ts';
import { ByteReader } from '../byte-reader.ts';
import { HEADLINE_PAGE_DOCUMENTS } from '../format.ts';

/** A block of the section: where it starts there, and its bytes with the seal. */
export interface HeadlineBlock {
  readonly start: number;
  readonly length: number;
}

/** A page of words, with the block that has their lists. */
export interface HeadlineWordPage extends HeadlineBlock {
  /** Number of its first word, and the number after its last. */
  readonly firstNumber: number;
  readonly endNumber: number;
  readonly first: Uint8Array;
  readonly lists: HeadlineBlock;
}

/** Where everything in the section is. */
export interface HeadlineRoot {
  readonly words: readonly HeadlineWordPage[];
  readonly titles: readonly HeadlineBlock[];
  /** Words there are. */
  readonly wordCount: number;
}

/** Words that still have numbers of two bytes. */
const MOST_SHORT_NUMBERS = 0x10000;

/** Bytes of a word's number in titles. */
export function numberBytes(wordCount: number): number {
  return wordCount <= MOST_SHORT_NUMBERS ? 2 : 3;
}

const decoded = new WeakMap<Uint8Array, HeadlineRoot>();

/**
 * @param root unsealed; of the same block the answer is the same object
 * @param length of everything before it in the section
 * @param documents of the segment
 * @throws CorruptIndexError when the blocks are not as long
 */
export function decodeHeadlineRoot(root: Uint8Array, length: number, documents: number): HeadlineRoot {
  const known = decoded.get(root);
  if (known !== undefined) return known;
  const reader = new ByteReader(root);
  const pages = readWordPages(reader);
  const titles: HeadlineBlock[] = [];
  let start = pages.end;
  for (let first = 0; first < documents; first += HEADLINE_PAGE_DOCUMENTS) {
    const block = { start, length: readLength(reader) };
    titles.push(block);
    start += block.length;
  }
  if (start !== length || !reader.isAtEnd) throw contradiction();
  const { words, wordCount } = pages;
  const answer = { words, titles, wordCount };
  decoded.set(root, answer);
  return answer;
}

function readWordPages(reader: ByteReader) {
  const count = reader.varint();
  const read: { length: number; words: number; listBytes: number; first: Uint8Array }[] = [];
  for (let i = 0; i < count; i++) {
    const [length, words, listBytes] = [readLength(reader), reader.varint(), readLength(reader)];
    read.push({ length, words, listBytes, first: reader.raw(reader.varint()) });
  }
  let lists = read.reduce((sum, { length }) => sum + length, 0);
  let start = 0;
  let firstNumber = 0;
  const words = read.map(({ length, words: own, listBytes, first }): HeadlineWordPage => {
    const block = { start: lists, length: listBytes };
    const page = { start, length, firstNumber, endNumber: firstNumber + own, first, lists: block };
    lists += listBytes;
    start += length;
    firstNumber += own;
    return page;
  });
  return { words, wordCount: firstNumber, end: lists };
}

function readLength(reader: ByteReader): number {
  const length = reader.varint();
  if (length < SEAL_BYTES) throw contradiction();
  return length;
}

/** Walks the words of a page. What it says of a word holds until the next. */
export class HeadlineWords {
  /** The word's letters are the first {@link length} of these. */
  letters: Uint8Array = new Uint8Array(64);
  length = 0;
  /** Letters shared with the word before on the page. */
  shared = 0;
  number: number;
  /** Documents with the word in their title, retracted or not. */
  documents = 0;
  /** Where its list starts in the payload of the page's list block. */
  listStart = 0;
  private listEnd = 0;
  private spellingStart = 0;
  private spellingLength = 0;
  private readonly page: Uint8Array;
  private at = 0;

  /** @param page unsealed @param firstNumber of its first word */
  constructor(page: Uint8Array, firstNumber: number) {
    this.page = page;
    this.number = firstNumber - 1;
  }

  /** The usual spelling as `spelling-codec.ts` writes it. */
  get spelling(): Uint8Array {
    return this.page.subarray(this.spellingStart, this.spellingStart + this.spellingLength);
  }

  /** Goes to the next word; false after the last. @throws CorruptIndexError when the page contradicts itself */
  next(): boolean {
    const { page } = this;
    if (this.at >= page.length) return false;
    const shared = this.varint();
    const more = this.varint();
    if (shared > this.length || shared + more === 0 || more > page.length - this.at) throw contradiction();
    const length = shared + more;
    if (length > this.letters.length) this.grow(length);
    const { letters } = this;
    let { at } = this;
    for (let i = shared; i < length; i++) letters[i] = page[at++]!;
    this.at = at;
    this.shared = shared;
    this.length = length;
    this.number++;
    const documents = this.varint();
    this.documents = Math.floor(documents / 2);
    this.listStart = this.listEnd;
    this.listEnd += this.varint();
    this.spellingLength = documents % 2 === 1 ? this.varint() : 0;
    this.spellingStart = this.at;
    this.at += this.spellingLength;
    if (this.at > page.length || this.documents === 0) throw contradiction();
    return true;
  }

  private varint(): number {
    const { page } = this;
    const byte = page[this.at];
    if (byte !== undefined && byte < 0x80) {
      this.at++;
      return byte;
    }
    const reader = new ByteReader(page, this.at);
    const value = reader.varint();
    this.at = reader.at;
    return value;
  }

  private grow(length: number): void {
    const letters = new Uint8Array(2 * length);
    letters.set(this.letters);
    this.letters = letters;
  }
}

/**
 * The documents of a word, ascending.
 * @param block unsealed
 * @param most documents of the segment
 * @throws CorruptIndexError when the list names others
 */
export function headlineDocuments(
  block: Uint8Array,
  { listStart, documents }: Pick<HeadlineWords, 'listStart' | 'documents'>,
  most: number,
): Uint32Array {
  if (documents > most) throw contradiction();
  const list = new Uint32Array(documents);
  let at = listStart;
  let document = -1;
  for (let i = 0; i < documents; i++) {
    let byte = block[at++]!;
    let gap = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80 && scale < most * 0x80; scale *= 0x80) {
      byte = block[at++]!;
      gap += (byte & 0x7f) * scale;
    }
    document += gap + 1;
    // Written so that a number that is none fails too.
    if (!(document < most && byte < 0x80)) throw contradiction();
    list[i] = document;
  }
  return list;
}

/** What stands after the last word of each title in {@link Titles.words}. */
export const END_OF_TITLE = -1;

/** Titles one after another. */
export interface Titles {
  /** Numbers of words; each title ends with {@link END_OF_TITLE}. */
  readonly words: Int32Array;
  /** Where each title starts, in the order asked for. */
  readonly starts: Uint32Array;
}

/**
 * Titles of ascending documents.
 * @param pageOf the payload of a title page, by its number; of all that the documents are on
 * @throws CorruptIndexError when a page contradicts itself
 */
export function readTitles(
  documents: Uint32Array,
  pageOf: (page: number) => Uint8Array,
  segmentDocuments: number,
  wordCount: number,
): Titles {
  const width = numberBytes(wordCount);
  const starts = new Uint32Array(documents.length);
  let words = new Int32Array(16 * documents.length + 1);
  let length = 0;
  let open = -1;
  let page: Uint8Array = new Uint8Array();
  let slot = 0;
  let at = 0;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    const number = Math.floor(document / HEADLINE_PAGE_DOCUMENTS);
    const first = number * HEADLINE_PAGE_DOCUMENTS;
    if (number !== open) {
      page = pageOf(number);
      open = number;
      slot = 0;
      at = Math.min(HEADLINE_PAGE_DOCUMENTS, segmentDocuments - first);
      if (page.length < at) throw contradiction();
    }
    for (; slot < document - first; slot++) at += page[slot]! * width;
    const count = page[slot]!;
    if (at + count * width > page.length) throw contradiction();
    if (length + count + 1 > words.length) words = grown(words, length + count + 1);
    starts[i] = length;
    for (let word = 0, from = at; word < count; word++, from += width) {
      const low = page[from]! | (page[from + 1]! << 8);
      const value = width === 2 ? low : low | (page[from + 2]! << 16);
      if (value >= wordCount) throw contradiction();
      words[length++] = value;
    }
    words[length++] = END_OF_TITLE;
  }
  return { words: words.subarray(0, length), starts };
}

function grown(words: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * least);
  larger.set(words);
  return larger;
}

function contradiction(): CorruptIndexError {
  return new CorruptIndexError('The headlines of a segment contradict themselves. Rebuild the index.');
}
