/** Pages of other sites ask the Worker: what browsers must be told, on every kind of answer. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, postJson, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const SITE = 'https://paper.example';
const search = searchPath({ q: 'مدينة' });
const headers = { Origin: SITE };

describe('an answer to a page of another site', () => {
  it.each<[what: string, path: string, status: number, init?: RequestInit]>([
    ['a search', search, 200],
    ['related articles', '/related/soc-001', 200],
    ['an article', '/articles/soc-001', 200],
    ['health', '/health', 200],
    ['the description of the interface', '/openapi.json', 200],
    ['a refused query', '/search?q=', 400],
    ['an article that is not there', '/articles/nobody', 404],
    ['no route', '/nothing', 404],
    ['a wrong method', '/search', 405, { method: 'DELETE' }],
    ['a body that is no JSON', '/related', 415, { method: 'POST', body: 'text' }],
  ])('may be read: %s', async (_what, path, status, init = {}) => {
    const response = await ask(path, { ...init, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const exposed = response.headers.get('Access-Control-Expose-Headers')!.split(',');
    expect(exposed).toEqual(expect.arrayContaining(['ETag', 'Server-Timing', 'Retry-After']));
  });

  it('may be read when it is 304', async () => {
    const etag = (await ask(search)).headers.get('ETag')!;
    const again = await ask(search, { headers: { ...headers, 'If-None-Match': etag } });
    expect([again.status, again.headers.get('Access-Control-Allow-Origin')]).toEqual([304, '*']);
  });

  it('may be read when a text was posted, for which the browser asks first', async () => {
    const asked = {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    };
    const before = await ask('/related', { method: 'OPTIONS', headers: { ...headers, ...asked } });
    expect([before.status, await before.text()]).toEqual([204, '']);
    expect(before.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,POST');
    expect(before.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type,If-None-Match');
    expect(before.headers.get('Access-Control-Max-Age')).toBe('86400');
    const init = postJson({ body: 'مدينة على البحر' });
    const posted = await ask('/related', { ...init, headers: { ...init.headers, ...headers } });
    expect([posted.status, posted.headers.get('Access-Control-Allow-Origin')]).toEqual([200, '*']);
  });
});
