/** Figures of all systems on all sets, as data and as a table. */

import type { RelevanceQuery } from './draw.ts';
import {
  type Estimate,
  estimate,
  MEASURES,
  type Measure,
  pairedDifference,
  rankOf,
  ratio,
  valuesOf,
} from './measures.ts';
import type { RelatedFigures, RepeatFigures } from './related.ts';
import type { QuerySet } from './sets.ts';

/** The ranking of a query's text, by system. */
export type Answers = Readonly<Record<string, (text: string) => readonly string[]>>;

export interface SystemFigures {
  readonly system: string;
  readonly measures: Readonly<Record<Measure, Estimate>>;
  /** MRR@10 beyond the first system's on the same queries; null for the first itself. */
  readonly difference: Estimate | null;
  /** Of variations: MRR@10 as a share of that of the same queries as they were before; null of other sets. */
  readonly ofClean: Estimate | null;
}

export interface SetFigures {
  readonly set: string;
  readonly queries: number;
  readonly systems: readonly SystemFigures[];
}

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
export const MAIN_MEASURE: Measure = 'MRR@10';

/** Figures of a set; the first system is what the others are compared with. */
export function figuresOf(set: QuerySet, answers: Answers): SetFigures {
  const ranksOf = (answer: (text: string) => readonly string[], textOf: (query: RelevanceQuery) => string) =>
    set.queries.map((query) => rankOf(query.id, answer(textOf(query))));
  const ranks = Object.entries(answers).map(
    ([system, answer]) => [system, answer, ranksOf(answer, ({ text }) => text)] as const,
  );
  const first = ranks[0]![2];
  const systems = ranks.map(([system, answer, own], i): SystemFigures => {
    const measures = MEASURE_NAMES.map((name) => [name, estimate(valuesOf(own, name))] as const);
    const main = valuesOf(own, MAIN_MEASURE);
    return {
      system,
      measures: Object.fromEntries(measures) as Record<Measure, Estimate>,
      difference: i === 0 ? null : pairedDifference(main, valuesOf(first, MAIN_MEASURE)),
      ofClean: set.queries.every(({ clean }) => clean === undefined)
        ? null
        : ratio(
            main,
            valuesOf(
              ranksOf(answer, ({ text, clean }) => clean ?? text),
              MAIN_MEASURE,
            ),
          ),
    };
  });
  return { set: set.name, queries: set.queries.length, systems };
}

const NAME_WIDTH = 30;

export function tableOf({ set, queries, systems }: SetFigures): string {
  const header = [
    `${set} (${queries})`.padEnd(NAME_WIDTH),
    ...MEASURE_NAMES.map((name) => name.padEnd(22)),
    `${MAIN_MEASURE} beyond ${systems[0]!.system}`.padEnd(26),
    systems[0]!.ofClean === null ? '' : 'of clean',
  ].join('');
  const rows = systems.map(({ system, measures, difference, ofClean }) =>
    [
      `  ${system}`.padEnd(NAME_WIDTH),
      ...MEASURE_NAMES.map((name) => shown(measures[name]).padEnd(22)),
      (difference === null ? '' : shown(difference, true)).padEnd(26),
      ofClean === null ? '' : shown(ofClean),
    ]
      .join('')
      .trimEnd(),
  );
  return [header.trimEnd(), ...rows].join('\n');
}

export function relatedTableOf(related: readonly RelatedFigures[]): string {
  const header = [
    `related (${related[0]!.articles})`.padEnd(NAME_WIDTH),
    'precision@5'.padEnd(22),
    'days apart'.padEnd(12),
    'days old'.padEnd(10),
    `precision@5 beyond ${related[0]!.system}`,
  ];
  const rows = related.map(({ system, precision, difference, meanDaysApart, meanAge }) =>
    [
      `  ${system}`.padEnd(NAME_WIDTH),
      shown(precision).padEnd(22),
      meanDaysApart.toFixed(1).padEnd(12),
      meanAge.toFixed(1).padEnd(10),
      difference === null ? '' : shown(difference, true),
    ]
      .join('')
      .trimEnd(),
  );
  return [header.join(''), ...rows].join('\n');
}

export function repeatsTableOf(figures: readonly RepeatFigures[]): string {
  const header = [
    `repeats (${figures[0]!.articles})`.padEnd(NAME_WIDTH),
    'suggestions'.padEnd(14),
    'repeat the article'.padEnd(22),
    'repeat one another',
  ];
  const rows = figures.map(({ system, suggestions, repeats, repeatsOfOthers }) =>
    [
      `  ${system}`.padEnd(NAME_WIDTH),
      String(suggestions).padEnd(14),
      String(repeats).padEnd(22),
      String(repeatsOfOthers),
    ].join(''),
  );
  return [header.join(''), ...rows].join('\n');
}

function shown({ mean, low, high }: Estimate, isSigned = false): string {
  const sign = isSigned && mean >= 0 ? '+' : '';
  return `${sign}${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
