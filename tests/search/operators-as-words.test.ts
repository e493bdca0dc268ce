import { beforeAll, describe, expect, it } from 'vitest';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { findPart } from '../../src/search/parts.ts';
import { search } from '../../src/search/search.ts';
import { operatorsAsWords } from '../../src/search/words/operators-as-words.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';
import { article, indexOf, storageWith } from '../support/make-index.ts';
import { StepwiseStorage } from '../support/stepwise-storage.ts';
import { testCodec } from '../support/test-codec.ts';

const NEAR = 'مقتل مدنيين وإصابة العشرات قرب مطار العاصمة';
const NOT = 'الوزير يؤكد الحل السياسي ليس مستحيلا اليوم';
const articles = [
  ...Array.from({ length: 12 }, (_, i) =>
    article(`near-${i}`, {
      title: 'خبر',
      body: `مقتل مدنيين وإصابة ${'ثم '.repeat(9)} العشرات ${'ثم '.repeat(9)} قرب ${'ثم '.repeat(9)} مطار العاصمة`,
    }),
  ),
  article('not', { title: NOT, body: 'تفاصيل الخبر' }),
  ...Array.from({ length: 3 }, (_, i) =>
    article(`or-${i}`, { title: 'خبر', body: 'فوز الهلال بكأس السوبر' }),
  ),
];

let index: OpenIndex;
beforeAll(async () => {
  index = await indexOf(articles, (_, i) => i % 2);
});

const noticesOf = async (q: string) => (await search(index, { q })).notices.map(({ code }) => code);

describe('a sentence with Arabic operators', () => {
  it.each([
    ['near', NEAR, 12, 'قرب'],
    ['not', NOT, 1, 'ليس'],
  ])('that finds nothing with %s is answered as words, and says so', async (_, q, total, text) => {
    const answer = await search(index, { q, limit: 50 });
    expect(answer).toMatchObject({ query: q, total, relaxed: false, parsed: null });
    expect(answer.results.filter(({ missing }) => missing === undefined)).toHaveLength(total);
    expect(answer.notices).toMatchObject([{ code: 'operator-as-word', text, at: q.indexOf(text) }]);
    const { en, ar } = answer.notices[0]!.message;
    expect([en, ar].every((message) => message.includes(text) && message.includes('OR'))).toBe(true);
  });

  it('is answered so on every page, in files, and with facets', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(index, { q: NEAR, limit: 5, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.total).toBe(12);
      expect(page.notices).toHaveLength(1);
      ids.push(...page.results.map(({ article: { id } }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('near'))).toHaveLength(12);
    expect((await findPart(index, { q: NEAR }, 0, 50)).total).toBe(12);
    const { facets } = await search(index, { q: NEAR, facets: ['year'] });
    expect(facets!.year!.values.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  });

  it('keeps its operators where they find something', async () => {
    const { total, parsed, notices } = await search(index, { q: 'فوز الهلال السوبر أو مطار العاصمة' });
    expect(total).toBe(15);
    expect(parsed!.tree.kind).toBe('or');
    expect(notices).toEqual([]);
  });

  it('keeps them where nothing is found without them either', async () => {
    const q = 'زرافشان ليس سمرقنديان بخاريستان طشقندان فرغانستان';
    expect(await noticesOf(q)).toEqual([]);
    expect((await search(index, { q })).parsed).not.toBeNull();
  });

  it.each([
    ['other operators', NEAR.replace('قرب', 'NEAR')],
    ['a sign', `${NEAR} (العاصمة)`],
    ['few words', 'الحل ليس مستحيلا'],
  ])('keeps them with %s', async (_, q) => {
    expect(await noticesOf(q)).not.toContain('operator-as-word');
    expect((await search(index, { q })).parsed).not.toBeNull();
  });

  it('takes no round trip more than one with operators', async () => {
    const storage = storageWith(articles);
    for (const q of [NEAR, NOT, NOT.replace('الوزير', 'الوزبر')]) {
      const meter = new MeteredStorage(new StepwiseStorage(storage));
      await search(await OpenIndex.open(meter, { inflater: testCodec }), { q });
      expect(meter.take().roundTrips, q).toBeLessThanOrEqual(q === NEAR ? 6 : 5);
    }
    const { index: own, meter } = await new IndexProvider(storage, { inflater: testCodec }).acquire();
    await search(own, { q: NEAR, limit: 50 });
    expect(meter.take().reads).toBeLessThanOrEqual(50);
  });
});

it('what is between quotation marks stays a phrase', () => {
  const { query } = operatorsAsWords('الوزير «ليس هناك» اجتماع اليوم أو غدا قريبا', {})!;
  expect(query.phrases).toHaveLength(1);
});
