/** Errors as RFC 9457 problem details: decided here, once, for every route and platform. */
import {
  AnalyserMismatchError,
  BadQueryError,
  CorruptIndexError,
  FihrisError,
  MissingObjectError,
  NoIndexError,
  UnknownArticleError,
  UnsupportedFormatError,
} from '../src/errors.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export type ProblemStatus = 400 | 404 | 413 | 500 | 503;

export interface Problem {
  /** Stable identifier of the kind of problem. */
  readonly type: string;
  readonly title: string;
  readonly status: ProblemStatus;
  /** What was found, and what to do. */
  readonly detail: string;
}

export function problem(code: string, status: ProblemStatus, title: string, detail: string): Problem {
  return { type: `urn:fihris:problem:${code}`, title, status, detail };
}

/** The problem an error means to the caller; one that is not ours tells nothing but that it is a defect. */
export function problemOf(error: unknown): Problem {
  if (error instanceof BadQueryError)
    return problem(error.code, 400, 'The request cannot be answered', error.message);
  if (error instanceof UnknownArticleError) return problem(error.code, 404, 'No such article', error.message);
  if (error instanceof FihrisError && isIndexFailure(error)) {
    return problem(error.code, 503, 'The index cannot be read', error.message);
  }
  return problem(
    'internal',
    500,
    'Internal error',
    'Something failed on our side; it was logged. Try again later.',
  );
}

function isIndexFailure(error: FihrisError): boolean {
  return [
    NoIndexError,
    CorruptIndexError,
    UnsupportedFormatError,
    AnalyserMismatchError,
    MissingObjectError,
  ].some((kind) => error instanceof kind);
}
