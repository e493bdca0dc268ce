/**
 * Signatures: the stems that say most about an article, with the part of their weight that depends on the article. A
 * related-article query is an article's signature, weighted by the whole archive's inverse document frequencies.
 */
import { compareCodePoints } from '../segment/dictionary-format.ts';
import { inverseDocumentFrequency } from '../segment/levels.ts';
import type { Statistics } from './statistics.ts';

/** Stems of a signature: as many dictionary pages and posting lists as a related query reads. */
export const SIGNATURE_STEMS = 10;

export type Signature = readonly (readonly [stem: string, weight: number])[];

/** Share of an archive above which a stem tells nothing about an article's subject. */
const COMMON_SHARE = 0.2;
const LETTER = /\p{L}/u;

/** Weight of `tf` occurrences: grows with the logarithm, so that a word said ten times is not ten words. */
export function occurrenceWeight(tf: number): number {
  return Math.round((1 + Math.log(tf)) * 100) / 100;
}

/** Whether a stem may be in a signature at all: a word, not a number or a single letter, and not in every article. */
export function isTelling(stem: string, documentFrequency: number, documents: number): boolean {
  return (
    stem.length > 1 && LETTER.test(stem) && (documents < 50 || documentFrequency <= documents * COMMON_SHARE)
  );
}

/**
 * Collects the weightiest stems of a segment's articles at once, from their postings. Weighed by the frequencies of the
 * whole archive, so that a signature does not depend on which articles share a segment.
 */
export class SignatureCollector {
  private readonly archive: Statistics;
  private readonly best: Candidate[][];

  /** @param documents of the segment */
  constructor(documents: number, archive: Statistics) {
    this.archive = archive;
    this.best = Array.from({ length: documents }, () => []);
  }

  /** @param frequencies occurrences in every document of the segment that has the stem */
  add(stem: string, frequencies: ReadonlyMap<number, number>): void {
    const documentFrequency = this.archive.documentFrequency(stem);
    if (documentFrequency === null || !isTelling(stem, documentFrequency, this.archive.documents)) return;
    const idf = inverseDocumentFrequency(this.archive.documents, documentFrequency);
    for (const [document, tf] of frequencies) {
      const weight = occurrenceWeight(tf);
      this.offer(this.best[document]!, { stem, weight, score: weight * idf });
    }
  }

  /** The signature of a document, the weightiest stem first. */
  signatureOf(document: number): Signature {
    return this.best[document]!.map(({ stem, weight }) => [stem, weight] as const);
  }

  private offer(best: Candidate[], one: Candidate): void {
    if (best.length === SIGNATURE_STEMS && compareCandidates(best.at(-1)!, one) <= 0) return;
    const at = best.findIndex((other) => compareCandidates(one, other) < 0);
    best.splice(at === -1 ? best.length : at, 0, one);
    if (best.length > SIGNATURE_STEMS) best.pop();
  }
}

/** A stem that may come into a signature. */
interface Candidate {
  readonly stem: string;
  readonly weight: number;
  readonly score: number;
}

/** The weightier first; equals by code point, so that the order in which stems were met decides nothing. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return b.score - a.score || compareCodePoints(a.stem, b.stem);
}
