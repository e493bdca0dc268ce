/**
 * Looks into the headlines of one segment: words by their beginning, the documents of words, titles. What was read
 * stays at hand as long as the reader does. Each method that reads is one round trip, none where all is at hand.
 */
import { CorruptIndexError } from '../../errors.ts';
import { decodeSpelling } from '../dictionary/spelling-codec.ts';
import { compareBeginning } from '../dictionary/word-tables.ts';
import { HEADLINE_PAGE_DOCUMENTS } from '../format.ts';
import type { SegmentReader } from '../segment-reader.ts';
import { compareLetters, headlineWord } from './headline-letters.ts';
import {
  decodeHeadlineRoot,
  type HeadlineBlock,
  type HeadlineRoot,
  type HeadlineWordPage,
  HeadlineWords,
  headlineDocuments,
  readTitles,
  type Titles,
} from './headlines.ts';

/** Word pages of no more bytes are read all at once: which words are shown is known only after the titles were read. */
const READ_WHOLE_BYTES = 2 ** 20;

/** Words that were looked up, by their numbers; the same are shown again and again. */
const remembered = new WeakMap<HeadlineRoot, Map<number, SpeltHeadlineWord>>();
const MOST_REMEMBERED = 4_096;

function rememberedOf(root: HeadlineRoot): Map<number, SpeltHeadlineWord> {
  const known = remembered.get(root) ?? new Map<number, SpeltHeadlineWord>();
  if (known.size > MOST_REMEMBERED) known.clear();
  remembered.set(root, known);
  return known;
}

/** A word of headlines and where its list is. */
export interface HeadlineWord {
  readonly number: number;
  /** Documents with it in their title, retracted or not. */
  readonly documents: number;
  readonly listStart: number;
  readonly page: HeadlineWordPage;
}

/** A word of headlines for people. */
export interface SpeltHeadlineWord {
  readonly surface: string;
  /** How most documents of the segment spell it. */
  readonly spelling: string;
  readonly documents: number;
}

/** Where the parts of a segment's headlines are; null where no title has a word. One round trip. */
export async function readHeadlineRoot(segment: SegmentReader): Promise<HeadlineRoot | null> {
  const read = await segment.headlineRoot();
  return read && decodeHeadlineRoot(read.root, read.start, segment.documents);
}

/** Keeps what was made of headlines as long as their root is cached. Forgotten all at once, so that memory stays small. */
export class HeadlineMemo<T> {
  private readonly most: number;
  private readonly byRoot = new WeakMap<HeadlineRoot, Map<string, T>>();

  /** @param most values of one segment */
  constructor(most: number) {
    this.most = most;
  }

  of(root: HeadlineRoot): Map<string, T> {
    const known = this.byRoot.get(root) ?? new Map<string, T>();
    if (known.size >= this.most) known.clear();
    this.byRoot.set(root, known);
    return known;
  }
}

export class HeadlineReader {
  readonly segment: SegmentReader;
  private readonly root: HeadlineRoot;
  private readonly loaded = new Map<HeadlineWordPage, Uint8Array>();

  private constructor(segment: SegmentReader, root: HeadlineRoot) {
    this.segment = segment;
    this.root = root;
  }

  /** Null where no title has a word. One round trip. */
  static async open(segment: SegmentReader): Promise<HeadlineReader | null> {
    const root = await readHeadlineRoot(segment);
    return root === null ? null : new HeadlineReader(segment, root);
  }

  /**
   * Fetches the pages on which words with any of these beginnings stand; all pages where they are not many and none was
   * fetched before.
   */
  async prepare(beginnings: readonly Uint8Array[]): Promise<void> {
    const isFirst = this.isSmall && !remembered.has(this.root);
    await this.load(isFirst ? this.root.words : beginnings.flatMap((one) => pagesWith(this.root.words, one)));
    rememberedOf(this.root);
  }

  /**
   * What was made of the headlines before, by a memo; what was made is kept while nothing is retracted.
   * @param memo one for each kind of value
   */
  async remembered<T>(memo: HeadlineMemo<T>, key: string, make: () => Promise<T>): Promise<T> {
    if (this.segment.deletions.count > 0) return make();
    const known = memo.of(this.root);
    const value = known.get(key) ?? (await make());
    known.set(key, value);
    return value;
  }

  /** A word as it is, null where no title has it. It must have been prepared. */
  find(letters: Uint8Array): HeadlineWord | null {
    for (const page of pagesWith(this.root.words, letters)) {
      const words = this.walk(page);
      while (words.next()) {
        if (words.length !== letters.length || compareBeginning(words.letters, letters) !== 0) continue;
        return wordAt(words, page);
      }
    }
    return null;
  }

  /** Visits the words with a beginning, which must have been prepared, in order. */
  eachWith(beginning: Uint8Array, visit: (words: HeadlineWords, page: HeadlineWordPage) => void): void {
    for (const page of pagesWith(this.root.words, beginning)) {
      const words = this.walk(page);
      let order = -1;
      while (words.next()) {
        // A word that shares the whole beginning with one that has it has it too.
        if (order !== 0 || words.shared < beginning.length) {
          order = compareBeginning(words.letters.subarray(0, words.length), beginning);
        }
        if (order > 0) break;
        if (order === 0) visit(words, page);
      }
    }
  }

