/**
 * The memtable: a MiniSearch that holds what is being added, and what MiniSearch does not keep beside it (positions,
 * spellings, the articles themselves). `pack` writes it out as a segment.
 */
import MiniSearch, { type Options } from 'minisearch';
import { spellingOf } from '../arabic/spelling.ts';
import type { Token } from '../arabic/tokenise.ts';
import { type Article, parsePublished, type StoredArticle } from '../article/article.ts';
import { TITLE_GAP } from '../segment/format.ts';
import { runsOf } from './copied-text.ts';
import { bandsOf } from './copy-rule.ts';
import {
  pooledSurfaces,
  TEXT_FIELD,
  TITLE_FIELD,
  type TokenisedText,
  termsOf,
  tokeniseText,
} from './field.ts';
import { sketchOf } from './sketch.ts';
import { SpellingRecord, type SpeltWord } from './spelling-record.ts';

/** What the memtable's MiniSearch is given for an article: terms already made, one a line. */
interface MemtableDocument {
  readonly id: number;
  readonly [TEXT_FIELD]: string;
  readonly [TITLE_FIELD]: string;
}

const LINE = '\n';

function optionsWith(processTerm: (surface: string) => string[]): Options<MemtableDocument> {
  return {
    fields: [TEXT_FIELD, TITLE_FIELD],
    tokenize: (lines) => (lines === '' ? [] : lines.split(LINE)),
    processTerm,
  };
}

/** Occurrences of a term in the documents that have it, ascending by document. */
export type Frequencies = ReadonlyMap<number, number>;

/** A term of the memtable: its frequencies in the pooled field and in the title. */
export interface MemtableTerm {
  readonly term: string;
  readonly text: Frequencies;
  readonly title: Frequencies;
}

const NONE: Frequencies = new Map();

/**
 * MiniSearch, opened for reading its index term by term. Its serialisation would do too, but as plain objects with
 * document numbers for keys, which engines store as sparse arrays: a gigabyte for two thousand articles.
 */
class ReadableMiniSearch extends MiniSearch<MemtableDocument> {
  constructor() {
    // MiniSearch asks for the terms of every occurrence; an archive's occurrences are thirty times its surfaces.
    const known = new Map<string, string[]>();
    super(
      optionsWith((surface) => {
        const terms = known.get(surface) ?? termsOf(surface);
        known.set(surface, terms);
        return terms;
      }),
    );
  }

  /** Terms in MiniSearch's own order. */
  *terms(): Generator<MemtableTerm> {
    const text = this._fieldIds[TEXT_FIELD]!;
    const title = this._fieldIds[TITLE_FIELD]!;
    for (const [term, fields] of this._index) {
      yield { term, text: fields.get(text) ?? NONE, title: fields.get(title) ?? NONE };
    }
  }

  /** Length of a document's pooled field, in distinct tokens. */
  lengthOf(document: number): number {
    return this._fieldLength.get(document)![this._fieldIds[TEXT_FIELD]!]!;
  }
}

/** An article as the memtable keeps it until it is packed. */
export interface MemtableArticle {
  readonly article: Article;
  readonly time: number;
  readonly sketch: string;
  /** See `copy-rule.ts`. */
  readonly bands: readonly number[];
  /** The key of its cluster of copies; null for an article that stands alone. */
  readonly cluster: number | null;
}

export class Memtable {
  readonly miniSearch = new ReadableMiniSearch();
  readonly articles: MemtableArticle[] = [];
  /** For each surface, flat: document, number of positions, the positions. */
  readonly positions = new Map<string, number[]>();
  readonly spellings = new SpellingRecord();

  /**
   * Adds an article; articles must come in the order of {@link compareByTime}.
   * @param cluster the key of its cluster of copies
   */
  add(article: Article, cluster: number | null = null): void {
    const text = tokeniseText(article);
    const document = this.articles.length;
    const surfaces = pooledSurfaces(text);
    this.miniSearch.add({
      id: document,
      [TEXT_FIELD]: surfaces.join(LINE),
      [TITLE_FIELD]: text.title.map((token) => token.surface).join(LINE),
    });
    const words = [...speltWords(article.title, text.title), ...speltWords(article.body, text.body)];
    this.spellings.add(document, words, (surface) => this.positions.has(surface));
    this.addPositions(document, text);
    const sketch = sketchOf(text.body.map((token) => token.surface));
    const bands = bandsOf(runsOf(article.body));
    this.articles.push({ article, time: parsePublished(article.published), sketch, bands, cluster });
  }

  private addPositions(document: number, text: TokenisedText): void {
    const own = new Map<string, number[]>();
    const note = (surface: string, position: number) => {
      const positions = own.get(surface);
      if (positions === undefined) own.set(surface, [position]);
      else positions.push(position);
    };
    text.title.forEach((token, i) => {
      note(token.surface, i);
    });
    const bodyStart = text.title.length + TITLE_GAP;
    text.body.forEach((token, i) => {
      note(token.surface, bodyStart + i);
    });
    for (const [surface, positions] of own) {
      const all = this.positions.get(surface);
      if (all === undefined) this.positions.set(surface, [document, positions.length, ...positions]);
      else all.push(document, positions.length, ...positions);
    }
  }
}

function speltWords(text: string, tokens: readonly Token[]): SpeltWord[] {
  return tokens.map(({ start, end, surface }) => ({
    surface,
    spelling: spellingOf(text.slice(start, end), surface),
  }));
}

/** Order of documents in a segment: by publication time, then by id. */
export function compareByTime(
  a: { readonly time: number; readonly id: string },
  b: { readonly time: number; readonly id: string },
): number {
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The article with what is stored beside it. */
export function storedArticle(kept: MemtableArticle, signature: StoredArticle['signature']): StoredArticle {
  return { ...kept.article, signature, sketch: kept.sketch };
}
