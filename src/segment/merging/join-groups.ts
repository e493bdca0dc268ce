/** One group of the groups that several segments have of a stem. */
import { compareCodePoints, type StemGroup, type SurfaceEntry } from '../dictionary/dictionary-format.ts';
import type { GroupLists, SurfaceLists } from '../dictionary/dictionary-writer.ts';
import { decodeVariants } from '../dictionary/spelling-codec.ts';
import { documentsBySpelling, onlySpelling, type Spellings, spellingsOf } from '../dictionary/spellings.ts';
import type { FlatPostings } from '../postings/flat-postings.ts';
import { DROPPED, GrowingColumns, type ListSource, originalDocuments } from './list-decoder.ts';

/** A group in one of the segments. */
export interface GroupPart {
  readonly source: ListSource;
  readonly group: StemGroup;
}

/** A surface in one of the segments. */
interface SurfacePart {
  readonly source: ListSource;
  readonly entry: SurfaceEntry;
}

export class GroupJoiner {
  /** The lists of the group that is being joined, and lists before they are sorted. */
  private readonly lists = new GrowingColumns();
  private readonly unsorted = new GrowingColumns();
  private readonly isInOrder: boolean;

  /** @param isInOrder whether all documents of each segment come after those of the segments before it */
  constructor(isInOrder: boolean) {
    this.isInOrder = isInOrder;
  }

  /**
   * The joined group, or null when all its documents are left out. Valid until the next is joined.
   * @param parts of one stem
   */
  join(parts: readonly GroupPart[]): GroupLists<FlatPostings> | null {
    this.lists.clear();
    const surfaces: SurfaceLists<FlatPostings>[] = [];
    const ofSurfaces = partsOfSurfaces(parts);
    for (const [surface, own] of ofSurfaces) {
      const joined = this.joinSurface(surface, own);
      if (joined !== null) surfaces.push(joined);
    }
    const [first] = surfaces;
    if (first === undefined) return null;
    const stem = parts[0]!.group.stem;
    const postings =
      surfaces.length === 1
        ? first.postings
        : this.joinLists(
            parts.map(({ source, group }) => ({ source, ref: group.postings, entry: null })),
            -1,
          );
    // Columns may have moved while lists were added.
    const { columns } = this.lists;
    return {
      stem,
      postings: { ...postings, columns },
      surfaces: surfaces.map((one) => ({ ...one, postings: { ...one.postings, columns } })),
    };
  }

  private joinSurface(surface: string, parts: readonly SurfacePart[]): SurfaceLists<FlatPostings> | null {
    const postings = this.joinLists(
      parts.map(({ source, entry }) => ({ source, ref: entry.postings, entry })),
      this.lists.positionsLength,
    );
    if (postings.count === 0) return null;
    return { surface, postings, spellings: joinSpellings(parts, postings) };
  }

  /** @param positionsFrom where the positions will begin; -1 for lists without any */
  private joinLists(
    parts: readonly { source: ListSource; ref: SurfaceEntry['postings']; entry: SurfaceEntry | null }[],
    positionsFrom: number,
  ): FlatPostings {
    const from = this.lists.length;
    if (parts.length === 1 || this.isInOrder) {
      for (const { source, ref, entry } of parts) this.lists.add(source, ref, entry);
      return this.lists.listFrom(from, positionsFrom);
    }
    const { unsorted } = this;
    unsorted.clear();
    const runs: Run[] = [];
    for (const { source, ref, entry } of parts) {
      const at = unsorted.length;
      const position = entry === null ? -1 : unsorted.positionsLength;
      unsorted.add(source, ref, entry);
      if (unsorted.length > at) runs.push({ at, end: unsorted.length, position });
    }
    this.mergeRuns(runs);
    return this.lists.listFrom(from, positionsFrom);
  }

  /** Documents of each run ascend; together they lie between one another. */
  private mergeRuns(runs: Run[]): void {
    const { columns } = this.unsorted;
    const { documents, occurrences } = columns;
    while (runs.length > 0) {
      let least = 0;
      for (let i = 1; i < runs.length; i++) {
        if (documents[runs[i]!.at]! < documents[runs[least]!.at]!) least = i;
      }
      const run = runs[least]!;
      this.lists.copy(columns, run.at, run.position);
      if (run.position !== -1) run.position += occurrences[run.at]!;
      if (++run.at === run.end) runs.splice(least, 1);
    }
  }
}

/** What is left of a list that is being merged; position is -1 where it has none. */
interface Run {
  at: number;
  readonly end: number;
  position: number;
}

/** The surfaces of all parts by code point, each with the parts that have it. */
function partsOfSurfaces(parts: readonly GroupPart[]): readonly (readonly [string, SurfacePart[]])[] {
  const bySurface = new Map<string, SurfacePart[]>();
  for (const { source, group } of parts) {
    for (const entry of group.surfaces) {
      const own = bySurface.get(entry.surface);
      if (own === undefined) bySurface.set(entry.surface, [{ source, entry }]);
      else own.push({ source, entry });
    }
  }
  const all = [...bySurface];
  return parts.length === 1 ? all : all.sort(([a], [b]) => compareCodePoints(a, b));
}

/** @param postings of all parts, by their new numbers */
function joinSpellings(parts: readonly SurfacePart[], { columns, from, count }: FlatPostings): Spellings {
  const usual = parts[0]!.entry.spelling;
  if (parts.every(({ entry }) => entry.spelling === usual && entry.variants === null)) {
    return onlySpelling(usual);
  }
  const bySpelling = new Map<string, number[]>();
  for (const { source, entry } of parts) {
    for (const [spelling, own] of spellingsIn(source, entry)) {
      const kept = bySpelling.get(spelling) ?? [];
      for (const document of own) {
        const number = source.numbers[document]!;
        if (number !== DROPPED) kept.push(number);
      }
      if (kept.length > 0) bySpelling.set(spelling, kept);
    }
  }
  for (const own of bySpelling.values()) if (!isAscending(own)) own.sort((a, b) => a - b);
  return spellingsOf(Array.from(columns.documents.subarray(from, from + count)), bySpelling);
}

function spellingsIn(source: ListSource, entry: SurfaceEntry): Map<string, readonly number[]> {
  const documents = originalDocuments(source, entry.postings);
  const { variants } = entry;
  if (variants === null) return new Map([[entry.spelling, documents]]);
  const bytes = variants.inline ?? source.postings.block(variants.start, variants.length);
  const { exceptions, others } = decodeVariants(bytes, entry.surface, entry.postings.df);
  return documentsBySpelling(documents, {
    usual: entry.spelling,
    exceptions: [...exceptions],
    others: others.map((other) => ({ spelling: other.spelling, documents: [...other.documents] })),
  });
}

function isAscending(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) {
    if (numbers[i]! < numbers[i - 1]!) return false;
  }
  return true;
}
