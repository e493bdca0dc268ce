/** What the page makes of counts: facets, chips and bars whose links narrow a search, or widen it again. */
import { describe, expect, it } from 'vitest';
import { daysBetween, firstDay, lastDay, nextPeriod } from '../../functions/page/day-range.ts';
import { chipsOf, facetViews } from '../../functions/page/facet-view.ts';
import { histogramOf, isOfDays, yearsOf } from '../../functions/page/histogram-view.ts';
import { exportHref, type Search } from '../../functions/page/links.ts';

const facetOf = (...values: [string, number][]) => ({
  values: values.map(([value, count]) => ({ value, count })),
  others: { values: 0, articles: 0 },
  without: 0,
});

const search = (filters: Partial<Search['filters']> = {}): Search => ({
  query: 'قمح',
  collapse: true,
  filters: { sort: 'relevance', ...filters },
  offset: 20,
});

const asked = (href: string | undefined) =>
  Object.fromEntries(new URL(href!, 'https://news.example').searchParams);

describe('days', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31', '2025'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-03'],
    ['2024-12', '2024-12-01', '2024-12-31', '2025-01'],
    ['2024-02-28', '2024-02-28', '2024-02-28', '2024-02-29'],
    ['0099', '0099-01-01', '0099-12-31', '0100'],
  ])('%s is from %s to %s, and %s comes after it', (name, first, last, next) => {
    expect([firstDay(name), lastDay(name), nextPeriod(name)]).toEqual([first, last, next]);
  });

  it('count both ends, and a time counts as its day', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(3);
    expect([firstDay('2026-03-14T09:30:00+03:00'), lastDay('2026-03-14T09:30')]).toEqual([
      '2026-03-14',
      '2026-03-14',
    ]);
    expect([firstDay(undefined), lastDay('أمس')]).toEqual([undefined, undefined]);
  });

  it('are shown one by one within two months', () => {
    expect(isOfDays({ from: '2026-01-01', to: '2026-02-28' })).toBe(true);
    expect(isOfDays({ from: '2026-01-01', to: '2026-03-31' })).toBe(false);
    expect(isOfDays({ from: '2026-01-01', to: '2026-01-01' })).toBe(false);
    expect(isOfDays({ from: '2026-01-01', to: undefined })).toBe(false);
  });
});

describe('facets', () => {
  const section = facetOf(['سياسة', 12], ['صحّة وعلوم', 3]);

  it('choose a value, from the first page on, and let the chosen one go in whatever spelling', () => {
    const [facet] = facetViews({ section }, [], search({ section: 'صحه وعلوم', source: 'الضفاف' }));
    expect(facet!.values.map(({ label, count, isChosen }) => [label, count, isChosen])).toEqual([
      ['سياسة', 12, false],
      ['صحّة وعلوم', 3, true],
    ]);
    expect(facet!.values.map(({ href }) => asked(href))).toEqual([
      { q: 'قمح', section: 'سياسة', source: 'الضفاف' },
      { q: 'قمح', source: 'الضفاف' },
    ]);
  });

  it('are left out where one value is all there is, unless it is chosen', () => {
    const one = facetOf(['سياسة', 12]);
    expect(facetViews({ section: one }, [], search())).toEqual([]);
    expect(facetViews({ section: one }, [], search({ section: 'سياسة' }))).toHaveLength(1);
  });

  it('of years are sums of months, the newest first', () => {
    const months = facetOf(['2024-11', 2], ['2025-01', 3], ['2025-04', 4]).values;
    expect(yearsOf(months)).toEqual([
      { value: '2024', count: 2 },
      { value: '2025', count: 7 },
    ]);
    const chosen = search({ from: '2025', to: '2025' });
    const [{ name, values }] = facetViews({}, months, chosen) as [ReturnType<typeof facetViews>[number]];
    expect([name, values.map(({ label, count, isChosen }) => [label, count, isChosen])]).toEqual([
      'year',
      [
        ['2025', 7, true],
        ['2024', 2, false],
      ],
    ]);
    expect(values.map(({ href }) => asked(href))).toEqual([
      { q: 'قمح' },
      { q: 'قمح', from: '2024-01-01', to: '2024-12-31' },
    ]);
  });

  it('have a chip for each filter, dates one together', () => {
    const chips = chipsOf(search({ tag: 'سيول', from: '2025-01-01', to: '2025-01' }));
    expect(chips.map(({ name, label, href }) => [name, label, asked(href)])).toEqual([
      ['tag', 'سيول', { q: 'قمح', from: '2025-01-01', to: '2025-01' }],
      ['dates', 'من 1 يناير 2025 إلى 31 يناير 2025', { q: 'قمح', tag: 'سيول' }],
    ]);
    const labels = (filters: Partial<Search['filters']>) =>
      chipsOf(search(filters)).map(({ label }) => label);
    expect(labels({ from: '2025-01-01', to: '2025-01-01' })).toEqual(['1 يناير 2025']);
    expect(labels({ from: '2025-01-01' })).toEqual(['منذ 1 يناير 2025']);
    expect(labels({ to: '2025-01-31' })).toEqual(['حتى 31 يناير 2025']);
    expect(labels({})).toEqual([]);
  });
});

