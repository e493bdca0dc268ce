/**
 * The application: every route, the same on every platform. A platform's entry hands over an index provider and gets
 * back a function from request to response.
 */

import { bodyLimit } from 'hono/body-limit';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { Hono } from 'hono/quick';
import type { IndexProvider } from '../src/index/index-provider.ts';
import type { OpenIndex } from '../src/index/open-index.ts';
import { answerProblem } from './answer-problem.ts';
import { addApi } from './api/api.ts';
import { addArticles } from './api/articles.ts';
import { addCopies } from './api/copies.ts';
import { addExports, DEFAULT_EXPORT_PART } from './api/exports.ts';
import { addFeeds } from './api/feeds.ts';
import { addOpenSearch } from './api/opensearch.ts';
import { addRelatedFragment } from './api/related-fragment.ts';
import { addSuggest } from './api/suggest.ts';
import { crossOrigin, type Origins } from './cross-origin.ts';
import { noTrailingSlash, refuseOtherMethods } from './methods.ts';
import { addPages } from './page/pages.ts';
import { bodyTooLarge, problemOf, unknownPath } from './problem.ts';
import { type Limiter, rateLimit } from './rate-limit.ts';
import { requestLog } from './request-log.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { serverTiming } from './server-timing.ts';
import { RequestRecord } from './status/request-record.ts';
import { addStatus } from './status/status.ts';
import { addPastWidgets } from './widgets/past-widgets.ts';

/** What handlers find in their context. */
export interface Env {
  Variables: {
    /**
     * Runs work on the index, all of it on one published state, by default the current one: see
     * {@link IndexProvider.answer}.
     */
    ask: <T>(work: (index: OpenIndex) => Promise<T>, generation?: number | null) => Promise<T>;
    /** Whether the route is a page's, so that its errors are pages too. */
    isPage?: boolean;
  };
}

export type App = Hono<Env>;

export interface AppOptions {
  readonly provider: IndexProvider;
  /** Receives what made answers 500 or 503; by default the console. */
  readonly log?: (error: unknown) => void;
  /** Which other sites' pages may ask; by default any. */
  readonly origins?: Origins;
  /** Where readers find this, as https://search.news.example; by default the host that was asked. */
  readonly publicUrl?: string | undefined;
  /** Says who asks too often; nobody does by default. */
  readonly limiter?: Limiter | undefined;
  /** Articles of one part of an export, at least 1; 1,000 by default. */
  readonly exportPart?: number | undefined;
  /** Whether the page of the archive's state is there, as it is by default; it tells nothing that is secret. */
  readonly status?: boolean | undefined;
  /** Adds the reference page of the interface, where no host of files serves it. */
  readonly reference?: ((app: App) => void) | undefined;
  /** Adds the fonts of the pages, where no host of files serves them. */
  readonly fonts?: ((app: App) => void) | undefined;
  /** Adds the scripts of the widgets, where no host of files serves them. */
  readonly widgets?: ((app: App) => void) | undefined;
  /** Receives a line for each request, with its path and query; by default what people search for is logged nowhere. */
  readonly logRequest?: ((line: string) => void) | undefined;
}

/** Headers of a 304: without those of CORS, scripts of other sites could not read that nothing has changed. */
const RETAINED = [
  ...RETAINED_304_HEADERS,
  'server-timing',
  'access-control-allow-origin',
  'access-control-expose-headers',
];

/** Largest request body: an article's text with room to spare. */
export const MOST_BODY_BYTES = 4 * 2 ** 20;

export function createApp(options: AppOptions): App {
  const { provider, log = console.error, origins = '*', limiter, logRequest } = options;
  const app: App = new Hono<Env>();
  if (logRequest !== undefined) app.use(requestLog(logRequest));
  app.use(SECURITY_HEADERS);
  app.use(crossOrigin(origins));
  if (limiter !== undefined) app.use(rateLimit(limiter, log));
  app.use(etag({ retainedHeaders: RETAINED }));
  const record = new RequestRecord();
  app.use(serverTiming(provider, record));
  app.use(
    bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (c) => answerProblem(c, bodyTooLarge(MOST_BODY_BYTES)) }),
  );
  app.use(noTrailingSlash);
  addRelatedFragment(app, options.publicUrl);
  addApi(app, options.publicUrl);
  addArticles(app, options.publicUrl);
  addCopies(app, options.publicUrl);
  const { publicUrl, exportPart: partSize = DEFAULT_EXPORT_PART } = options;
  addExports(app, { publicUrl, partSize, log });
  addFeeds(app, publicUrl);
  addOpenSearch(app, publicUrl);
  addSuggest(app);
  addPages(app);
  if (options.status !== false) addStatus(app, provider, record);
  options.reference?.(app);
  options.fonts?.(app);
  options.widgets?.(app);
  addPastWidgets(app);
  refuseOtherMethods(app);
  app.notFound((c) => {
    const asPage = c.req.header('Accept')?.includes('text/html') ?? false;
    return answerProblem(c, unknownPath(c.req.path), asPage);
  });
  app.onError((error, c) => {
    const found = problemOf(error);
    if (found.status >= 500) log(error);
    return answerProblem(c, found);
  });
  return app;
}
