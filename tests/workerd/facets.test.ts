/** Counts beside the results, over HTTP. */
import { beforeAll, describe, expect, it } from 'vitest';
import { answerAt, ask, publishArchive, searchPath } from './site.ts';

beforeAll(publishArchive);

const q = 'مدينة';

describe('the facets of an answer', () => {
  it('are there when they are asked for, in the order they were asked for', async () => {
    expect(await answerAt(searchPath({ q }))).not.toHaveProperty('facets');
    const { facets } = await answerAt(searchPath({ q, facets: 'month,section' }));
    expect(Object.keys(facets!)).toEqual(['month', 'section']);
  });

  it('lead to as many articles as they say, whatever is chosen already', async () => {
    const chosen = { q, section: 'مجتمع', from: '2025-06', to: '2026-06' };
    const { facets } = await answerAt(
      searchPath({ ...chosen, facets: 'section,source,author,year,month,day' }),
    );
    expect(facets!['section']!.values.length).toBeGreaterThan(1);
    for (const [name, { values }] of Object.entries(facets!)) {
      expect([name, values]).not.toEqual([name, []]);
      for (const { value, count } of values.slice(0, 5)) {
        const isTime = ['year', 'month', 'day'].includes(name);
        const filter = isTime ? { from: value, to: value } : { [name]: value };
        const { total } = await answerAt(searchPath({ ...chosen, ...filter, limit: '1' }));
        expect([name, value, total]).toEqual([name, value, count]);
      }
    }
  });

  it('name as many values as are wanted, and count the others', async () => {
    const all = (await answerAt(searchPath({ q, facets: 'source' }))).facets!['source']!;
    const one = (await answerAt(searchPath({ q, facets: 'source', facetLimit: '1' }))).facets!['source']!;
    expect(one.values).toEqual(all.values.slice(0, 1));
    const rest = all.values.slice(1);
    const articles = rest.reduce((sum, { count }) => sum + count, 0);
    expect(one.others).toEqual({ values: rest.length, articles });
  });

  it('are refused by name, and days of too long a span', async () => {
    const detailOf = async (parameters: Record<string, string>) => {
      const response = await ask(searchPath({ q, ...parameters }));
      expect(response.status).toBe(400);
      return ((await response.json()) as { detail: string }).detail;
    };
    expect(await detailOf({ facets: 'section,place' })).toBe(
      'facets must be names among section, source, author, tag, year, month, day, separated by commas, not section,place.',
    );
    expect(await detailOf({ facets: 'day', from: '2020', to: '2025' })).toBe(
      'facets=day spans 2192 days; 400 are the most. Give from and to, or ask for facets=month.',
    );
    expect(await detailOf({ facetLimit: '101' })).toBe(
      'facetLimit must be a whole number from 1 to 100, not 101.',
    );
  });
});
