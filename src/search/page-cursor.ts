/**
 * Cursors: where a page of results ends, as text that leads to the next page. A cursor names the published state and the
 * search it belongs to, and the place in its results. So pages that follow one another neither overlap nor leave
 * anything out, whatever is published meanwhile, and a page costs the same however far down it is.
 */
import { ANALYSER_VERSION } from '../arabic/analyser.ts';
import { isCalendarDate } from '../article/article.ts';
import { BadQueryError, CostCeilingError, CursorExpiredError } from '../errors.ts';
import type { Manifest } from '../index/manifest.ts';
import { xxHash32 } from '../segment/checksum.ts';
import type { Position } from './ranking/position.ts';
import type { Ranking } from './ranking/ranking.ts';
import type { SearchRequest } from './request.ts';

/** Longest cursor, in characters: one of an index of a few hundred segments. */
export const LONGEST_CURSOR = 4096;

export interface PageCursor {
  /** Of the state the results are of. */
  readonly generation: number;
  /** Fingerprints of that state and of the search. */
  readonly state: string;
  readonly search: string;
  /** Whether the query was answered as it was corrected. */
  readonly isCorrected: boolean;
  /** The newsroom's day that relative dates and ages were counted from; null where there may be none. */
  readonly today: string | null;
  readonly position: Position;
}

/** A cursor of a search for a place in its results. */
export function cursorAt(
  position: Position,
  manifest: Manifest,
  request: SearchRequest,
  ranking: Ranking,
  { isCorrected, today }: Pick<PageCursor, 'isCorrected' | 'today'>,
): PageCursor {
  return {
    generation: manifest.generation,
    state: fingerprintOfState(manifest),
    search: fingerprint(request, ranking),
    isCorrected,
    today,
    position,
  };
}

/**
 * Checks that a cursor was given for this search of this state.
 * @throws BadQueryError when it is of another search
 * @throws CursorExpiredError when it is of another state
 */
export function checkCursor(
  cursor: PageCursor,
  manifest: Manifest,
  request: SearchRequest,
  ranking: Ranking,
): void {
  if (cursor.search !== fingerprint(request, ranking)) {
    throw unusable(
      'belongs to another search: send it with the q, sort, recency, exact, collapse and filters it was given for',
    );
  }
  const isSameState =
    cursor.generation === manifest.generation && cursor.state === fingerprintOfState(manifest);
  if (!isSameState) throw cursorExpired();
  const { after } = cursor.position;
  if (after !== null && after.documents.length !== manifest.segments.length) throw damaged();
}

export function cursorExpired(cause?: unknown): CursorExpiredError {
  return new CursorExpiredError(
    'The state of the index that this list was begun on is not kept any more. Ask again without cursor.',
    { cause },
  );
}

/** The query is not corrected where too few reads are left for that: it would be another list. */
export function uncorrected(): CostCeilingError {
  return new CostCeilingError(
    'This list answers a corrected query, and correcting it again would read more of the index than one request may. ' +
      'Ask again in a while; if this persists, the index has too many segments: run `fihris compact`.',
  );
}

/** The text of a cursor, which may stand in an address as it is. */
export function encodeCursor({
  generation,
  state,
  search,
  isCorrected,
  today,
  position,
}: PageCursor): string {
  const { seen, after } = position;
  const place = after === null ? [] : [after.score, after.documents];
  const json = new TextEncoder().encode(
    JSON.stringify([generation, state, search, isCorrected, today, seen, ...place]),
  );
  const binary = String.fromCharCode(...json);
  return `${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')}.${hashOf(json)}`;
}

/** @throws BadQueryError when the text is no cursor, or not whole */
export function decodeCursor(text: string): PageCursor {
  const [encoded = '', checksum] = text.split('.');
  const json = bytesOf(encoded);
  if (json === null || hashOf(json) !== checksum) throw damaged();
  const fields: unknown = JSON.parse(new TextDecoder().decode(json));
  if (!isWhole(fields)) throw damaged();
  const [generation, state, search, isCorrected, today, seen, score, documents] = fields;
  const after = score === undefined ? null : { score: score!, documents: documents! };
  return { generation, state, search, isCorrected, today, position: { seen, after } };
}

/** A cursor as it is written. */
type Fields = readonly [
  generation: number,
  state: string,
  search: string,
  isCorrected: boolean,
  today: string | null,
  seen: number,
  score?: number,
  documents?: readonly (number | null)[],
];

/** The checksum tells damage; this, what somebody has made up. */
function isWhole(fields: unknown): fields is Fields {
  if (!Array.isArray(fields)) return false;
  const [generation, state, search, isCorrected, today, seen, score, documents] = fields;
  if (today !== null && !isDay(today)) return false;
  if (typeof isCorrected !== 'boolean') return false;
  if (![generation, seen].every(isCount) || ![state, search].every((one) => typeof one === 'string'))
    return false;
  if (fields.length === 6) return true;
  const hasPlace = Number.isFinite(score) && Array.isArray(documents);
  return hasPlace && documents.every((one) => one === null || isCount(one));
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDate(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Null where the text is not in base64url. */
function bytesOf(encoded: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(encoded)) return null;
  try {
    const binary = atob(encoded.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function damaged(): BadQueryError {
  return unusable('is damaged: give it as next gave it, or ask without it');
}

function unusable(why: string): BadQueryError {
  return new BadQueryError('bad-parameter', `cursor ${why}.`);
}

/** Names of segments are hashes of what is in them, so they and the tombstones are the state. */
function fingerprintOfState({ segments, tombstones }: Manifest): string {
  return hashOfValue([segments.map(({ name }) => name), tombstones?.name]);
}

/** What decides which results there are, and their order. */
function fingerprint(request: SearchRequest, ranking: Ranking): string {
  const { q, sort = 'relevance', recency = 0, exact = false, collapse = false, typing = false } = request;
  const { section, source, author, tag, from, to } = request;
  return hashOfValue([
    q.trim(),
    sort,
    exact,
    collapse,
    section,
    source,
    author,
    tag,
    from,
    to,
    ranking,
    ANALYSER_VERSION,
    // A space at the end says that the last word is finished.
    ...(typing ? [q] : []),
    ...(recency > 0 ? [recency] : []),
  ]);
}

function hashOfValue(value: unknown): string {
  return hashOf(new TextEncoder().encode(JSON.stringify(value)));
}

function hashOf(bytes: Uint8Array): string {
  return xxHash32(bytes, 0).toString(36);
}
