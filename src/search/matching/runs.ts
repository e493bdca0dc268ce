/**
 * In which documents of a segment words stand, side by side and near one another. Lists tell of each document that it may
 * match, that it does, or neither; where they leave it open, positions are read.
 */
import type { TextField } from '../../query/tree.ts';
import type { SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import type { HeadlineRoot } from '../../segment/documents/headlines.ts';
import type { WantedPositions } from '../../segment/postings/position-reader.ts';
import { titleWords } from '../suggest/title-words.ts';
import type { ConditionSearch } from '../words/condition.ts';
import { needsPositions, needsTitles, onlyPart, type Part, type Run, type RunsClause } from './clauses.ts';
import type { Cursor } from './cursors.ts';
import { DocumentSet } from './document-set.ts';
import { inField, isChain, type Occurrence, runsIn } from './occurrences.ts';

/** What is known of the documents a clause holds for: the same set twice where it is known of all. */
export interface Bounds {
  /** Those it holds for at the least. */
  readonly least: DocumentSet;
  /** Those it may hold for. */
  readonly most: DocumentSet;
}

/** What lists tell. */
export function boundsOfRuns(clause: RunsClause, search: ConditionSearch): Bounds {
  const { documents } = search.segment;
  const parts = clause.runs.flat();
  const isInTitle = clause.field === 'title';
  const most = parts
    .map((part) => (isInTitle ? havingInTitle(part, search) : having(part, search)))
    .reduce((all, own) => all.and(own));
  const only = onlyPart(clause);
  if (!needsPositions(clause)) return { least: most, most };
  if (only === null) return { least: DocumentSet.none(documents), most };
  // What is not in the title is in the body.
  const least = joined(
    [...listsOf(only, search), ...formListsOf(only, search)],
    search,
    ({ isInTitle: own }) => !own,
  );
  return { least: least.and(most), most };
}

function having(part: Part, search: ConditionSearch): DocumentSet {
  const { documents } = search.segment;
  return listsOf(part, search)
    .map((cursor) => DocumentSet.of(documents, cursor))
    .reduce((all, own) => all.or(own), DocumentSet.none(documents));
}

function havingInTitle(part: Part, search: ConditionSearch): DocumentSet {
  return joined(listsOf(part, search), search, ({ isInTitle }) => isInTitle);
}

/** The documents of any of several cursors where the cursor's posting is accepted. */
function joined(
  cursors: readonly Cursor[],
  { segment: { documents } }: ConditionSearch,
  accepts: (cursor: Cursor) => boolean,
): DocumentSet {
  return cursors
    .map((cursor) => DocumentSet.where(documents, cursor, () => accepts(cursor)))
    .reduce((all, own) => all.or(own), DocumentSet.none(documents));
}

/** Fresh cursors that together have every document in which a part stands. */
function listsOf({ word, inAnyForm, hasAlternatives }: Part, search: ConditionSearch): Cursor[] {
  const { list, surface, alternatives } = search.entry(word);
  const own = inAnyForm ? list : (surface?.postings ?? null);
  const others = inAnyForm && hasAlternatives ? alternatives : [];
  return [
    ...(own === null ? [] : [search.cursor(own)]),
    ...others.filter((open) => open !== null).map((open) => open()),
  ];
}

/** Fresh cursors over the lists of a part's forms one by one. */
function formListsOf(part: Part, search: ConditionSearch): Cursor[] {
  return formsOf(part, search).map(({ postings }) => search.cursor(postings));
}

function formsOf({ word, inAnyForm, hasAlternatives }: Part, search: ConditionSearch): SurfaceEntry[] {
  const { surface, forms } = search.entry(word);
  if (!inAnyForm || forms === null) return surface === null ? [] : [surface];
  const all = hasAlternatives ? [...forms.own, ...forms.ofAlternatives.flat()] : forms.own;
  return [...new Set(all)];
}

/** A clause that lists leave open for some documents. */
interface OpenClause {
  readonly clause: RunsClause;
  readonly least: DocumentSet;
  /** Ascending. */
  readonly documents: Uint32Array;
  /** For each of its parts the positions of its forms. */
  readonly wanted: readonly (readonly WantedPositions[])[];
}

/**
 * Reads positions until it is known of all `open` documents whether clauses hold for them. One round trip.
 * @param known what lists tell of each clause
 * @param headlines of the segment, where clauses ask in which field words stand
 * @returns the clauses that were not known of all; true of `open` documents only
 */
export async function settleRuns(
  known: ReadonlyMap<RunsClause, Bounds>,
  open: DocumentSet,
  search: ConditionSearch,
  headlines: HeadlineRoot | null,
): Promise<Map<RunsClause, Bounds>> {
  const clauses = [...known]
    .filter(([clause]) => needsPositions(clause))
    .map(([clause, { least, most }]): OpenClause => {
      const unknown = open.and(most.without(least));
      const documents = unknown.toArray();
      const wanted = clause.runs.flat().map((part) => positionsOf(part, unknown, documents, search));
      return { clause, least, documents, wanted };
    });
  const wanted = clauses.flatMap((one) => one.wanted.flat());
  const [read, titles] = await Promise.all([
    search.segment.readPositions(wanted),
    readTitles(clauses, search, headlines),
  ]);
  const positions = new Map(wanted.map((one, i) => [one, read[i]!]));
  return new Map(
    clauses.map(({ clause, least, ...rest }) => {
      const all = least.or(holding({ clause, least, ...rest }, positions, titles, search));
      return [clause, { least: all, most: all }];
    }),
  );
}

/** @param documents those of the set, ascending */
function positionsOf(
  part: Part,
  set: DocumentSet,
  documents: Uint32Array,
  search: ConditionSearch,
): WantedPositions[] {
  return formsOf(part, search).flatMap((surface) => {
    const cursor = search.cursor(surface.postings);
    // Most forms are in few documents: the shorter list is walked.
    const own =
      cursor.df < documents.length
        ? drained(cursor).filter((document) => set.has(document))
        : documents.filter((document) => cursor.has(document));
    return own.length === 0 ? [] : [{ surface, cursor: search.cursor(surface.postings), documents: own }];
  });
}

function drained(cursor: Cursor): Uint32Array {
  const documents = new Uint32Array(cursor.df);
  return documents.subarray(0, cursor.drainInto(documents));
}

/** Words of titles, where clauses ask in which field words stand: of the documents that have some of the words in their title. */
function readTitles(
  clauses: readonly OpenClause[],
  search: ConditionSearch,
  headlines: HeadlineRoot | null,
): Promise<ReadonlyMap<number, number>> {
  const { segment } = search;
  const asked = clauses
    .filter(({ clause }) => needsTitles(clause))
    .flatMap(({ clause, documents }) => {
      const own = DocumentSet.from(segment.documents, documents);
      return clause.runs.flat().map((part) => havingInTitle(part, search).and(own));
    })
    .reduce((all, own) => all.or(own), DocumentSet.none(segment.documents));
  return titleWords(segment, headlines, asked.toArray());
}

/** The documents that an open clause holds for. */
function holding(
  { clause, documents, wanted }: OpenClause,
  positions: ReadonlyMap<WantedPositions, readonly (readonly number[])[]>,
  titles: ReadonlyMap<number, number>,
  { segment }: ConditionSearch,
): DocumentSet {
  const byPart = wanted.map((forms) => byDocument(forms, positions));
  const found = DocumentSet.none(segment.documents);
  for (const document of documents) {
    const places = byPart.map((own) => own.get(document) ?? []);
    // Without a word of the clause in it, the title makes no difference.
    if (holds(clause, places, titles.get(document) ?? 0)) found.add(document);
  }
  return found;
}

/** The positions of all forms of a part, ascending, by document. */
function byDocument(
  forms: readonly WantedPositions[],
  positions: ReadonlyMap<WantedPositions, readonly (readonly number[])[]>,
): Map<number, readonly number[]> {
  const all = new Map<number, readonly number[]>();
  for (const form of forms) {
    const own = positions.get(form)!;
    [...form.documents].forEach((document, i) => {
      const before = all.get(document);
      all.set(document, before === undefined ? own[i]! : [...before, ...own[i]!].sort((a, b) => a - b));
    });
  }
  return all;
}

/** Whether a clause holds for one document. @param places of each of its parts */
function holds(
  { runs, distance, field }: RunsClause,
  places: readonly (readonly number[])[],
  titleWords: number,
): boolean {
  let at = 0;
  const occurrences = runs.map((run: Run): Occurrence[] => {
    at += run.length;
    return runsIn(places.slice(at - run.length, at));
  });
  if (field === null && runs.length === 1) return occurrences[0]!.length > 0;
  const fields: readonly TextField[] = field === null ? ['title', 'body'] : [field];
  return fields.some((one) =>
    isChain(
      occurrences.map((own) => inField(own, one, titleWords)),
      distance,
    ),
  );
}
