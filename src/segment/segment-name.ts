/**
 * Names of segments: a hash of their content, so that a name never comes to mean other bytes. The sections are hashed
 * first and the head last; the head keeps the hash of the sections, so a reader that has only the head can tell that it
 * is the head of the segment it asked for.
 */
import { type HashPair, xxHash32 } from './checksum.ts';

const SEEDS: HashPair = [0, 1];

/** @param sections of a file, in order: each is hashed with the hash of those before it for a seed */
export function hashOfSections(sections: readonly Uint8Array[]): HashPair {
  const [first, second] = SEEDS;
  return [chain(sections, first), chain(sections, second)];
}

/** @param head all of it, with its seal */
export function nameOfHead(head: Uint8Array, sections: HashPair): string {
  const digits = sections.map((seed) => xxHash32(head, seed).toString(16).padStart(8, '0'));
  return `segment-${digits.join('')}.fihris`;
}

/** @param pieces of the file in order: the head, then each section */
export function contentName([head = new Uint8Array(), ...sections]: readonly Uint8Array[]): string {
  return nameOfHead(head, hashOfSections(sections));
}

function chain(pieces: readonly Uint8Array[], seed: number): number {
  return pieces.reduce((hash, piece) => xxHash32(piece, hash), seed);
}
