/** Foreign names in the letters of other countries: which are looked up, and when they stand for a word. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/arabic/analyser.ts';
import type { Article } from '../../src/article/article.ts';
import { search } from '../../src/search/search.ts';
import { soundAlikesOf } from '../../src/search/spelling/sound-alikes.ts';
import { article, indexOf } from '../support/make-index.ts';

function alike(typed: string): string {
  const { surface, stem } = analyse(typed)[0]!;
  return soundAlikesOf(surface, stem)
    .map((one) => one.surface)
    .join(' ');
}

describe('the letters of other countries for a name', () => {
  it.each([
    ['قوقل', 'غوغل جوجل كوكل'],
    ['جوارديولا', 'غوارديولا قوارديولا كوارديولا'],
    ['وشنجهاي', 'وشنغهاي وشنقهاي وشنكهاي'],
    ['الهيموجلوبين', 'الهيموغلوبين الهيموقلوبين الهيموكلوبين'],
    ['كاميرون', 'غاميرون جاميرون قاميرون'],
    // Arabic words.
    ['قوارب', ''],
    ['استقلال', ''],
    ['انتهاكات', ''],
    ['حكومات', ''],
    ['شقوق', ''],
    ['قلق', ''],
    // No such sound, or two, which may differ.
    ['باريس', ''],
    ['كونجرس', ''],
  ])('%s: %s', (typed, expected) => {
    expect(alike(typed)).toBe(expected);
  });
});

/** So many articles of each text. */
function articles(texts: Readonly<Record<string, number>>): Article[] {
  return Object.entries(texts).flatMap(([body, count], text) =>
    Array.from({ length: count }, (_, i) => article(`${text}-${i}`, { title: '٠', body })),
  );
}

const archive = indexOf(
  articles({
    'زار نائب الرئيس مدينة وولفسبورغ': 10,
    'مصنع وولفسبورج': 1,
    'مدينة فريبورغ': 6,
    'بلدة فريبورج': 3,
  }),
);

async function found(q: string) {
  const { total, expanded } = await search(await archive, { q });
  return { total, expanded };
}

describe('a name that hardly an article has as typed', () => {
  it('is found as others spell it, and as typed first', async () => {
    expect(await found('وولفسبورج')).toEqual({
      total: 11,
      expanded: [{ term: 'وولفسبورج', as: 'وولفسبورغ', why: 'spelling' }],
    });
    const { results } = await search(await archive, { q: 'وولفسبورج' });
    expect(results[0]!.article.id).toBe('1-0');
  });

  it('or none at all', async () => {
    expect(await found('وولفسبورق')).toMatchObject({ total: 10 });
  });

  it('is left alone where more articles have it', async () => {
    expect(await found('فريبورج')).toEqual({ total: 3, expanded: [] });
    expect(await found('فريبورغ')).toEqual({ total: 6, expanded: [] });
  });

  it('is taken at its word where that is asked for', async () => {
    expect((await found('="وولفسبورج"')).total).toBe(1);
    expect((await search(await archive, { q: 'وولفسبورج', exact: true })).total).toBe(1);
  });
});
