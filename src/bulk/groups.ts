/** From the rows of an inverter, document by document, to lists, term by term. */
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';
import type { SurfaceLists } from '../segment/dictionary/dictionary-writer.ts';
import { onlySpelling, type Spellings, spellingsOf } from '../segment/dictionary/spellings.ts';
import { TITLE_GAP } from '../segment/format.ts';
import type { FlatPostings, PostingColumns } from '../segment/postings/flat-postings.ts';
import type { SegmentWriter } from '../segment/segment-writer.ts';
import type { Inverter, TermRows } from './inverter.ts';

/** Adds the groups of all articles of an inverter to a segment. */
export function addGroups(inverter: Inverter, writer: SegmentWriter): void {
  const { vocabulary } = inverter;
  const stems = new SortedRows(inverter.stems, vocabulary.stems.length, null);
  const surfaces = new SortedRows(inverter.surfaces, vocabulary.surfaces.length, inverter);
  const spelt = new SpeltDocuments(inverter);
  const ofStem = surfacesByStem(inverter);
  for (const stem of sortedByCodePoint(vocabulary.stems)) {
    const number = vocabulary.stemNumber(stem);
    const own = ofStem[number]!;
    if (own.length > 1) {
      own.sort((a, b) => compareCodePoints(vocabulary.surfaces[a]!, vocabulary.surfaces[b]!));
    }
    const lists = own.map((surface): SurfaceLists<FlatPostings> => {
      const postings = surfaces.listOf(surface);
      return {
        surface: vocabulary.surfaces[surface]!,
        postings,
        spellings: spelt.spellingsOf(surface, postings),
      };
    });
    writer.addGroup({ stem, postings: stems.listOf(number), surfaces: lists });
  }
}

function surfacesByStem({ vocabulary }: Inverter): number[][] {
  const { stemOfSurface, stems, surfaces } = vocabulary;
  const ofStem = stems.map((): number[] => []);
  for (let surface = 0; surface < surfaces.length; surface++)
    ofStem[stemOfSurface.at(surface)]!.push(surface);
  return ofStem;
}

const ABOVE_SURROGATES = /[\ud800-\uffff]/;

/** Engines sort by code unit, which is the order of code points where no word has a surrogate, or a letter above them. */
function sortedByCodePoint(words: readonly string[]): string[] {
  const isSpecial = words.some((word) => ABOVE_SURROGATES.test(word));
  return [...words].sort(isSpecial ? compareCodePoints : undefined);
}

/** Rows in the order of their terms: sorted by counting, so that the documents of a term stay in order. */
class SortedRows {
  private readonly columns: PostingColumns;
  /** Where the rows of each term start, and behind the last where they end. */
  private readonly starts: Uint32Array;
  /** Where the positions of each surface start; null for stems. */
  private readonly positionStarts: Uint32Array | null;

  /** @param terms how many there are @param inverter whose tokens are the positions of the rows; null where they have none */
  constructor(rows: TermRows, terms: number, inverter: Inverter | null) {
    this.starts = startsOf(rows.terms.view(), terms);
    const count = rows.terms.length;
    const documents = new Uint32Array(count);
    const payloads = new Uint8Array(count);
    const occurrences = new Uint32Array(inverter === null ? 0 : count);
    const next = this.starts.slice();
    let row = 0;
    for (let document = 0; document < rows.ends.length; document++) {
      for (const end = rows.ends.at(document); row < end; row++) {
        const place = next[rows.terms.at(row)]!++;
        documents[place] = document;
        payloads[place] = rows.payloads.bytes[row]!;
        if (inverter !== null) occurrences[place] = inverter.occurrences.at(row);
      }
    }
    const sorted = inverter === null ? null : sortedPositions(inverter, terms);
    this.positionStarts = sorted?.starts ?? null;
    this.columns = { documents, payloads, occurrences, positions: sorted?.positions ?? NO_POSITIONS };
  }

  listOf(term: number): FlatPostings {
    const from = this.starts[term]!;
    const count = this.starts[term + 1]! - from;
    return { columns: this.columns, from, count, positionsFrom: this.positionStarts?.[term] ?? -1 };
  }
}

const NO_POSITIONS = new Uint32Array();

/** The positions of all tokens in the order of their surfaces. */
function sortedPositions(
  { vocabulary, tokens, tokenEnds, titleLengths }: Inverter,
  surfaces: number,
): { starts: Uint32Array; positions: Uint32Array } {
  const surfaceOf = vocabulary.surfaceOfWord.numbers;
  const starts = new Uint32Array(surfaces + 1);
  for (let i = 0; i < tokens.length; i++) starts[surfaceOf[tokens.at(i)]! + 1]!++;
  addUp(starts);
  const next = starts.slice();
  const positions = new Uint32Array(tokens.length);
  let token = 0;
  for (let document = 0; document < tokenEnds.length; document++) {
    const first = token;
    const bodyStart = first + titleLengths.at(document);
    for (const end = tokenEnds.at(document); token < end; token++) {
      const position = token - first + (token < bodyStart ? 0 : TITLE_GAP);
      positions[next[surfaceOf[tokens.at(token)]!]!++] = position;
    }
  }
  return { starts, positions };
}

/** Where the rows of each of `count` keys start when they are sorted, and behind them where all end. */
function startsOf(keys: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1]!++;
  addUp(starts);
  return starts;
}

function addUp(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
}

/** Which documents have each spelling of the surfaces that have several. */
class SpeltDocuments {
  private readonly inverter: Inverter;
  /** For each word of such a surface its documents. */
  private readonly documents = new Map<number, number[]>();
  /** The words of each such surface. */
  private readonly words = new Map<number, number[]>();
  /** The only word of each other surface. */
  private readonly onlyWord: Uint32Array;

  constructor(inverter: Inverter) {
    this.inverter = inverter;
    const { surfaceOfWord, wordsOfSurface, surfaces } = inverter.vocabulary;
    this.onlyWord = new Uint32Array(surfaces.length);
    /** The list of each word whose documents are wanted. */
    const lists: (number[] | undefined)[] = [];
    for (let word = 0; word < surfaceOfWord.length; word++) {
      const surface = surfaceOfWord.at(word);
      const isOnly = wordsOfSurface.at(surface) === 1;
      lists.push(isOnly ? undefined : []);
      if (isOnly) this.onlyWord[surface] = word;
      else this.take(surface, word, lists[word]!);
    }
    this.fill(lists);
  }

  spellingsOf(surface: number, { columns, from, count }: FlatPostings): Spellings {
    const { words } = this.inverter.vocabulary.scanner;
    const own = this.words.get(surface);
    if (own === undefined) return onlySpelling(words[this.onlyWord[surface]!]!.spelling);
    const documents = Array.from(columns.documents.subarray(from, from + count));
    return spellingsOf(
      documents,
      new Map(own.map((word) => [words[word]!.spelling, this.documents.get(word)!])),
    );
  }

  private take(surface: number, word: number, documents: number[]): void {
    this.documents.set(word, documents);
    const words = this.words.get(surface);
    if (words === undefined) this.words.set(surface, [word]);
    else words.push(word);
  }

  private fill(lists: readonly (number[] | undefined)[]): void {
    const { tokens, tokenEnds } = this.inverter;
    let token = 0;
    for (let document = 0; document < tokenEnds.length; document++) {
      for (const end = tokenEnds.at(document); token < end; token++) {
        const list = lists[tokens.at(token)];
        if (list !== undefined && list.at(-1) !== document) list.push(document);
      }
    }
  }
}
