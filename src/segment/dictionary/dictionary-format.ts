/**
 * One page of the dictionary: groups in the order of their stems (by code point), front-coded.
 *
 *     page  := sealed( group x n )
 *     group := shared (varint: bytes in common with the stem before; 0 for the first of a page),
 *              rest length (varint), rest of the stem (UTF-8), content length (varint), content
 *     content := lists (u8: 1 if any list of the group lies in the postings section)
 *                [ postings start (varint), positions start (varint) ]  where lists = 1
 *                list of the stem, surfaces (varint), surface x surfaces
 *     surface := form length * 2 + (1 if spellings follow) (varint), form (UTF-8, the stem in it as the byte 02),
 *                [ list ], positions, [ spellings ]
 *     list := df (varint), inline postings where df <= 3, else length in the postings section (varint)
 *     positions := length (varint), inline positions where df <= 3
 *     spellings := length * 2 + (1 if there are several) (varint), the usual spelling as `spelling-codec.ts` writes it,
 *                  [ length (varint), the variants where they have at most 24 bytes ]
 *
 * The only surface of a stem has no list of its own: it shares the stem's. Lists and positions that are not inline
 * follow one another in their sections in the order of the group, from the group's two starts. Longer variants are
 * sealed, and follow the surface's list in the postings section.
 */

/** A list as the dictionary knows it. */
export interface PostingRef {
  /** Documents of this segment that hold the term. */
  readonly df: number;
  /** The postings themselves where there are few, else null. */
  readonly inline: Uint8Array | null;
  /** Where a longer list starts in the postings section, and its bytes with seals. */
  readonly start: number;
  readonly length: number;
}

/** The spellings of a surface beside the usual one, as the dictionary knows them. */
export interface VariantsRef {
  /** The variants themselves where they are short, else null. */
  readonly inline: Uint8Array | null;
  /** Where longer ones start in the postings section, and their bytes with the seal. */
  readonly start: number;
  readonly length: number;
}

/** What of the postings section a reader may want of a term. */
export type ListRef = PostingRef | VariantsRef;

/** One form of a stem, with how it is spelt and where its positions are. */
export interface SurfaceEntry {
  readonly surface: string;
  /** How most documents spell it. */
  readonly spelling: string;
  /** Null when no document spells it otherwise. */
  readonly variants: VariantsRef | null;
  readonly postings: PostingRef;
  readonly inlinePositions: Uint8Array | null;
  /** Where the first position block of a longer list starts in the positions section. */
  readonly positionsStart: number;
  readonly positionsLength: number;
}

/** A stem and all the surfaces that share it. */
export interface StemGroup {
  readonly stem: string;
  readonly postings: PostingRef;
  readonly surfaces: readonly SurfaceEntry[];
}

/** Order of stems: by code point, which is also the order of their UTF-8 bytes. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return afterSurrogates(x) - afterSurrogates(y);
  }
  return a.length - b.length;
}

/** UTF-16 puts surrogates, which stand for the highest code points, below U+E000; this puts them above. */
function afterSurrogates(codeUnit: number): number {
  if (codeUnit >= 0xe000) return codeUnit - 0x800;
  return codeUnit >= 0xd800 ? codeUnit + 0x2000 : codeUnit;
}
