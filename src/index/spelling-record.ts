/**
 * Notes how articles spell the surfaces they hold, as they come. Nearly every surface is spelt in one way, so what is
 * kept is the spelling met first, where it is not the surface itself, and the documents that have another.
 */
import { onlySpelling, type Spellings, spellingsOf, without } from '../segment/dictionary/spellings.ts';

/** A token's normal form and how it is spelt. */
export interface SpeltWord {
  readonly surface: string;
  readonly spelling: string;
}

/** The documents that depart from the first spelling of a surface. */
interface Departures {
  /** By their spellings. */
  readonly others: Map<string, number[]>;
  /** Those that do not have the first spelling as well. */
  readonly exceptions: number[];
}

export class SpellingRecord {
  private readonly first = new Map<string, string>();
  private readonly departures = new Map<string, Departures>();

  /**
   * Takes all words of a document; documents come in ascending order.
   * @param isKnown whether an earlier document holds a surface
   */
  add(document: number, words: readonly SpeltWord[], isKnown: (surface: string) => boolean): void {
    const fresh = new Set<string>();
    const departing = new Map<string, Set<string>>();
    for (const { surface, spelling } of words) {
      if (spelling === this.firstOf(surface)) {
        if (!isKnown(surface)) fresh.add(surface);
      } else if (isKnown(surface) || fresh.has(surface) || this.first.has(surface)) {
        const spellings = departing.get(surface) ?? new Set();
        departing.set(surface, spellings.add(spelling));
      } else this.first.set(surface, spelling);
    }
    if (departing.size > 0) this.depart(document, words, departing);
  }

  /** @param documents that hold the surface, ascending */
  of(surface: string, documents: readonly number[]): Spellings {
    const first = this.firstOf(surface);
    const departures = this.departures.get(surface);
    if (departures === undefined) return onlySpelling(first);
    const own = without(documents, departures.exceptions);
    return spellingsOf(documents, new Map([[first, own], ...departures.others]));
  }

  private depart(
    document: number,
    words: readonly SpeltWord[],
    departing: ReadonlyMap<string, ReadonlySet<string>>,
  ): void {
    const alsoFirst = new Set<string>();
    for (const { surface, spelling } of words) {
      if (departing.has(surface) && spelling === this.firstOf(surface)) alsoFirst.add(surface);
    }
    for (const [surface, spellings] of departing) {
      const { others, exceptions } = this.departuresOf(surface);
      if (!alsoFirst.has(surface)) exceptions.push(document);
      for (const spelling of spellings) {
        const documents = others.get(spelling);
        if (documents === undefined) others.set(spelling, [document]);
        else documents.push(document);
      }
    }
  }

  private firstOf(surface: string): string {
    return this.first.get(surface) ?? surface;
  }

  private departuresOf(surface: string): Departures {
    const known = this.departures.get(surface);
    if (known !== undefined) return known;
    const none: Departures = { others: new Map(), exceptions: [] };
    this.departures.set(surface, none);
    return none;
  }
}
