/** Reads a section of a segment from its start to its end, some of it at a time: for merging, which wants all of it once. */
import { unsealed } from '../block.ts';
import type { SectionName } from '../format.ts';
import type { SegmentReader } from '../segment-reader.ts';

/** Bytes that are read together. Each of the segments that are merged has some streams open. */
export const WINDOW_BYTES = 2 ** 18;

export class SectionStream {
  private readonly segment: SegmentReader;
  private readonly section: SectionName;
  private readonly end: number;
  private window = new Uint8Array();
  /** Where the window starts in the section. */
  private start = 0;

  constructor(segment: SegmentReader, section: SectionName) {
    this.segment = segment;
    this.section = section;
    this.end = segment.head.sections[section].length;
  }

  /** Whether {@link block}s between two places can be had. Nothing is asked for that lies before `from` after this. */
  holds(from: number, to: number): boolean {
    return from >= this.start && to <= this.start + this.window.length;
  }

  /** Makes sure of what lies between two places. @throws CorruptIndexError when the section ends before */
  async load(from: number, to: number): Promise<void> {
    if (this.holds(from, to)) return;
    const kept = this.window.subarray(Math.max(0, from - this.start));
    const begin = kept.length > 0 ? Math.max(from, this.start) : from;
    const readFrom = begin + kept.length;
    const readTo = Math.max(to, Math.min(this.end, readFrom + WINDOW_BYTES));
    const read = await this.segment.readStretch(this.section, readFrom, readTo);
    const window = new Uint8Array(kept.length + read.length);
    window.set(kept);
    window.set(read, kept.length);
    this.window = window;
    this.start = begin;
  }

  /** The payload of a sealed block that was loaded; a view. @throws CorruptIndexError when it is damaged */
  block(start: number, length: number): Uint8Array {
    const at = start - this.start;
    const what = `A block of the ${this.section} in ${this.segment.name}`;
    return unsealed(this.window.subarray(at, at + length), start, what);
  }
}
