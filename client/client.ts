/**
 * Asks a Fihris over HTTP: a thin wrapper of `fetch` whose types are those of the OpenAPI document. Runs in browsers, in
 * Workers and on Node, and needs nothing else.
 */
import type {
  Article,
  Articles,
  Copies,
  CopiesParameters,
  ProblemKind,
  RelatedAnswer,
  RelatedToArticleParameters,
  RelatedToTextBody,
  SearchAnswer,
  SearchAsAtomParameters,
  SearchAsCsvParameters,
  SearchAsNdjsonParameters,
  SearchByBodyBody,
  SearchParameters,
  SuggestAnswer,
  SuggestParameters,
} from './openapi.ts';

export type * from './openapi.ts';

export interface ClientOptions {
  /** What asks; by default the platform's `fetch`. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RequestOptions {
  /** Gives the request up: its promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer that is an error: RFC 9457 problem details, or whatever stands between here and Fihris said instead. */
export class ProblemError extends Error {
  readonly status: number;
  /** Which of the problems that docs/api.md lists; null where it is none of Fihris. */
  readonly kind: ProblemKind | 'not-found' | 'method-not-allowed' | null;
  /** The kind, for people. */
  readonly title: string;
  /** Seconds to wait before asking again; null where asking again does not help, or nothing is known of it. */
  readonly retryAfter: number | null;

  constructor(response: Response, problem: { type?: unknown; title?: unknown; detail?: unknown }) {
    const { type, title, detail } = problem;
    super(String(detail ?? `${response.url} gives ${response.status}`));
    this.name = 'ProblemError';
    this.status = response.status;
    this.kind = (/^urn:fihris:problem:(.+)/.exec(String(type))?.[1] ?? null) as ProblemError['kind'];
    this.title = String(title ?? response.statusText);
    this.retryAfter = Number(response.headers.get('Retry-After')) || null;
  }
}

/** Values of parameters by name; lists are sent as an address has them. */
type Parameters = Readonly<Record<string, unknown>>;

export class FihrisClient {
  readonly #base: string;
  readonly #options: ClientOptions;

  /** @param base where the archive is, as https://search.news.example or https://news.example/archive */
  constructor(base: string | URL, options: ClientOptions = {}) {
    this.#base = String(base).replace(/\/*$/, '/');
    this.#options = options;
  }

  /** Articles that match a query. */
  search(parameters: SearchParameters, options?: RequestOptions): Promise<SearchAnswer> {
    return this.#get('search', parameters, options);
  }

  /** The same, with a query that shall not stand in an address. */
  searchByBody(body: SearchByBodyBody, options?: RequestOptions): Promise<SearchAnswer> {
    return this.#post('search', body, options);
  }

  /** How a query that is being typed may go on. */
  suggest(parameters: SuggestParameters, options?: RequestOptions): Promise<SuggestAnswer> {
    return this.#get('suggest', parameters, options);
  }

  /** Articles related to one of the archive. */
  related(id: string, parameters: RelatedToArticleParameters = {}, options?: RequestOptions) {
    return this.#get<RelatedAnswer>(`related/${encodeURIComponent(id)}`, parameters, options);
  }

  /** Articles related to a text that need not be in the archive. */
  relatedToText(body: RelatedToTextBody, options?: RequestOptions): Promise<RelatedAnswer> {
    return this.#post('related', body, options);
  }

  /** One article as it is stored. */
  article(id: string, options?: RequestOptions): Promise<Article> {
    return this.#get(`articles/${encodeURIComponent(id)}`, {}, options);
  }

  /** Several articles; ids that no article has are in `missing`. */
  articles(ids: readonly string[], options?: RequestOptions): Promise<Articles> {
    return this.#get('articles', { ids }, options);
  }

  /** Other prints of an article's story. */
  copies(id: string, parameters: CopiesParameters = {}, options?: RequestOptions): Promise<Copies> {
    return this.#get(`articles/${encodeURIComponent(id)}/copies`, parameters, options);
  }

  /** Address of all articles that match, as a table. */
  csvUrl(parameters: SearchAsCsvParameters): string {
    return this.#url('search.csv', parameters);
  }

  /** Address of all articles that match, as JSON in lines. */
  ndjsonUrl(parameters: SearchAsNdjsonParameters): string {
    return this.#url('search.ndjson', parameters);
  }

  /** Address of the newest articles that match, as a feed. */
  feedUrl(format: 'atom' | 'rss' | 'json', parameters: SearchAsAtomParameters): string {
    return this.#url(`search.${format}`, parameters);
  }

  #url(path: string, parameters: object): string {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters as Parameters)) {
      if (value === undefined) continue;
      // Ids may hold commas, so each is given by itself; facets must be one list.
      const values = Array.isArray(value) && name !== 'facets' ? value : [value];
      for (const one of values) params.append(name, String(one));
    }
    return `${this.#base}${path}${params.size > 0 ? `?${params}` : ''}`;
  }

  #get<T>(path: string, parameters: object, options?: RequestOptions): Promise<T> {
    return this.#ask(this.#url(path, parameters), {}, options);
  }

  #post<T>(path: string, body: object, options?: RequestOptions): Promise<T> {
    const init = { method: 'POST', body: JSON.stringify(body) };
    return this.#ask(this.#url(path, {}), init, options, { 'Content-Type': 'application/json' });
  }

  /** @throws ProblemError for an answer that is an error; what `fetch` throws where there is no answer */
  async #ask<T>(
    url: string,
    init: RequestInit,
    options?: RequestOptions,
    own?: Record<string, string>,
  ): Promise<T> {
    const { fetch = (input: string, wanted: RequestInit) => globalThis.fetch(input, wanted), headers } =
      this.#options;
    const response = await fetch(url, {
      ...init,
      headers: { ...headers, ...own },
      signal: options?.signal ?? null,
    });
    if (response.ok) return response.json();
    const text = await response.text();
    throw new ProblemError(response, problemIn(text));
  }
}

/** A problem's fields; none where the text is not one. */
function problemIn(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
