/**
 * The constants of the segment format. `docs/format.md` specifies it; the names here are the names there, and each limit
 * has its reason beside it.
 */

/** First bytes of every segment: the name, then bytes that a text-mode transfer would change. */
export const MAGIC = Uint8Array.of(0x46, 0x49, 0x48, 0x52, 0x49, 0x53, 0x1a, 0x0a);

/** Version this code writes. */
export const CURRENT_VERSION = 5;
/** Oldest version this code reads. */
export const OLDEST_READABLE_VERSION = 4;

/** Documents of one segment at most: a document number fits the 24 bits a bit stream reads at once. */
export const MOST_DOCUMENTS = 2 ** 24;

/** A dictionary page is closed once it holds this many bytes: one read, and a few tens of microseconds to scan. */
export const DICTIONARY_PAGE_BYTES = 8192;

/** Lists of this many postings or fewer stay in the dictionary: two thirds of all lists, and no read of their own. */
export const MOST_INLINE_POSTINGS = 3;

/**
 * Spellings of a surface beside the usual one stay in the dictionary up to this many bytes: six in seven of them, and no
 * more than a seal and a place would take away from a read.
 */
export const MOST_INLINE_VARIANT_BYTES = 24;

/** Postings of one block: enough that its skip entry costs half a bit a posting. */
export const POSTINGS_PER_BLOCK = 128;

/**
 * Bytes of one skip entry: last document (u24), greatest level (u8), Rice parameter of the gaps (u8), bytes of the gaps
 * (u16), bytes of the position block without its seal / 4 (u16). A short list, of one block of gaps, has none; a bitmap
 * has one for each block, with no gaps in it.
 */
export const SKIP_ENTRY_BYTES = 9;

/** A list with more than one document in this many is kept as a bitmap, which then is no larger than its gaps. */
export const BITMAP_DIVISOR = 8;

/** Whether a list of `df` postings among `documents` is a bitmap. */
export function isBitmap(df: number, documents: number): boolean {
  return df > MOST_INLINE_POSTINGS && df * BITMAP_DIVISOR > documents;
}

/** In a surface's form, stands for the stem of its group. */
export const STEM_MARKER = 0x02;

/** Positions left free between the last word of the title and the first of the body, so no phrase spans them. */
export const TITLE_GAP = 1;

/** Documents of one page of the document table. */
export const TABLE_PAGE_DOCUMENTS = 1024;
/** Documents start at multiples of this many bytes, so that lengths up to 512 KiB fit sixteen bits. */
export const DOCUMENT_ALIGNMENT = 8;
export const MOST_DOCUMENT_BYTES = 0xffff * DOCUMENT_ALIGNMENT;

/** Entries of one page of the id table: hash of the id (u32), document (u32), hash of the content (u32, u32). */
export const ID_PAGE_ENTRIES = 512;
/** Documents of one page of publication times (f64, milliseconds since 1970). */
export const TIME_PAGE_DOCUMENTS = 512;
/** Documents of one page of a column's ordinals. */
export const COLUMN_PAGE_DOCUMENTS = 4096;
/** Entries of one page of copies: eighty kilobytes, since a search takes all. */
export const COPY_PAGE_ENTRIES = 4096;
/** Entries of one page of the band table: some five kilobytes. */
export const BAND_PAGE_ENTRIES = 1024;
/** A block of lists of tags is closed at this: some thousand documents, of which a filter wants one list. */
export const TAG_BLOCK_BYTES = 8192;

/**
 * Words of the tables for spelling correction have so many letters: shorter ones are one edit from too many others, and a
 * byte says how many letters a word shares and adds.
 */
export const SHORTEST_TABLE_WORD = 3;
export const LONGEST_TABLE_WORD = 15;
/** Documents that hold a word of the tables, at least: what occurs once is often a slip itself. */
export const LEAST_TABLE_FREQUENCY = 2;
/** Words of one table at most, the most frequent ones: 1 MB for both tables, and nineteen in twenty words of headlines. */
export const MOST_TABLE_WORDS = 100_000;
/** A page of a word table is closed at this: some nine hundred words, of which a correction wants a few. */
export const WORD_PAGE_BYTES = 4096;

/**
 * Words that a head has as frequent at most: a hundred kilobytes, which every cold search reads; of some ten thousand articles
 * words that ten and more have.
 */
export const MOST_FREQUENT_WORDS = 50_000;
/** Sets of frequent words, each with one in so many words of the one before: about how frequent each is. */
export const FREQUENT_WORD_LEVELS = 4;
export const FREQUENT_WORD_STEP = 4;
/** Bits a word has in such a set, and how many of them are set: three in a thousand other words look like one of it. */
export const FREQUENT_WORD_BITS = 12;
export const FREQUENT_WORD_PROBES = 8;
/** Bytes of such a set at the least: in a smaller one the probes of a word meet. */
export const LEAST_FREQUENT_WORD_BYTES = 64;

/** Words of a title that its headline keeps, from the first on: no headline of news is longer. */
export const MOST_HEADLINE_WORDS = 64;
/** A page of headline words is closed at this: some five hundred words, of which a suggestion wants few. */
export const HEADLINE_PAGE_BYTES = 4096;
/** Documents of one page of headlines: five kilobytes. */
export const HEADLINE_PAGE_DOCUMENTS = 256;

/** Sections in file order. */
export const SECTIONS = [
  'dictionary',
  'postings',
  'positions',
  'words',
  'documents',
  'table',
  'ids',
  'times',
  'column:section',
  'column:source',
  'column:author',
  'copies',
  'bands',
  'tags',
  'headlines',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Columns: one value or none a document, as an ordinal into a list of values. */
export const COLUMNS = ['section', 'source', 'author'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Where a section lies in the file, in bytes. */
export interface SectionRange {
  readonly start: number;
  readonly length: number;
}
