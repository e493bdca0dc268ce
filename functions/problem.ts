/** Errors as RFC 9457 problem details: decided here, once, for every route and platform. */
import { HTTPException } from 'hono/http-exception';
import {
  AnalyserMismatchError,
  BadQueryError,
  type BadQueryReason,
  CorruptIndexError,
  CostCeilingError,
  CursorExpiredError,
  FihrisError,
  MissingObjectError,
  NoIndexError,
  StorageFailureError,
  UnknownArticleError,
  UnsupportedFormatError,
} from '../src/errors.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export type ProblemStatus = 400 | 404 | 405 | 410 | 413 | 415 | 429 | 500 | 503;

export interface Problem {
  /** Stable name of the kind of problem; the end of its `type`. */
  readonly kind: string;
  readonly status: ProblemStatus;
  readonly title: string;
  /** What was found, and what to do. */
  readonly detail: string;
}

/** The body of an answer. */
export function problemJson({ kind, status, title, detail }: Problem): string {
  return JSON.stringify({ type: `urn:fihris:problem:${kind}`, title, status, detail });
}

function problem(kind: string, status: ProblemStatus, title: string, detail: string): Problem {
  return { kind, status, title, detail };
}

/** Kind and title of each thing that can be wrong with a request. */
const BAD_REQUESTS: Readonly<Record<BadQueryReason, readonly [kind: string, title: string]>> = {
  empty: ['empty-query', 'The query is empty'],
  'too-long': ['query-too-long', 'The query is too long'],
  'too-many-words': ['too-many-words', 'The query has too many words'],
  'bad-date': ['bad-date', 'A date cannot be read'],
  'from-after-to': ['from-after-to', 'The span of dates is empty'],
  'bad-parameter': ['bad-parameter', 'A parameter cannot be read'],
};

const INDEX_FAILURES = [
  NoIndexError,
  CorruptIndexError,
  UnsupportedFormatError,
  AnalyserMismatchError,
  MissingObjectError,
  StorageFailureError,
];

/** The problem an error means to the caller; one that is not ours tells nothing but that it is a defect. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BadQueryError) return problem(...kindOf(error), error.message);
  if (error instanceof UnknownArticleError) return problem(error.code, 404, 'No such article', error.message);
  if (error instanceof CursorExpiredError) {
    return problem(error.code, 410, 'The list cannot be continued', error.message);
  }
  if (error instanceof CostCeilingError) {
    return problem(error.code, 503, 'The request is too costly', error.message);
  }
  if (error instanceof FihrisError && INDEX_FAILURES.some((kind) => error instanceof kind)) {
    return problem(error.code, 503, 'The index cannot be read', error.message);
  }
  if (error instanceof HTTPException) return frameworkProblem(error) ?? internal();
  return internal();
}

function kindOf({ reason }: BadQueryError): [kind: string, status: 400, title: string] {
  const [kind, title] = BAD_REQUESTS[reason];
  return [kind, 400, title];
}

/** What the framework refuses before a handler runs. */
function frameworkProblem({ status }: HTTPException): Problem | undefined {
  if (status === 400) {
    return problem(
      'bad-json',
      400,
      'The body is not JSON',
      'The body is not JSON: send an object with the fields that /openapi.json lists.',
    );
  }
  if (status === 415) {
    return problem(
      'unsupported-media-type',
      415,
      'Not a media type this route reads',
      'Send the body as JSON, with the header Content-Type: application/json.',
    );
  }
  return undefined;
}

function internal(): Problem {
  return problem(
    'internal',
    500,
    'Internal error',
    'Something failed on our side; it was logged. Try again later.',
  );
}

export function unknownPath(path: string): Problem {
  return problem(
    'not-found',
    404,
    'Nothing is here',
    `Nothing is at ${path}. The routes are listed at /openapi.json; a slash inside an id is written %2F.`,
  );
}

export function wrongMethod(method: string, path: string, allowed: string): Problem {
  return problem(
    'method-not-allowed',
    405,
    'Not a method of this route',
    `${path} answers ${allowed}, not ${method}.`,
  );
}

export function tooManyRequests(): Problem {
  return problem(
    'too-many-requests',
    429,
    'Too many requests',
    'This address asks too often. Wait as long as Retry-After says, then ask again.',
  );
}

export function bodyTooLarge(most: number): Problem {
  return problem(
    'too-large',
    413,
    'The body is too large',
    `A body has at most ${most} bytes. Send less text.`,
  );
}
