/** What of an index is how large. */
import { SECTIONS, type SectionName } from '../segment/format.ts';
import type { OpenIndex } from './open-index.ts';

/** Bytes of one part of all segments: their heads, or a section. */
export interface PartSize {
  readonly part: 'head' | SectionName;
  readonly bytes: number;
}

/** The heads and each section, in the order of the file, in all segments together. Reads nothing. */
export function partSizes({ manifest, segments }: OpenIndex): PartSize[] {
  const heads = manifest.segments.reduce((total, { headBytes }) => total + headBytes, 0);
  const sections = SECTIONS.map((part) => ({
    part,
    bytes: segments.reduce((total, { head }) => total + head.sections[part].length, 0),
  }));
  return [{ part: 'head', bytes: heads }, ...sections];
}
