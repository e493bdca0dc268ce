/**
 * What routes answer instead of what was asked for, as OpenAPI describes it: each status once, among the document's
 * components, with an example of each kind of problem that comes under it.
 */
import { HTTPException } from 'hono/http-exception';
import {
  AnalyserMismatchError,
  BadQueryError,
  CorruptIndexError,
  CostCeilingError,
  CursorExpiredError,
  MissingObjectError,
  NoIndexError,
  StorageFailureError,
  UnknownArticleError,
  UnsupportedFormatError,
} from '../../src/errors.ts';
import { bodyTooLarge, PROBLEM_TYPE, type Problem, problemOf, tooManyRequests } from '../problem.ts';

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait before asking again.', schema: { type: 'integer' } },
} as const;

/** A status with the kinds of problems that have it. */
function failure(description: string, problems: readonly Problem[], headers?: typeof RETRY_AFTER) {
  const examples = problems.map(({ kind, status, title, detail }) => {
    const value = { type: `urn:fihris:problem:${kind}`, title, status, detail };
    return [kind, { summary: title, value }] as const;
  });
  return {
    description,
    ...(headers === undefined ? {} : { headers }),
    content: {
      [PROBLEM_TYPE]: {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

const BAD_PARAMETERS = [
  new BadQueryError('bad-parameter', 'limit must be a whole number from 1 to 50, not ten.'),
  new BadQueryError('empty', 'The query is empty: type at least one word.'),
  new BadQueryError('too-long', 'The query has 300 characters; 256 are the most. Shorten it.'),
  new BadQueryError('too-many-words', 'The query has 41 words; 40 are the most. Leave some out.'),
  new BadQueryError(
    'bad-date',
    'from is not a date: 2026-13. Write it as 2026-03-14, or 2026-03-14T09:30:00+03:00.',
  ),
  new BadQueryError('from-after-to', 'from (2026-03) is after to (2026-02): exchange them.'),
].map(problemOf);

const INDEX_FAILURES = [
  new NoIndexError('There is no index here: build one with `fihris build SOURCE --to PLACE`.'),
  new CostCeilingError(
    'Answering this would read more of the index than one request may. Ask for fewer words or results, or a shorter span of dates.',
  ),
  new CorruptIndexError(
    'The head of seg-1f2e3d4c has another length than the manifest says. Rebuild the index.',
  ),
  new MissingObjectError('There is no object named seg-1f2e3d4c in this storage.'),
  new UnsupportedFormatError(
    'seg-1f2e3d4c is of format version 2; this Fihris reads 3 to 3. Rebuild the index.',
  ),
  new AnalyserMismatchError(
    'This index was built by another analyser than this Fihris has. Rebuild the index with this Fihris.',
  ),
  new StorageFailureError('The storage did not give seg-1f2e3d4c. Try again later.'),
].map(problemOf);

/** The document's `components.responses`. */
export const FAILURES = {
  NotModified: { description: 'What the ETag in If-None-Match names is still the answer.' },
  BadParameters: failure('The query or a parameter cannot be answered as it stands', BAD_PARAMETERS),
  BadBody: failure('The body cannot be answered as it stands', [
    ...BAD_PARAMETERS,
    problemOf(new HTTPException(400)),
  ]),
  UnknownArticle: failure('No article has the id', [
    problemOf(new UnknownArticleError('No article of this index has the id soc-999.')),
  ]),
  CursorExpired: failure('The state of the index that this was begun on is not kept any more', [
    problemOf(
      new CursorExpiredError(
        'The state of the index that this list was begun on is not kept any more. Ask again without cursor.',
      ),
    ),
  ]),
  TooLarge: failure('The body is too large', [bodyTooLarge(4 * 2 ** 20)]),
  UnsupportedMediaType: failure('The body is not sent as JSON', [problemOf(new HTTPException(415))]),
  TooManyRequests: failure('The address asks too often', [tooManyRequests()], RETRY_AFTER),
  Internal: failure('A defect of Fihris', [problemOf(new TypeError())]),
  Unavailable: failure(
    'The index cannot be read, or the request would read too much of it',
    INDEX_FAILURES,
    RETRY_AFTER,
  ),
} as const;

const referTo = (name: keyof typeof FAILURES) => ({ $ref: `#/components/responses/${name}` });

export const notModified = { 304: referTo('NotModified') };
export const badRequest = { 400: referTo('BadParameters') };
export const badBody = { 400: referTo('BadBody') };
export const unknownArticle = { 404: referTo('UnknownArticle') };
export const cursorGone = { 410: referTo('CursorExpired') };
export const tooLarge = { 413: referTo('TooLarge') };
export const notJson = { 415: referTo('UnsupportedMediaType') };
/** What may befall any route. */
export const failures = {
  429: referTo('TooManyRequests'),
  500: referTo('Internal'),
  503: referTo('Unavailable'),
};
