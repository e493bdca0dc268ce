/** The signature of one article after another: what `SignatureCollector` gives, from what the article holds alone. */
import { isTelling, SIGNATURE_STEMS, type Signature, specificity } from '../index/signature.ts';
import type { Statistics } from '../index/statistics.ts';
import { compareCodePoints } from '../segment/dictionary/dictionary-format.ts';

/** Weight of a stem that comes into no signature. */
const NEVER = -1;

export class Signatures {
  private readonly archive: Statistics;
  private readonly stems: readonly string[];
  /** Specificity of each stem; those of stems that came later are not there yet. */
  private readonly weights: number[] = [];
  private readonly best: { stem: number; occurrences: number; score: number }[] = [];

  /** @param stems by their numbers; it may grow */
  constructor(archive: Statistics, stems: readonly string[]) {
    this.archive = archive;
    this.stems = stems;
  }

  /** Offers a stem of the article that is being looked at. @param occurrences in its pooled field */
  offer(stem: number, occurrences: number): void {
    while (stem >= this.weights.length) this.weights.push(this.weightOf(this.stems[this.weights.length]!));
    const weight = this.weights[stem]!;
    if (weight === NEVER) return;
    const { best } = this;
    const score = occurrences * weight;
    let at = best.length;
    while (at > 0 && this.isBefore(stem, score, best[at - 1]!)) at--;
    if (at === SIGNATURE_STEMS) return;
    best.splice(at, 0, { stem, occurrences, score });
    if (best.length > SIGNATURE_STEMS) best.pop();
  }

  /** The signature of the article, the most salient stem first; the next one is looked at then. */
  take(): Signature {
    const signature = this.best.map(({ stem, occurrences }) => [this.stems[stem]!, occurrences] as const);
    this.best.length = 0;
    return signature;
  }

  private weightOf(stem: string): number {
    const { documents } = this.archive;
    const frequency = this.archive.documentFrequency(stem);
    if (frequency === null || !isTelling(stem, frequency, documents)) return NEVER;
    return specificity(documents, frequency);
  }

  private isBefore(stem: number, score: number, other: { stem: number; score: number }): boolean {
    if (score !== other.score) return score > other.score;
    return compareCodePoints(this.stems[stem]!, this.stems[other.stem]!) < 0;
  }
}
