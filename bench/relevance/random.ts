/** Chance that is the same every time: hashes and random numbers from a seed. */

/** Hash of a text, 0 to 2^32 - 1 (FNV-1a with a final mix, so that near-equal ids fall far apart). */
export function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Spreads what differs in a number over all its 32 bits (the end of MurmurHash3). */
export function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Gives the next random integer from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** A generator of 32 bits of state (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** In an order of chance that does not depend on which others are there. */
export function shuffledById<T extends { readonly id: string }>(elements: readonly T[], seed: number): T[] {
  return [...elements].sort((a, b) => hashOf(a.id, seed) - hashOf(b.id, seed));
}

/** One of the elements; undefined of none. */
export function pick<T>(elements: readonly T[], random: Random): T | undefined {
  return elements[random(elements.length)];
}

export type Half = 'tune' | 'test';

const HALF_SEED = 0x5eed;

/** The half of the archive an article is in: ranking may be tuned on one half, and is judged on the other. */
export function halfOf(id: string): Half {
  return hashOf(id, HALF_SEED) % 2 === 0 ? 'tune' : 'test';
}