  /** Numbers of the words with a beginning: the first, and the one after the last. */
  rangeOf(beginning: Uint8Array): { readonly first: number; readonly end: number } {
    let first = -1;
    let end = -1;
    const pages = pagesWith(this.root.words, beginning);
    pages.forEach((page, i) => {
      // All words of a page between two others begin as the words around it do.
      if (i > 0 && i < pages.length - 1) {
        if (first === -1) first = page.firstNumber;
        end = page.endNumber;
        return;
      }
      const words = this.walk(page);
      while (words.next()) {
        const order = compareBeginning(words.letters.subarray(0, words.length), beginning);
        if (order > 0) break;
        if (order < 0) continue;
        if (first === -1) first = words.number;
        end = words.number + 1;
      }
    });
    return { first: Math.max(0, first), end: Math.max(0, end) };
  }

  /** Documents of words, ascending, the retracted ones included. */
  async documentsOf(words: readonly HeadlineWord[]): Promise<Uint32Array[]> {
    const blocks = await this.segment.readHeadlines(words.map(({ page }) => page.lists));
    return words.map((word, i) => headlineDocuments(blocks[i]!, word, this.segment.documents));
  }

  /** Titles of ascending documents. */
  async titlesOf(documents: Uint32Array): Promise<Titles> {
    const pages = new Map<number, HeadlineBlock>();
    for (const document of documents) {
      const page = Math.floor(document / HEADLINE_PAGE_DOCUMENTS);
      if (!pages.has(page)) pages.set(page, this.root.titles[page]!);
    }
    const payloads = await this.segment.readHeadlines([...pages.values()]);
    const byPage = new Map([...pages.keys()].map((page, i) => [page, payloads[i]!]));
    return readTitles(documents, (page) => byPage.get(page)!, this.segment.documents, this.root.wordCount);
  }

  /**
   * Visits all words, which must have been prepared, in order.
   * @param passOver whether the words of a page, all of which share the first `shared` letters of the first, may be left out
   */
  each(
    visit: (words: HeadlineWords) => void,
    passOver: (first: Uint8Array, shared: number) => boolean,
  ): void {
    const { words: pages } = this.root;
    pages.forEach((page, i) => {
      const next = pages[i + 1]?.first ?? new Uint8Array();
      let shared = 0;
      while (shared < next.length && page.first[shared] === next[shared]) shared++;
      if (passOver(page.first, shared)) return;
      const words = this.walk(page);
      while (words.next()) visit(words);
    });
  }

  /** Words by their numbers. */
  async wordsOf(numbers: Iterable<number>): Promise<ReadonlyMap<number, SpeltHeadlineWord>> {
    const known = rememberedOf(this.root);
    const missing = new Set<number>();
    for (const number of numbers) if (!known.has(number)) missing.add(number);
    if (missing.size === 0) return known;
    const found = await this.readWords([...missing].sort((a, b) => a - b));
    for (const [number, word] of found) known.set(number, word);
    return known;
  }

  private async readWords(sorted: readonly number[]): Promise<Map<number, SpeltHeadlineWord>> {
    const byPage = new Map<HeadlineWordPage, number[]>();
    for (const number of sorted) {
      const page = pageOf(this.root.words, number);
      const own = byPage.get(page);
      if (own === undefined) byPage.set(page, [number]);
      else own.push(number);
    }
    await this.load([...byPage.keys()]);
    const found = new Map<number, SpeltHeadlineWord>();
    for (const [page, own] of byPage) {
      const words = this.walk(page);
      for (const number of own) {
        while (words.number < number) if (!words.next()) throw contradiction();
        found.set(number, speltWord(words));
      }
    }
    return found;
  }

  private get isSmall(): boolean {
    const last = this.root.words.at(-1)!;
    return last.start + last.length <= READ_WHOLE_BYTES;
  }

  private walk(page: HeadlineWordPage): HeadlineWords {
    return new HeadlineWords(this.loaded.get(page)!, page.firstNumber);
  }

  private async load(pages: readonly HeadlineWordPage[]): Promise<void> {
    const missing = [...new Set(pages)].filter((page) => !this.loaded.has(page));
    const payloads = await this.segment.readHeadlines(missing);
    missing.forEach((page, i) => {
      this.loaded.set(page, payloads[i]!);
    });
  }
}

/** The word that a walk is at. */
export function wordAt(
  { number, documents, listStart }: HeadlineWords,
  page: HeadlineWordPage,
): HeadlineWord {
  return { number, documents, listStart, page };
}

/** The word that a walk is at, for people. */
export function speltWord({ letters, length, documents, spelling }: HeadlineWords): SpeltHeadlineWord {
  const surface = headlineWord(letters, length);
  return { surface, spelling: decodeSpelling(spelling, surface), documents };
}

/** The pages on which words with a beginning may stand. */
function pagesWith(pages: readonly HeadlineWordPage[], beginning: Uint8Array): readonly HeadlineWordPage[] {
  let low = 0;
  let high = pages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareLetters(pages[middle]!.first, beginning) < 0) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < pages.length && compareBeginning(pages[end]!.first, beginning) === 0) end++;
  return pages.slice(Math.max(0, low - 1), end);
}

function pageOf(pages: readonly HeadlineWordPage[], number: number): HeadlineWordPage {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pages[middle]!.endNumber <= number) low = middle + 1;
    else high = middle;
  }
  return pages[low]!;
}

function contradiction(): CorruptIndexError {
  return new CorruptIndexError('The headlines of a segment contradict themselves. Rebuild the index.');
}
