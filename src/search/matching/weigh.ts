/** How much of a query's weight documents carry, where not every word must be there. */
import type { SetCursor } from './cursors.ts';

/** A word that may be let go. */
export interface WeighedWord {
  readonly weight: number;
  /** What has the word, from its first document. */
  readonly cursor: SetCursor;
}

/** Ascending documents, each with the weight of words that it has. */
export interface WeighedDocuments {
  readonly documents: Uint32Array;
  readonly weights: Float32Array;
}

/** Sums of weights are rounded: what is this near the least weight is not ruled out. */
const ROUNDING = 1e-5;

export const NONE_WEIGHED: WeighedDocuments = { documents: new Uint32Array(), weights: new Float32Array() };

/**
 * The documents of a segment that have any of the words. Documents that have less than `least` may be given less than
 * they have, or left out: of words that together weigh less (the most common ones, whose lists are the longest) only
 * those documents are asked that have another word. The order in which weights are added depends on the weights alone.
 * @param documents of the segment
 */
export function weigh(words: readonly WeighedWord[], documents: number, least: number): WeighedDocuments {
  const light = lightWords(words, least * (1 - ROUNDING));
  const heavy = words.filter((word) => !light.has(word));
  if (heavy.length === 0) return NONE_WEIGHED;
  const weighed = sumOf(heavy, documents);
  for (const word of words) if (light.has(word)) addTo(weighed, word);
  return weighed;
}

/** Those that have `least` or more. */
export function withWeight({ documents, weights }: WeighedDocuments, least: number): WeighedDocuments {
  const enough = new Uint32Array(documents.length);
  const own = new Float32Array(documents.length);
  let count = 0;
  for (let i = 0; i < documents.length; i++) {
    if (weights[i]! < least) continue;
    own[count] = weights[i]!;
    enough[count++] = documents[i]!;
  }
  return { documents: enough.subarray(0, count), weights: own.subarray(0, count) };
}

/** Ascending documents with what they weigh, and `weight` more for what all of them have. */
export function withAdded(
  { documents, weights }: WeighedDocuments,
  having: Uint32Array,
  weight: number,
): WeighedDocuments {
  let at = 0;
  const own = Float32Array.from(having, (document) => {
    while (at < documents.length && documents[at]! < document) at++;
    return (documents[at] === document ? weights[at]! : 0) + weight;
  });
  return { documents: having, weights: own };
}

/** Some of the documents. @param documents ascending */
export function weighedOnly(weighed: WeighedDocuments, documents: Uint32Array): WeighedDocuments {
  if (documents.length === weighed.documents.length) return weighed;
  return withAdded(weighed, documents, 0);
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

/**
 * Weights by document, all zero between two uses: an archive's weights are megabytes, and made anew for each search they
 * would cost more than the adding.
 */
let sums = new Float32Array();

function sumOf(words: readonly WeighedWord[], documents: number): WeighedDocuments {
  if (sums.length < documents) sums = new Float32Array(documents);
  const lists = words.map(({ cursor }) => {
    const list = new Uint32Array(cursor.df);
    return list.subarray(0, cursor.drainInto(list));
  });
  const present = new Uint32Array(Math.ceil(documents / 32));
  for (const [i, list] of lists.entries()) add(list, words[i]!.weight, present);
  return taken(
    present,
    lists.reduce((most, { length }) => most + length, 0),
  );
}

function add(list: Uint32Array, weight: number, present: Uint32Array): void {
  for (let i = 0; i < list.length; i++) {
    const document = list[i]!;
    present[document >>> 5]! |= 1 << (document & 31);
    sums[document]! += weight;
  }
}

/** The sums of those that are present, which are zero again. @param most there are of them */
function taken(present: Uint32Array, most: number): WeighedDocuments {
  const documents = new Uint32Array(most);
  const weights = new Float32Array(most);
  let count = 0;
  for (let at = 0; at < present.length; at++) {
    // The lowest set bit; 31 - clz32 is the position of the only bit that is left.
    for (let bits = present[at]!; bits !== 0; bits &= bits - 1) {
      const document = at * 32 + 31 - Math.clz32(bits & -bits);
      weights[count] = sums[document]!;
      documents[count++] = document;
      sums[document] = 0;
    }
  }
  return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) };
}

function addTo({ documents, weights }: WeighedDocuments, { weight, cursor }: WeighedWord): void {
  for (let i = 0; i < documents.length; i++) {
    if (cursor.has(documents[i]!)) weights[i]! += weight;
  }
}
