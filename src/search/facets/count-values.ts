/** Counts documents by the values of a column. Values that are one in normal form, as filters compare them, are one. */
import { normalise } from '../../arabic/tokenise.ts';
import type { Column } from '../../segment/documents/column-reader.ts';
import type { TagList } from '../../segment/documents/tag-reader.ts';
import { normalValue } from '../matching/normal-values.ts';

export interface ValueCount {
  /** In the spelling that most of the articles have. */
  readonly value: string;
  readonly count: number;
}

/** Articles of a value, by its spelling. */
type Spellings = Map<string, number>;

export class ValueCounter {
  /** Articles that have no value. */
  without = 0;
  /** By normal form. */
  private readonly values = new Map<string, Spellings>();

  /** @param documents of the segment that the column is of */
  add({ values, ordinals }: Column, documents: Uint32Array): void {
    const counts = new Uint32Array(values.length + 1);
    for (const document of documents) counts[ordinals[document]!]!++;
    this.without += counts[0]!;
    values.forEach((value, i) => {
      const count = counts[i + 1]!;
      if (count > 0) this.addValue(normalValue(values, i), value, count);
    });
  }

  /**
   * An article with two spellings of a tag counts once, for the first of them.
   * @param tags of the segment that the documents are of
   */
  addTags(tags: readonly TagList[], documents: Uint32Array): void {
    const wanted = new Set(documents);
    const tagged = new Set<number>();
    const counted = new Map<string, Set<number>>();
    for (const { value, documents: having } of tags) {
      const own = having.filter((document) => wanted.has(document));
      if (own.length === 0) continue;
      const key = normalise(value);
      const before = counted.get(key) ?? new Set<number>();
      const count = own.filter((document) => !before.has(document)).length;
      for (const document of own) {
        before.add(document);
        tagged.add(document);
      }
      counted.set(key, before);
      if (count > 0) this.addValue(key, value, count);
    }
    this.without += documents.length - tagged.size;
  }

  /** The most frequent first, of equally frequent ones by code unit. */
  sorted(): ValueCount[] {
    const all = [...this.values.values()].map((spellings) => ({
      value: mostFrequent(spellings),
      count: [...spellings.values()].reduce((sum, count) => sum + count, 0),
    }));
    return all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  private addValue(key: string, value: string, count: number): void {
    const spellings = this.values.get(key) ?? new Map<string, number>();
    spellings.set(value, (spellings.get(value) ?? 0) + count);
    this.values.set(key, spellings);
  }
}

function mostFrequent(spellings: Spellings): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first![0];
}
