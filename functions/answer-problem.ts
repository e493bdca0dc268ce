/** A problem as a response: JSON for programs, a page for people. */
import type { Context } from 'hono';
import type { Env } from './app.ts';
import { renderError } from './page/index.ts';
import { ERROR_MESSAGES } from './page/messages.ts';
import { PROBLEM_TYPE, type Problem, problemJson } from './problem.ts';

/** Seconds after which asking again makes sense when the index cannot be read: it is looked at again by then. */
const RETRY_AFTER = '10';

/** @param asPage whether people asked; by default whether the route is a page's */
export async function answerProblem(
  c: Context<Env>,
  found: Problem,
  asPage = c.var.isPage === true,
): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  if (found.status === 503) c.header('Retry-After', RETRY_AFTER);
  if (!asPage) return c.body(problemJson(found), found.status, { 'Content-Type': PROBLEM_TYPE });
  const html = await renderError({
    status: found.status,
    ...messageFor(found),
    query: c.req.query('q') ?? '',
  });
  return c.body(String(html), found.status, { 'Content-Type': 'text/html; charset=utf-8' });
}

function messageFor({ kind, status }: Problem): { readonly title: string; readonly detail: string } {
  if (kind === 'unknown-article') return ERROR_MESSAGES.unknownArticle;
  if (kind === 'too-costly') return ERROR_MESSAGES.tooCostly;
  if (status === 429) return ERROR_MESSAGES.tooManyRequests;
  if (status === 404) return ERROR_MESSAGES.notFound;
  return status === 503 ? ERROR_MESSAGES.unavailable : ERROR_MESSAGES.internal;
}
