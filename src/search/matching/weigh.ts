/** How much of a query's weight documents carry, where not every word must be there. */
import type { SetCursor } from './cursors.ts';

/** A word that may be let go. */
export interface WeighedWord {
  readonly weight: number;
  /** What has the word, from its first document. */
  readonly cursor: SetCursor;
}

/** Sums of weights are rounded: what is this near the least weight is not ruled out. */
const ROUNDING = 1e-5;

/**
 * The weight of words that each document of a segment has. Documents that have less than `least` may be given less than
 * they have: of words that together weigh less (the most common ones, whose lists are the longest) only those documents
 * are asked that have another word. The order in which weights are added depends on the weights alone.
 * @param documents of the segment
 */
export function weigh(words: readonly WeighedWord[], documents: number, least: number): Float32Array {
  const weights = new Float32Array(documents);
  const light = lightWords(words, least * (1 - ROUNDING));
  for (const word of words) if (!light.has(word)) addToAll(weights, word);
  if (light.size === 0) return weights;
  const candidates = withWeight(weights, 0);
  for (const word of words) if (light.has(word)) addToSome(weights, word, candidates);
  return weights;
}

/** The documents that have any weight and not less than `least`, ascending. */
export function withWeight(weights: Float32Array, least: number): Uint32Array<ArrayBuffer> {
  const documents = new Uint32Array(weights.length);
  let count = 0;
  for (let document = 0; document < weights.length; document++) {
    const weight = weights[document]!;
    if (weight > 0 && weight >= least) documents[count++] = document;
  }
  return documents.subarray(0, count);
}

/** The lightest words, as many as together weigh less than `least`. */
function lightWords(words: readonly WeighedWord[], least: number): ReadonlySet<WeighedWord> {
  const light = new Set<WeighedWord>();
  let sum = 0;
  for (const word of [...words].sort((a, b) => a.weight - b.weight)) {
    sum += word.weight;
    if (sum >= least) break;
    light.add(word);
  }
  return light;
}

function addToAll(weights: Float32Array, { weight, cursor }: WeighedWord): void {
  const documents = new Uint32Array(cursor.df);
  const count = cursor.drainInto(documents);
  for (let i = 0; i < count; i++) weights[documents[i]!]! += weight;
}

/** @param documents ascending */
function addToSome(weights: Float32Array, { weight, cursor }: WeighedWord, documents: Uint32Array): void {
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!;
    if (cursor.has(document)) weights[document]! += weight;
  }
}
