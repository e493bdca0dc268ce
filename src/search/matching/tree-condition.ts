/** The condition of a tree: which documents of a segment it holds for, by sets. */
import { readHeadlineRoot } from '../../segment/documents/headline-reader.ts';
import type { HeadlineRoot } from '../../segment/documents/headlines.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import type { Condition, ConditionSearch, Expansions, OpenCondition } from '../words/condition.ts';
import { expandPrefixes } from '../words/expand-prefixes.ts';
import type { QueryWord } from '../words/query.ts';
import { type Clause, type FilterClause, needsPositions, needsTitles, type RunsClause } from './clauses.ts';
import { timeSpan } from './dates.ts';
import { DocumentSet } from './document-set.ts';
import { openFilter, type SegmentFilter } from './filter.ts';
import { type Bounds, boundsOfRuns, settleRuns } from './runs.ts';

type Filters = ReadonlyMap<FilterClause, SegmentFilter>;

/** What was read of a segment beside words. */
interface Opened {
  readonly filters: Filters;
  /** Where clauses ask for them. */
  readonly headlines: HeadlineRoot | null;
}

export class TreeCondition implements Condition {
  readonly inForms: ReadonlySet<string>;
  private readonly text: string;
  private readonly clause: Clause;
  private readonly prefixes: readonly QueryWord[];
  private readonly leaves: readonly (FilterClause | RunsClause)[];
  private readonly readsTitles: boolean;

  /** @param text as it was typed @param prefixes all of the clause, none twice */
  constructor(text: string, clause: Clause, prefixes: readonly QueryWord[], inForms: ReadonlySet<string>) {
    this.text = text;
    this.clause = clause;
    this.prefixes = prefixes;
    this.inForms = inForms;
    this.leaves = leavesOf(clause);
    this.readsTitles = this.leaves.some(
      (leaf) => leaf.kind === 'runs' && needsPositions(leaf) && needsTitles(leaf),
    );
  }

  /** Filters, the root of the headlines and their titles. */
  private get moreSteps(): number {
    const filters = this.leaves.filter(({ kind }) => kind === 'filter').length;
    return filters + (this.readsTitles ? 2 : 0);
  }

  async expand(segments: readonly SegmentReader[], stems: readonly string[]): Promise<Expansions> {
    for (const segment of segments) segment.expectSteps(this.moreSteps);
    if (this.prefixes.length === 0) return { formsOf: () => [], notices: [] };
    return expandPrefixes(this.prefixes, segments, stems, this.text);
  }

  async open(segment: SegmentReader, utcOffset: string): Promise<OpenCondition> {
    const clauses = this.leaves;
    const filtering = clauses.filter((clause) => clause.kind === 'filter');
    const [opened, headlines] = await Promise.all([
      Promise.all(filtering.map(({ filters }) => openFilter(segment, filters, timeSpan(filters, utcOffset)))),
      this.readsTitles ? readHeadlineRoot(segment) : null,
    ]);
    const filters = new Map(filtering.map((clause, i) => [clause, opened[i]!]));
    return { match: (search) => match(this.clause, { filters, headlines }, search) };
  }
}

function leavesOf(clause: Clause): (FilterClause | RunsClause)[] {
  switch (clause.kind) {
    case 'filter':
    case 'runs':
      return [clause];
    case 'not':
      return leavesOf(clause.of);
    default:
      return clause.of.flatMap(leavesOf);
  }
}

/**
 * Lists tell of most documents whether they match; of the rest the positions are read, of all clauses together, and only
 * where the whole condition depends on them.
 */
async function match(
  clause: Clause,
  { filters, headlines }: Opened,
  search: ConditionSearch,
): Promise<Uint32Array> {
  const all = allowed(search);
  const known = new Map<RunsClause, Bounds>();
  const boundsOf = (runs: RunsClause) => {
    const bounds = known.get(runs) ?? boundsOfRuns(runs, search);
    known.set(runs, bounds);
    return bounds;
  };
  const { least, most } = evaluate(clause, { all, filters, boundsOf, search });
  const open = most.without(least);
  if (open.size === 0) return least.toArray();
  const settled = await settleRuns(known, open, search, headlines);
  const exactly = (runs: RunsClause): Bounds => settled.get(runs) ?? known.get(runs)!;
  const found = evaluate(clause, { all, filters, boundsOf: exactly, search }).least;
  return least.or(open.and(found)).toArray();
}

interface Evaluation {
  /** Every document there is for this search. */
  readonly all: DocumentSet;
  readonly filters: Filters;
  readonly boundsOf: (runs: RunsClause) => Bounds;
  readonly search: ConditionSearch;
}

function evaluate(clause: Clause, evaluation: Evaluation): Bounds {
  const { all, filters, boundsOf, search } = evaluation;
  switch (clause.kind) {
    case 'runs': {
      const { least, most } = boundsOf(clause);
      return { least: least.and(all), most: most.and(all) };
    }
    case 'filter':
      return exact(passing(filters.get(clause)!, search.segment.documents).and(all));
    case 'not': {
      const { least, most } = evaluate(clause.of, evaluation);
      return { least: all.without(most), most: all.without(least) };
    }
    default: {
      const bounds = clause.of.map((one) => evaluate(one, evaluation));
      const join = (a: DocumentSet, b: DocumentSet) => (clause.kind === 'and' ? a.and(b) : a.or(b));
      return {
        least: bounds.map(({ least }) => least).reduce(join),
        most: bounds.map(({ most }) => most).reduce(join),
      };
    }
  }
}

function exact(documents: DocumentSet): Bounds {
  return { least: documents, most: documents };
}

/** The documents that are not retracted and that the request's own filters let through. */
function allowed({ segment: { documents, deletions }, filter }: ConditionSearch): DocumentSet {
  return passing(filter, documents).without(DocumentSet.from(documents, deletions.documents));
}

function passing({ start, end, accepts }: SegmentFilter, documents: number): DocumentSet {
  if (accepts === null) return DocumentSet.range(documents, start, end);
  const passed = DocumentSet.none(documents);
  for (let document = start; document < end; document++) if (accepts(document)) passed.add(document);
  return passed;
}
