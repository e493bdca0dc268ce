/**
 * Signatures: the stems that say most about an article, with how often it says them. A related-article query is an
 * article's signature, weighted by how rare its stems are in the whole archive.
 */
import { unicodePattern } from '../lazy.ts';
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';
import type { Statistics } from './statistics.ts';

/** Stems of a signature: as many dictionary pages and posting lists as a related query reads. */
export const SIGNATURE_STEMS = 10;

/** Stems with their occurrences in the pooled field. */
export type Signature = readonly (readonly [stem: string, occurrences: number])[];

/** Share of an archive above which a stem tells nothing about an article's subject. */
const COMMON_SHARE = 0.2;
/**
 * Articles below which a stem is hardly rarer for being in fewer: names and misprints that lead to no other article. Of a
 * small archive it is a share.
 */
const RARE = 10;
const RARE_SHARE = 0.01;
const letter = unicodePattern(String.raw`\p{L}`);

/** How much a stem narrows an archive down: inverse document frequency, nearly flat among rare stems. */
export function specificity(documents: number, documentFrequency: number): number {
  return Math.log(1 + documents / (documentFrequency + Math.min(RARE, documents * RARE_SHARE)));
}

/**
 * What a stem says about an article. Grows with the occurrences themselves, not their logarithm: what is said once is
 * seldom what an article is about, however rare it is.
 */
export function salience(occurrences: number, documentFrequency: number, documents: number): number {
  return occurrences * specificity(documents, documentFrequency);
}

/** Whether a stem may be in a signature at all: a word, not a number or a single letter, and not in every article. */
export function isTelling(stem: string, documentFrequency: number, documents: number): boolean {
  return (
    stem.length > 1 &&
    letter().test(stem) &&
    (documents < 50 || documentFrequency <= documents * COMMON_SHARE)
  );
}

/**
 * Collects the most salient stems of a segment's articles at once, from their postings. Weighed by the frequencies of the
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
    for (const [document, occurrences] of frequencies) {
      const score = salience(occurrences, documentFrequency, this.archive.documents);
      this.offer(this.best[document]!, { stem, occurrences, score });
    }
  }

  /** The signature of a document, the most salient stem first. */
  signatureOf(document: number): Signature {
    return this.best[document]!.map(({ stem, occurrences }) => [stem, occurrences] as const);
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
  readonly occurrences: number;
  readonly score: number;
}

/** The more salient first; equals by code point, so that the order in which stems were met decides nothing. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return b.score - a.score || compareCodePoints(a.stem, b.stem);
}
