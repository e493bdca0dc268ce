/**
 * Positions of a term in up to 128 documents, as one bit stream:
 *
 *     parameter of counts (5 bits), parameter of gaps (5 bits),
 *     for each posting: occurrences - 1 (Rice), then for each occurrence the gap to the one before, less one (Rice)
 *
 * Rice codes suit gaps, which are distributed geometrically; both parameters are the cheapest for the block.
 */
import { BitReader, BitWriter, riceParameter } from './bits.ts';

const PARAMETER_BITS = 5;

/** @param postings ascending positions, at least one a posting */
export function encodePositions(postings: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const occurrences = Uint32Array.from(postings, (own) => own.length);
  const bits = new BitWriter();
  writePositions(bits, occurrences, 0, postings.length, Uint32Array.from(postings.flat()), 0);
  return bits.take();
}

/** Gaps and counts of the block that is being written. */
let gaps = new Uint32Array(1024);
let counts = new Uint32Array(128);

/**
 * As {@link encodePositions}, of positions one after another.
 * @param occurrences how many positions each posting has @param from the first posting of the block @param end exclusive
 * @param at where its positions begin
 */
export function writePositions(
  bits: BitWriter,
  occurrences: Uint32Array,
  from: number,
  end: number,
  positions: Uint32Array,
  at: number,
): void {
  const postings = end - from;
  if (postings > counts.length) counts = new Uint32Array(2 * postings);
  let total = 0;
  for (let i = 0; i < postings; i++) {
    const own = occurrences[from + i]!;
    counts[i] = own - 1;
    total += own;
  }
  if (total > gaps.length) gaps = new Uint32Array(2 * total);
  for (let i = 0, place = 0; i < postings; i++) {
    let before = -1;
    for (let left = counts[i]!; left >= 0; left--, place++) {
      const position = positions[at + place]!;
      gaps[place] = position - before - 1;
      before = position;
    }
  }
  const countParameter = riceParameter(counts, postings);
  const gapParameter = riceParameter(gaps, total);
  bits.write(countParameter, PARAMETER_BITS);
  bits.write(gapParameter, PARAMETER_BITS);
  for (let i = 0, place = 0; i < postings; i++) {
    bits.writeRice(counts[i]!, countParameter);
    for (let left = counts[i]!; left >= 0; left--) bits.writeRice(gaps[place++]!, gapParameter);
  }
}

/** The positions of the first `count` postings of a block. */
export function decodePositions(block: Uint8Array, count: number): number[][] {
  const bits = new BitReader(block);
  const countParameter = bits.read(PARAMETER_BITS);
  const gapParameter = bits.read(PARAMETER_BITS);
  return Array.from({ length: count }, () => {
    const occurrences = bits.readRice(countParameter) + 1;
    const positions: number[] = [];
    let before = -1;
    for (let i = 0; i < occurrences; i++) {
      before += bits.readRice(gapParameter) + 1;
      positions.push(before);
    }
    return positions;
  });
}
