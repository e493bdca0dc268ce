/** Looks up the words that prefixes of a query stand for: ranges of each segment's sorted dictionary. */
import {
  compareCodePoints,
  type StemGroup,
  type SurfaceEntry,
} from '../../segment/dictionary/dictionary-format.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import type { Expansions, QueryNotice } from './condition.ts';
import { isFormOfPrefix, stemsOfPrefix } from './prefix-form.ts';
import messages from './prefix-notices.json' with { type: 'json' };
import { keyOf, type QueryWord } from './query.ts';

/** Words of the archive that a prefix stands for at most, the most frequent ones. */
export const MOST_EXPANSIONS = 200;
/** Pages of a segment's dictionary that are read for the prefixes of a query: half a megabyte. */
const MOST_PAGES = 64;

/** What a segment has of one prefix. */
interface FoundForms {
  readonly forms: readonly SurfaceEntry[];
  /** Whether all pages were read that may have more. */
  readonly isComplete: boolean;
}

/**
 * One round trip.
 * @param stems what else is looked up
 * @param text of the query, where the prefixes stand
 */
export async function expandPrefixes(
  prefixes: readonly QueryWord[],
  segments: readonly SegmentReader[],
  stems: readonly string[],
  text: string,
): Promise<Expansions> {
  const found = await Promise.all(segments.map((segment) => formsIn(segment, prefixes, stems)));
  const chosen = new Map<string, readonly (readonly SurfaceEntry[])[]>();
  const notices: QueryNotice[] = [];
  prefixes.forEach((prefix, i) => {
    const own = found.map((ofSegment) => ofSegment[i]!);
    const { words, left } = mostFrequent(own.map(({ forms }) => forms));
    chosen.set(
      keyOf(prefix),
      own.map(({ forms }) => forms.filter(({ surface }) => words.has(surface))),
    );
    if (left > 0 || own.some(({ isComplete }) => !isComplete)) notices.push(capped(prefix, words.size, text));
  });
  return { formsOf: (prefix, segment) => chosen.get(keyOf(prefix))![segment]!, notices };
}

async function formsIn(
  segment: SegmentReader,
  prefixes: readonly QueryWord[],
  others: readonly string[],
): Promise<FoundForms[]> {
  const wanted = prefixes.map(({ surface }) => {
    const { beginnings, stems } = stemsOfPrefix(surface);
    const pages = new Set([
      ...beginnings.flatMap((beginning) => segment.pagesOfStems(beginning)),
      ...stems.flatMap((stem) => segment.pagesOfStems(stem).slice(0, 1)),
    ]);
    return {
      surface,
      pages: [...pages].sort((a, b) => a - b).slice(0, MOST_PAGES / prefixes.length),
      all: pages.size,
    };
  });
  const pages = [...new Set(wanted.flatMap((one) => one.pages))];
  await segment.prepareDictionary(others, pages);
  const groups = new Map<number, readonly StemGroup[]>();
  (await segment.readGroups(pages)).forEach((own, i) => {
    groups.set(pages[i]!, own);
  });
  return wanted.map(({ surface: prefix, pages: own, all }) => ({
    forms: own
      .flatMap((page) => groups.get(page)!)
      .flatMap(({ surfaces }) => surfaces.filter(({ surface }) => isFormOfPrefix(surface, prefix))),
    isComplete: own.length === all,
  }));
}

/** The words that most documents have, of equal ones the first by code point. */
function mostFrequent(bySegment: readonly (readonly SurfaceEntry[])[]): {
  readonly words: ReadonlySet<string>;
  /** How many others there are. */
  readonly left: number;
} {
  const frequencies = new Map<string, number>();
  for (const { surface, postings } of bySegment.flat()) {
    frequencies.set(surface, (frequencies.get(surface) ?? 0) + postings.df);
  }
  const all = [...frequencies].sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
  const words = new Set(all.slice(0, MOST_EXPANSIONS).map(([surface]) => surface));
  return { words, left: all.length - words.size };
}

function capped({ original }: QueryWord, words: number, text: string): QueryNotice {
  const filled = (message: string) =>
    message.replaceAll('{text}', () => original).replaceAll('{count}', String(words));
  const { en, ar } = messages.capped;
  return {
    code: 'prefix-capped',
    at: Math.max(0, text.indexOf(original)),
    text: original,
    message: { en: filled(en), ar: filled(ar) },
  };
}
