/** Suggestions over HTTP. */
import { describe, expect, test } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { searchAnswerSchema } from '../../functions/openapi/schemas.ts';
import { suggestAnswerSchema } from '../../functions/openapi/suggest-route.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { suggestQueries } from '../../src/search/suggest/suggest.ts';
import { open, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';

const storage = storageWith(SAMPLES);
const app = createApp({ provider: new IndexProvider(storage), log: () => {} });

function ask(parameters: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
  return app.request(`https://news.example/suggest?${new URLSearchParams(parameters)}`, { headers });
}

describe('GET /search with typing=true', () => {
  test('says how the last word was taken', async () => {
    const search = async (parameters: Readonly<Record<string, string>>) =>
      (await app.request(`https://news.example/search?${new URLSearchParams(parameters)}`)).json();
    const answer = await search({ q: 'مدي', typing: 'true' });
    expect(searchAnswerSchema.strict().safeParse(answer).error).toBeUndefined();
    expect(answer.typing).toMatchObject({ prefix: 'مدي', capped: false });
    expect(answer.total).toBeGreaterThan(0);
    expect((await search({ q: 'مدينة ', typing: 'true' })).typing).toBeNull();
    expect(await search({ q: 'مدي' })).not.toHaveProperty('typing');
  });
});

describe('GET /suggest', () => {
  test.each(['مدي', 'مدينة ', 'مدينة ال', 'مدبنة', 'و'])(
    'answers what the index suggests for %j',
    async (q) => {
      const response = await ask({ q, limit: '5' });
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=\d\d,/);
      const answer = await response.json();
      expect(answer).toEqual(await suggestQueries(await open(storage), { q, limit: 5 }));
      expect(answer.suggestions.length).toBeGreaterThan(0);
      expect(suggestAnswerSchema.strict().parse(answer)).toEqual(answer);
    },
  );

  test('keeps the space that says that a word is finished', async () => {
    const texts = async (q: string) =>
      (await (await ask({ q })).json()).suggestions.map((one: { text: string }) => one.text);
    expect(await texts('مدينة')).not.toEqual(await texts('مدينة '));
  });

  test('is not asked again while it is the same', async () => {
    const tag = (await ask({ q: 'مدي' })).headers.get('ETag')!;
    expect((await ask({ q: 'مدي' }, { 'If-None-Match': tag })).status).toBe(304);
  });

  test('gives eight suggestions at most, if nothing else is said', async () => {
    expect((await (await ask({ q: 'ا' })).json()).suggestions).toHaveLength(8);
    expect((await (await ask({ q: 'ا', limit: '20' })).json()).suggestions).toHaveLength(20);
  });

  test('suggests nothing for nothing', async () => {
    expect(await (await ask({ q: '' })).json()).toEqual({ query: '', suggestions: [] });
  });

  test.each([
    [{}, 400, 'bad-parameter'],
    [{ q: 'م', limit: '0' }, 400, 'bad-parameter'],
    [{ q: 'م', limit: '21' }, 400, 'bad-parameter'],
    [{ q: 'م'.repeat(257) }, 400, 'query-too-long'],
  ])('refuses %j', async (parameters, status, kind) => {
    const response = await ask(parameters as Record<string, string>);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    expect((await response.json()).type).toBe(`urn:fihris:problem:${kind}`);
  });

  test('answers HEAD, and no other method', async () => {
    const head = await app.request(`https://news.example/suggest?q=${encodeURIComponent('مدي')}`, {
      method: 'HEAD',
    });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await app.request('https://news.example/suggest?q=a', { method: 'POST' })).status).toBe(405);
  });
});
