/** Names of segments: a hash of their content, so that a name never comes to mean other bytes. */
import { xxHash32 } from './checksum.ts';

/** @param pieces of the file in order: the head, then each section */
export function contentName(pieces: readonly Uint8Array[]): string {
  const hashes = [0, 1].map((seed) => pieces.reduce((hash, piece) => xxHash32(piece, hash), seed));
  return `segment-${hashes.map((hash) => hash.toString(16).padStart(8, '0')).join('')}.fihris`;
}
