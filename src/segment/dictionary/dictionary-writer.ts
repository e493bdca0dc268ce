/** Writes the dictionary and, as it goes, the postings and positions its entries point to. */
import { sealed } from '../block.ts';
import { ByteWriter } from '../byte-writer.ts';
import { DICTIONARY_PAGE_BYTES, MOST_INLINE_VARIANT_BYTES, STEM_MARKER } from '../format.ts';
import { type AnyPostings, flatOf } from '../postings/flat-postings.ts';
import { isInline, type PostingList, PostingsWriter } from '../postings/postings-writer.ts';
import { SectionWriter, type Spills } from '../section-writer.ts';
import { encodeSpelling, encodeVariants } from './spelling-codec.ts';
import type { Spellings } from './spellings.ts';

/** A stem's lists in memory, as an inverter or a merge hands them over. */
export interface GroupLists<List = PostingList> {
  readonly stem: string;
  readonly postings: List;
  /** Sorted by code point; at least one. */
  readonly surfaces: readonly SurfaceLists<List>[];
}

export interface SurfaceLists<List = PostingList> {
  readonly surface: string;
  readonly postings: List;
  readonly spellings: Spellings;
}

/** What a list became: the bytes the dictionary keeps of it, and the bytes its section got. */
interface WrittenList {
  readonly entry: (content: ByteWriter) => void;
  readonly inSection: boolean;
  /** Bytes of its position blocks, for a longer list. */
  readonly positionBytes: number;
}

/** What the variants of a surface became: its bytes where they stay in the dictionary, else their length with the seal. */
interface WrittenVariants {
  readonly inline: Uint8Array | null;
  readonly length: number;
}

const MARKER = String.fromCharCode(STEM_MARKER);
const encoder = new TextEncoder();

export class DictionaryWriter {
  readonly dictionary: SectionWriter;
  readonly postings: SectionWriter;
  readonly positions: SectionWriter;
  /** First stem of each page, and where the page starts. */
  readonly pages: { readonly firstStem: Uint8Array; readonly start: number }[] = [];
  stemCount = 0;
  surfaceCount = 0;

  private readonly lists: PostingsWriter;
  private readonly page = new ByteWriter(DICTIONARY_PAGE_BYTES * 2);
  private readonly content = new ByteWriter();
  private before: Uint8Array = new Uint8Array();

  /** @param spills where the sections go as they grow; by default they stay in memory */
  constructor(documents: number, spills: Spills | null = null) {
    this.lists = new PostingsWriter(documents);
    this.dictionary = new SectionWriter(spills?.('dictionary'));
    this.postings = new SectionWriter(spills?.('postings'));
    this.positions = new SectionWriter(spills?.('positions'));
  }

  /** Groups must come in the order of their stems. */
  add(group: GroupLists<AnyPostings>): void {
    const stem = encoder.encode(group.stem);
    if (this.page.length === 0) this.openPage(stem);
    const shared = commonPrefix(this.before, stem);
    this.page.varint(shared);
    this.page.varint(stem.length - shared);
    this.page.raw(stem.subarray(shared));
    this.writeContent(group);
    this.page.varint(this.content.length);
    this.page.raw(this.content.peek());
    this.before = stem;
    this.stemCount++;
    this.surfaceCount += group.surfaces.length;
    if (this.page.length >= DICTIONARY_PAGE_BYTES) this.closePage();
  }

  /** Closes the last page. */
  finish(): void {
    if (this.page.length > 0) this.closePage();
  }

  private openPage(firstStem: Uint8Array): void {
    this.pages.push({ firstStem, start: this.dictionary.length });
    this.before = new Uint8Array();
  }

  private closePage(): void {
    this.dictionary.sealed(this.page.peek());
    this.page.clear();
  }

  private writeContent(group: GroupLists<AnyPostings>): void {
    const { content } = this;
    content.length = 0;
    const postingsStart = this.postings.length;
    const positionsStart = this.positions.length;
    const isAlone = group.surfaces.length === 1;
    const stemList = this.writeList(isAlone ? group.surfaces[0]!.postings : group.postings);
    const own = group.surfaces.map(({ surface, postings, spellings }) => ({
      list: isAlone ? null : this.writeList(postings),
      variants: this.writeVariants(spellings, surface),
    }));
    const inSection =
      stemList.inSection ||
      own.some(({ list, variants }) => list?.inSection === true || variants?.inline === null);
    content.u8(inSection ? 1 : 0);
    if (inSection) {
      content.varint(postingsStart);
      content.varint(positionsStart);
    }
    stemList.entry(content);
    content.varint(group.surfaces.length);
    group.surfaces.forEach(({ surface, postings, spellings }, i) => {
      const { list, variants } = own[i]!;
      const isPlain = spellings.usual === surface && variants === null;
      this.writeForm(surface, group.stem, isPlain);
      list?.entry(content);
      this.writePositions(postings, list ?? stemList);
      if (!isPlain) this.writeSpellings(surface, spellings.usual, variants);
    });
  }

  private writeForm(surface: string, stem: string, isPlain: boolean): void {
    const form = encoder.encode(surface.replace(stem, MARKER));
    this.content.varint(form.length * 2 + (isPlain ? 0 : 1));
    this.content.raw(form);
  }

  private writeSpellings(surface: string, usual: string, variants: WrittenVariants | null): void {
    const written = encodeSpelling(usual, surface);
    this.content.varint(written.length * 2 + (variants === null ? 0 : 1));
    this.content.raw(written);
    if (variants === null) return;
    this.content.varint(variants.length);
    if (variants.inline !== null) this.content.raw(variants.inline);
  }

  private writeVariants(spellings: Spellings, surface: string): WrittenVariants | null {
    if (spellings.others.length === 0) return null;
    const bytes = encodeVariants(spellings, surface);
    if (bytes.length <= MOST_INLINE_VARIANT_BYTES) return { inline: bytes, length: bytes.length };
    const block = sealed(bytes, this.postings.length);
    this.postings.raw(block);
    return { inline: null, length: block.length };
  }

  private writeList(given: AnyPostings): WrittenList {
    const list = flatOf(given);
    const df = list.count;
    if (isInline(df)) {
      const inline = this.lists.inline(list);
      return {
        inSection: false,
        positionBytes: 0,
        entry: (content) => {
          content.varint(df);
          content.raw(inline);
        },
      };
    }
    const blocks = this.lists.positionBlocks(list, this.positions.length);
    for (const block of blocks) this.positions.raw(block);
    const lengths = blocks.map((block) => block.length);
    const bytes = this.lists.list(list, this.postings.length, lengths);
    this.postings.raw(bytes);
    return {
      inSection: true,
      positionBytes: lengths.reduce((total, length) => total + length, 0),
      entry: (content) => {
        content.varint(df);
        content.varint(bytes.length);
      },
    };
  }

  private writePositions(list: AnyPostings, written: WrittenList): void {
    if (written.inSection) {
      this.content.varint(written.positionBytes);
      return;
    }
    const inline = this.lists.inlinePositions(list);
    this.content.varint(inline.length);
    this.content.raw(inline);
  }
}

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