describe('the histogram', () => {
  const months = facetOf(['2024-11', 2], ['2025-01', 3], ['2025-04', 4]).values;

  it('shows months, empty ones too, each leading to its days', () => {
    const { unit, bars, all } = histogramOf(months, [], search())!;
    expect([unit, bars.map(({ label, count }) => `${label}: ${count}`), all]).toEqual([
      'month',
      [
        'نوفمبر 2024: 2',
        'ديسمبر 2024: 0',
        'يناير 2025: 3',
        'فبراير 2025: 0',
        'مارس 2025: 0',
        'أبريل 2025: 4',
      ],
      undefined,
    ]);
    expect([asked(bars[0]!.href), bars[1]!.href]).toEqual([
      { q: 'قمح', from: '2024-11-01', to: '2024-11-30' },
      undefined,
    ]);
  });

  it('shows years where there are many months, and the months of a chosen year', () => {
    const long = facetOf(['2001-05', 1], ['2024-11', 2], ['2025-01', 3]).values;
    const { unit, bars } = histogramOf(long, [], search())!;
    expect([unit, bars.length, bars[0]!.label, bars.at(-1)!.label]).toEqual(['year', 25, '2001', '2025']);
    const year = histogramOf(months, [], search({ from: '2025', to: '2025' }))!;
    expect([year.unit, year.bars.map(({ count }) => count)]).toEqual(['month', [3, 0, 0, 4]]);
    expect(asked(year.all)).toEqual({ q: 'قمح' });
  });

  it('shows the days of a chosen month to its ends, and around a single day its year', () => {
    const days = facetOf(['2025-01-02', 1], ['2025-01-30', 2]).values;
    const month = histogramOf(months, days, search({ from: '2025-01', to: '2025-01' }))!;
    expect([month.unit, month.bars.length, month.bars[1]!.label]).toEqual(['day', 31, '2 يناير 2025']);
    const day = histogramOf(months, [], search({ from: '2025-01-02', to: '2025-01-02' }))!;
    expect(day.bars.map(({ label, isChosen }) => [label, isChosen])).toEqual([
      ['يناير 2025', true],
      ['فبراير 2025', false],
      ['مارس 2025', false],
      ['أبريل 2025', false],
    ]);
  });

  it('is left out where there is nothing to compare', () => {
    expect(histogramOf(facetOf(['2025-01', 3]).values, [], search())).toBeNull();
    expect(histogramOf([], [], search())).toBeNull();
  });
});

it('exports have the order of the page', () => {
  expect(exportHref('csv', search())).toMatch(/^\/search\.csv\?q=[^&]+&sort=relevance$/);
  expect(exportHref('ndjson', search({ sort: 'oldest' }))).toMatch(/^\/search\.ndjson\?q=[^&]+&sort=oldest$/);
});
