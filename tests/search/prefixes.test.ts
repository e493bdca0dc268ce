/** What a beginning of a word with a star stands for. */
import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/arabic/analyser.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { search } from '../../src/search/search.ts';
import { MOST_EXPANSIONS } from '../../src/search/words/expand-prefixes.ts';
import { isFormOfPrefix, stemsOfPrefix } from '../../src/search/words/prefix-form.ts';
import { article, indexOf } from '../support/make-index.ts';
import { REAL_ARCHIVE, realArticles, WHEN_ABSENT } from '../support/real-articles.ts';
import { SAMPLES } from '../support/samples.ts';

const ARTICLES = [...SAMPLES, ...(REAL_ARCHIVE === null ? [] : await realArticles(500, 61))];
const surfaces = new Set(
  ARTICLES.flatMap(({ title, body }) => tokenise(`${title} ${body}`).map(({ surface }) => surface)),
);

describe('a prefix', () => {
  it.each([
    ['انتخاب', 'انتخابات', true],
    ['انتخاب', 'والانتخابات', true],
    ['انتخاب', 'انتخب', false],
    ['الانتخاب', 'الانتخابات', true],
    ['الانتخاب', 'والانتخابات', false],
    ['والانتخاب', 'والانتخابات', true],
    ['زير', 'وزير', false],
    ['وزي', 'وزير', true],
    ['وزي', 'للوزير', true],
    ['وال', 'والمجلس', false],
    ['عل', 'عليها', true],
    ['مدينه', 'مدينتنا', false],
    ['بوم', 'ولالبومه', true],
    ['لالبوم', 'لالبومه', true],
    ['في', 'ففيها', true],
    ['cov', 'covid', true],
    ['20', '2015', true],
  ])('%s stands for %s: %s', (prefix, surface, expected) => {
    expect(isFormOfPrefix(surface, prefix)).toBe(expected);
  });

  it(`finds every word it stands for where its stem is${WHEN_ABSENT}`, () => {
    let forms = 0;
    for (const surface of surfaces) {
      const stem = stemOf(surface);
      for (let start = 0; start < Math.min(4, surface.length); start++) {
        for (let end = start + 1; end <= surface.length; end++) {
          const prefix = surface.slice(start, end);
          if (!isFormOfPrefix(surface, prefix)) continue;
          const { beginnings, stems } = stemsOfPrefix(prefix);
          const isFound = stems.includes(stem) || beginnings.some((beginning) => stem.startsWith(beginning));
          if (!isFound) expect.fail(`${prefix}* does not find ${surface}, whose stem is ${stem}`);
          forms++;
        }
      }
    }
    expect(forms).toBeGreaterThan((10 * surfaces.size) / 3);
  });
});

describe('a prefix of more words than a search looks for', () => {
  const LETTERS = [...'بتثجحخدذرزسشصضطظعغفق'];
  /** Words that stay whole, for each a number of articles: the later the more. */
  const words = LETTERS.flatMap((first) => LETTERS.slice(0, 15).map((last) => `مك${first}ر${last}`));
  const articles = words.flatMap((word, i) =>
    Array.from({ length: i < 100 ? 1 : 2 }, (_, copy) =>
      article(`${word}-${copy}`, { title: word, body: 'نص' }),
    ),
  );

  it('stands for the most frequent, says so, and does not depend on segments', async () => {
    expect(words.length).toBe(MOST_EXPANSIONS + 100);
    const totals = new Set<number>();
    for (const segments of [1, 3]) {
      const index = await indexOf(articles, (_, i) => i % segments);
      const { total, notices } = await search(index, { q: 'نص مك*' });
      totals.add(total);
      expect(notices).toMatchObject([{ code: 'prefix-capped', at: 3, text: 'مك*' }]);
      expect(notices[0]!.message.en).toContain(String(MOST_EXPANSIONS));
      expect(notices[0]!.message.ar).toContain('مك*');
    }
    expect([...totals]).toEqual([2 * MOST_EXPANSIONS]);
  });

  it('and says nothing where it stands for all', async () => {
    const { total, notices } = await search(await indexOf(articles), { q: 'مكبر*' });
    expect({ total, notices }).toEqual({ total: 15, notices: [] });
  });
});
