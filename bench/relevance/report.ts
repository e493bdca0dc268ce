/** Figures of all systems on all sets, as data and as a table. */
import {
  type Estimate,
  estimate,
  MEASURES,
  type Measure,
  pairedDifference,
  rankOf,
  valuesOf,
} from './measures.ts';
import type { RelatedFigures } from './related.ts';
import type { QuerySet } from './sets.ts';

/** Rankings of one set's queries, by system. */
export type SetRankings = Readonly<Record<string, readonly (readonly string[])[]>>;

export interface SystemFigures {
  readonly system: string;
  readonly measures: Readonly<Record<Measure, Estimate>>;
  /** MRR@10 beyond the first system's on the same queries; null for the first itself. */
  readonly difference: Estimate | null;
}

export interface SetFigures {
  readonly set: string;
  readonly queries: number;
  readonly systems: readonly SystemFigures[];
}

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
export const MAIN_MEASURE: Measure = 'MRR@10';

/** Figures of a set; the first system is what the others are compared with. */
export function figuresOf(set: QuerySet, rankings: SetRankings): SetFigures {
  const ranks = Object.entries(rankings).map(
    ([system, own]) => [system, set.queries.map(({ id }, i) => rankOf(id, own[i]!))] as const,
  );
  const first = ranks[0]![1];
  const systems = ranks.map(([system, own], i): SystemFigures => {
    const measures = MEASURE_NAMES.map((name) => [name, estimate(valuesOf(own, name))] as const);
    const difference =
      i === 0 ? null : pairedDifference(valuesOf(own, MAIN_MEASURE), valuesOf(first, MAIN_MEASURE));
    return { system, measures: Object.fromEntries(measures) as Record<Measure, Estimate>, difference };
  });
  return { set: set.name, queries: set.queries.length, systems };
}

const NAME_WIDTH = 30;

export function tableOf({ set, queries, systems }: SetFigures): string {
  const header = [
    `${set} (${queries})`.padEnd(NAME_WIDTH),
    ...MEASURE_NAMES.map((name) => name.padEnd(22)),
    `${MAIN_MEASURE} beyond ${systems[0]!.system}`,
  ].join('');
  const rows = systems.map(({ system, measures, difference }) =>
    [
      `  ${system}`.padEnd(NAME_WIDTH),
      ...MEASURE_NAMES.map((name) => shown(measures[name]).padEnd(22)),
      difference === null ? '' : shown(difference, true),
    ]
      .join('')
      .trimEnd(),
  );
  return [header, ...rows].join('\n');
}

export function relatedTableOf(related: readonly RelatedFigures[]): string {
  const header = [
    'related, by section'.padEnd(NAME_WIDTH),
    'precision@5'.padEnd(22),
    'days apart'.padEnd(12),
  ];
  const rows = related.map(({ system, precision, difference, medianDaysApart }) =>
    [
      `  ${system}`.padEnd(NAME_WIDTH),
      shown(precision).padEnd(22),
      medianDaysApart.toFixed(1).padEnd(12),
      difference === null ? '' : `${shown(difference, true)} beyond ${related[0]!.system}`,
    ]
      .join('')
      .trimEnd(),
  );
  return [header.join('').trimEnd(), ...rows].join('\n');
}

function shown({ mean, low, high }: Estimate, isSigned = false): string {
  const sign = isSigned && mean >= 0 ? '+' : '';
  return `${sign}${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
