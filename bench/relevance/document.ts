/**
 * Figures of a run as Markdown, put into a document between marks: `<!-- figures: NAME -->` and `<!-- end of figures -->`.
 * What stands between is replaced, so that a run writes what the document says.
 */
import type { Estimate } from './measures.ts';
import type { RelatedFigures, RepeatFigures } from './related.ts';
import { MAIN_MEASURE, type SetFigures, type SystemFigures } from './report.ts';
import { TYPED_PREFIX } from './sets.ts';

export interface RunFigures {
  /** The command and the commit, in words: above each of its tables. */
  readonly run: string;
  readonly sets: readonly SetFigures[];
  readonly related: readonly RelatedFigures[];
  readonly repeats: readonly RepeatFigures[];
  /** Whether variants of the ranking were tried: such a run fills the table of variants and no other. */
  readonly hasVariants: boolean;
  /** Whether it was of a part of the archive: such a run fills a table of its own and no other. */
  readonly isSample: boolean;
}

/** The document with the run's figures. Those that the run did not measure stay as they are. */
export function withFigures(document: string, figures: RunFigures): string {
  return Object.entries(blocksOf(figures)).reduce(
    (text, [name, block]) => (block === '' ? text : replaced(text, name, block)),
    document,
  );
}

function replaced(document: string, name: string, block: string): string {
  const start = `<!-- figures: ${name} -->`;
  const end = '<!-- end of figures -->';
  const from = document.indexOf(start);
  const until = document.indexOf(end, from);
  if (from === -1 || until === -1)
    throw new Error(`The document has no place for figures: ${start} … ${end}.`);
  return `${document.slice(0, from)}${start}\n\n${block}\n\n${document.slice(until)}`;
}

/** By name; empty where there are none. */
function blocksOf(figures: RunFigures): Record<string, string> {
  const { run, sets, related, repeats, hasVariants, isSample } = figures;
  const under = (tables: readonly string[]) => (tables.length === 0 ? '' : [run, ...tables].join('\n\n'));
  const main = sets.filter(({ set }) => !set.startsWith(TYPED_PREFIX));
  if (hasVariants) return { variants: under(main.map(variantsTable)) };
  if (isSample) return { sample: under(main.map(setTable)) };
  const typed = sets.filter(({ set }) => set.startsWith(TYPED_PREFIX));
  return {
    sets: under(main.map(setTable)),
    typed: under(typed.length === 0 ? [] : [typedTable(typed)]),
    related: under(related.length === 0 ? [] : [relatedTable(related)]),
    repeats: under(repeats.length === 0 ? [] : [repeatsTable(repeats)]),
  };
}

function setTable({ set, queries, systems }: SetFigures): string {
  return table(
    [`${set}, ${queries} queries`, MAIN_MEASURE, 'recall@10', 'nDCG@10', `beyond ${systems[0]!.system}`],
    systems.map(({ system, measures, difference }) => [
      system,
      shown(measures[MAIN_MEASURE]),
      measures['recall@10'].mean.toFixed(3),
      measures['nDCG@10'].mean.toFixed(3),
      difference === null ? '' : shown(difference, true),
    ]),
  );
}

function variantsTable({ set, queries, systems }: SetFigures): string {
  return table(
    [`${set}, ${queries} queries`, MAIN_MEASURE, 'beyond the ranking as it is'],
    systems.map(({ system, measures, difference }) => [
      system,
      measures[MAIN_MEASURE].mean.toFixed(4),
      difference === null ? '' : shown(difference, true, 4),
    ]),
  );
}

/** A row a variation: the first system and Lucene, each with its share of the clean queries. */
function typedTable(sets: readonly SetFigures[]): string {
  const first = sets[0]!.systems[0]!.system;
  const rows = sets.map(({ set, queries, systems }) => {
    const lucene = systems.find(({ system }) => system === 'lucene');
    return [
      set.slice(TYPED_PREFIX.length),
      String(queries),
      ...typedCells(systems[0]!),
      ...(lucene === undefined ? ['', ''] : typedCells(lucene)),
    ];
  });
  return table(
    ['variation', 'queries', first, 'of the clean queries', 'lucene', 'of the clean queries'],
    rows,
  );
}

function typedCells({ measures, ofClean }: SystemFigures): string[] {
  return [measures[MAIN_MEASURE].mean.toFixed(3), ofClean === null ? '' : shown(ofClean)];
}

function relatedTable(related: readonly RelatedFigures[]): string {
  return table(
    [
      `related, ${related[0]!.articles} articles`,
      'precision@5',
      'days apart',
      'days old',
      `beyond ${related[0]!.system}`,
    ],
    related.map(({ system, precision, difference, meanDaysApart, meanAge }) => [
      system,
      shown(precision),
      meanDaysApart.toFixed(1),
      meanAge.toFixed(1),
      difference === null ? '' : shown(difference, true),
    ]),
  );
}

function repeatsTable(repeats: readonly RepeatFigures[]): string {
  return table(
    [`repeats, ${repeats[0]!.articles} articles`, 'suggestions', 'repeat the article', 'repeat one before'],
    repeats.map((one) => [
      one.system,
      String(one.suggestions),
      String(one.repeats),
      String(one.repeatsOfOthers),
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

function shown({ mean, low, high }: Estimate, isSigned = false, digits = 3): string {
  const sign = isSigned && mean >= 0 ? '+' : '';
  return `${sign}${mean.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}
