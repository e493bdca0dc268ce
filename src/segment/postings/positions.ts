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
  const gaps = postings.map(gapsOf);
  const countParameter = riceParameter(postings.map((positions) => positions.length - 1));
  const gapParameter = riceParameter(gaps.flat());
  const bits = new BitWriter();
  bits.write(countParameter, PARAMETER_BITS);
  bits.write(gapParameter, PARAMETER_BITS);
  for (const own of gaps) {
    bits.writeRice(own.length - 1, countParameter);
    for (const gap of own) bits.writeRice(gap, gapParameter);
  }
  return bits.take();
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

function gapsOf(positions: readonly number[]): number[] {
  return positions.map((position, i) => position - (i === 0 ? -1 : positions[i - 1]!) - 1);
}
