/** Walks the groups of a segment in the order of their stems, with their lists at hand. */
import type { StemGroup } from '../dictionary/dictionary-format.ts';
import { groupsOf } from '../dictionary/dictionary-reader.ts';
import type { SegmentReader } from '../segment-reader.ts';
import type { ListSource } from './list-decoder.ts';
import { SectionStream } from './section-stream.ts';

export class GroupWalker implements ListSource {
  readonly documents: number;
  readonly numbers: Uint32Array;
  readonly postings: SectionStream;
  readonly positions: SectionStream;
  /** The group that the walker stands on; null after the last. */
  group: StemGroup | null = null;

  private readonly segment: SegmentReader;
  private readonly dictionary: SectionStream;
  private readonly onPage: () => void;
  private page = -1;
  private groups: StemGroup[] = [];
  private at = 0;

  /** @param numbers new numbers of the documents @param onPage called after each dictionary page */
  constructor(segment: SegmentReader, numbers: Uint32Array, onPage: () => void) {
    this.segment = segment;
    this.documents = segment.documents;
    this.numbers = numbers;
    this.onPage = onPage;
    this.dictionary = new SectionStream(segment, 'dictionary');
    this.postings = new SectionStream(segment, 'postings');
    this.positions = new SectionStream(segment, 'positions');
  }

  /** Moves to the next group of the page that is read. @returns whether there is one; else {@link load} is next */
  next(): boolean {
    this.group = this.groups[this.at++] ?? null;
    return this.group !== null;
  }

  /** Reads the next page and moves to its first group, or behind the last. */
  async load(): Promise<void> {
    if (this.page >= 0) this.onPage();
    const root = this.segment.head.dictionary;
    if (++this.page >= root.pageCount) {
      this.group = null;
      this.groups = [];
      return;
    }
    const { start, length } = root.range(this.page);
    await this.dictionary.load(start, start + length);
    // A copy, since entries keep views of the page and the window moves on.
    this.groups = [...groupsOf(this.dictionary.block(start, length).slice())];
    this.at = 0;
    await this.loadLists();
    this.next();
  }

  /** Lists follow one another in their sections as their groups do. */
  private async loadLists(): Promise<void> {
    const postings = new Stretch();
    const positions = new Stretch();
    for (const group of this.groups) {
      postings.take(group.postings.start, group.postings.length);
      for (const surface of group.surfaces) {
        postings.take(surface.postings.start, surface.postings.length);
        if (surface.variants !== null) postings.take(surface.variants.start, surface.variants.length);
        positions.take(surface.positionsStart, surface.positionsLength);
      }
    }
    if (!postings.isEmpty) await this.postings.load(postings.from, postings.to);
    if (!positions.isEmpty) await this.positions.load(positions.from, positions.to);
  }
}

/** From the first byte to the last of what is wanted. */
class Stretch {
  from = Number.POSITIVE_INFINITY;
  to = 0;

  get isEmpty(): boolean {
    return this.to === 0;
  }

  take(start: number, length: number): void {
    if (length === 0) return;
    this.from = Math.min(this.from, start);
    this.to = Math.max(this.to, start + length);
  }
}
