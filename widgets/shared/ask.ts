/**
 * Asks the archive. A page loads these bytes on every visit, so it is not the client of the package, which does more; the
 * types are the same.
 */

/** After so many milliseconds an answer comes too late. */
const PATIENCE = 8_000;

/** An answer that is an error. */
export class StatusError extends Error {
  readonly status: number;

  constructor({ status, url }: Response) {
    super(`${url} gives ${status}.`);
    this.status = status;
  }
}

/** @param mine gives the request up */
export type Ask = <T>(path: string, parameters: object, mine: AbortSignal, body?: object) => Promise<T>;

/**
 * What asks an archive. Parameters that are undefined are left out, lists are repeated.
 * @param endpoint where the archive is, without a slash at its end
 * @throws StatusError for an answer that is an error; what `fetch` throws where there is none
 */
export function asking(endpoint: string): Ask {
  return async (path, parameters, mine, body) => {
    const pairs = Object.entries(parameters).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one]),
    );
    const query = new URLSearchParams(pairs.filter(([, value]) => value !== undefined));
    const response = await fetch(`${endpoint}/${path}${query.size > 0 ? `?${query}` : ''}`, {
      signal: AbortSignal.any([mine, AbortSignal.timeout(PATIENCE)]),
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw new StatusError(response);
    return response.json();
  };
}
