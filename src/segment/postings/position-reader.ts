/** Reads positions of words in documents: which blocks are needed, and what of them. */
import type { SurfaceEntry } from '../dictionary/dictionary-format.ts';
import type { ReadBlocks } from '../read-blocks.ts';
import { decodePositions } from './positions.ts';
import type { PostingCursor } from './posting-cursor.ts';
import { WHOLE_LIST } from './posting-decoder.ts';

/** A surface whose positions are wanted in some documents. */
export interface WantedPositions {
  readonly surface: SurfaceEntry;
  /** Fresh, over the surface's list. */
  readonly cursor: PostingCursor;
  /** Ascending; the list holds them all. */
  readonly documents: Iterable<number>;
}

/** Where the positions of one document are: its block in the section, and its place in the block. */
interface Place {
  readonly start: number;
  readonly length: number;
  readonly inBlock: number;
}

/**
 * One call of `read`, for the blocks of all surfaces together.
 * @returns for each surface the positions in each of its documents
 */
export async function readPositions(
  wanted: readonly WantedPositions[],
  read: ReadBlocks,
): Promise<number[][][]> {
  const places = wanted.map(placesOf);
  const isInline = (i: number) => wanted[i]!.surface.inlinePositions !== null;
  const needed = new Map(
    places.flatMap((own, i) => (isInline(i) ? [] : own)).map((place) => [place.start, place]),
  );
  const payloads = await read([...needed.values()]);
  const blocks = new Map([...needed.keys()].map((start, i) => [start, payloads[i]!]));
  return wanted.map(({ surface, cursor }, i) => {
    const blockAt = (start: number) => surface.inlinePositions ?? blocks.get(start)!;
    return positionsAt(places[i]!, blockAt, cursor.df);
  });
}

function placesOf({ surface, cursor, documents }: WantedPositions): Place[] {
  return Array.from(documents, (document) => {
    cursor.seek(document);
    const { start, length, inBlock } = cursor.positionsBlock;
    return {
      start: surface.positionsStart + start,
      length: length === WHOLE_LIST ? surface.positionsLength : length,
      inBlock,
    };
  });
}

/** Each block is decoded once, and only up to the last posting that is asked for. */
function positionsAt(
  places: readonly Place[],
  blockAt: (start: number) => Uint8Array,
  df: number,
): number[][] {
  const counts = new Map<number, number>();
  for (const { start, inBlock } of places) {
    counts.set(start, Math.max(counts.get(start) ?? 0, Math.min(df, inBlock + 1)));
  }
  const decoded = new Map(
    [...counts].map(([start, count]) => [start, decodePositions(blockAt(start), count)]),
  );
  return places.map(({ start, inBlock }) => decoded.get(start)![inBlock]!);
}
