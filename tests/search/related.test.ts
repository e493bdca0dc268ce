import { describe, expect, it } from 'vitest';
import { UnknownArticleError } from '../../src/errors.ts';
import { OpenIndex } from '../../src/index/open-index.ts';
import { latestArticles, valuesOf } from '../../src/search/facets/latest.ts';
import { findArticle, relatedToArticle, relatedToText } from '../../src/search/related/related.ts';
import { isSameStory, storyOf } from '../../src/search/related/same-story.ts';
import { article, indexOf, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const FLOOD =
  'غمرت السيول أحياء المكلا وأجلت غرفة الطوارئ مئات الأسر من المنازل المنخفضة بعد أمطار غزيرة استمرت ساعات';
const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`;

const archive = [
  article('flood', { title: 'سيول المكلا تغمر الأحياء', body: FLOOD, published: day(1) }),
  article('flood-copy', { title: 'إجلاء الأسر في المكلا', body: FLOOD, published: day(1) }),
  article('flood-later', {
    title: 'المكلا بعد السيول',
    body: 'بدأت أحياء المكلا تنظيف المنازل بعد السيول، ووزعت غرفة الطوارئ مساعدات على الأسر',
    published: day(3),
  }),
  article('flood-later-copy', {
    title: 'أحياء المكلا تنظف المنازل',
    body: 'بدأت أحياء المكلا تنظيف المنازل بعد السيول، ووزعت غرفة الطوارئ مساعدات على الأسر',
    published: day(3),
  }),
  article('match', {
    title: 'فوز في المباراة',
    body: 'فاز الفريق في المباراة النهائية بهدفين وسجل المهاجم الهدف الأول من ركلة حرة',
    published: day(4),
  }),
  article('budget', {
    title: 'إقرار الموازنة',
    body: 'أقر البرلمان الموازنة العامة بعد جلسة طويلة ناقش فيها النواب العجز والدين',
    published: day(5),
  }),
  ...Array.from({ length: 6 }, (_, i) =>
    article(`other-${i}`, {
      title: `حديقة ${i}`,
      body: `افتتحت البلدية حديقة جديدة رقم ${i} فيها أشجار ومقاعد وملاعب للأطفال`,
      published: day(10 + i),
    }),
  ),
];

const idsOf = (results: readonly { article: { id: string } }[]) => results.map((result) => result.article.id);

describe('related articles', () => {
  it('are about the same matter, without the article, its copies, or two copies of one story', async () => {
    const found = idsOf(await relatedToArticle(await indexOf(archive), 'flood'));
    expect(found).toHaveLength(1);
    expect(['flood-later', 'flood-later-copy']).toContain(found[0]);
  });

  it('are the same however the archive fell into segments', async () => {
    const one = await relatedToArticle(await indexOf(archive), 'flood-later', { limit: 10 });
    for (const count of [2, 3, 5]) {
      const several = await indexOf(archive, (_, i) => i % count);
      expect(await relatedToArticle(several, 'flood-later', { limit: 10 })).toEqual(one);
    }
  });

  it('leave out what the caller already shows', async () => {
    const index = await indexOf(archive);
    const all = idsOf(await relatedToArticle(index, 'flood', { limit: 10 }));
    const without = idsOf(await relatedToArticle(index, 'flood', { limit: 10, exclude: all }));
    expect(without.filter((id) => all.includes(id))).toEqual([]);
  });

  it('are found for a text that is not in the archive', async () => {
    const index = await indexOf(archive);
    const found = idsOf(
      await relatedToText(index, {
        title: 'أمطار وسيول في المكلا',
        body: 'السيول تغمر منازل المكلا وغرفة الطوارئ تجلي الأسر',
      }),
    );
    expect(found.some((id) => id.startsWith('flood'))).toBe(true);
    expect(found).not.toContain('match');
  });

  it('of a text that is an article of the archive leave that article out as a copy', async () => {
    const index = await indexOf(archive);
    expect(idsOf(await relatedToText(index, { body: FLOOD }))).not.toContain('flood');
  });

  it('are none for a text of unknown words', async () => {
    expect(await relatedToText(await indexOf(archive), { body: 'زرافة وفيل' })).toEqual([]);
  });

  it('put the newer of near-equals first', async () => {
    const rounds = [
      ['بدء مفاوضات المضيق', 'الأولى حول الملاحة والصيد وحقوق العبور'],
      ['الرسوم في صلب مفاوضات المضيق', 'الثانية عن الرسوم وأبراج المراقبة والإنقاذ'],
      ['مفاوضات المضيق تبحث الخرائط', 'الثالثة بشأن الخرائط والجزر ومواعيد السفن'],
    ] as const;
    const series = rounds.map(([title, subject], i) =>
      article(`talks-${i + 1}`, {
        title,
        body: `تواصلت مفاوضات المضيق في الجولة ${subject}`,
        published: day(1 + 5 * i),
      }),
    );
    const found = idsOf(await relatedToArticle(await indexOf([...series, ...archive]), 'talks-1'));
    expect(found.slice(0, 2)).toEqual(['talks-3', 'talks-2']);
  });

  it('put an article that is clearly closer first, however old it is', async () => {
    const body = 'فتحت الهيئة باب التسجيل في سباق القوارب الشراعية على شاطئ المكلا بمشاركة قوارب من ست مدن';
    const index = await indexOf([
      ...archive,
      article('race', { title: 'سباق القوارب الشراعية', body, published: day(2) }),
      article('race-old', {
        title: 'موعد سباق القوارب الشراعية',
        body: 'حددت الهيئة موعد سباق القوارب الشراعية، وتصل القوارب المشاركة في السباق إلى الشاطئ قبل الموعد بيوم',
        published: '2020-01-01T00:00:00Z',
      }),
      article('boats', {
        title: 'قوارب الصيد',
        body: 'عادت قوارب الصيد إلى الشاطئ محملة بالأسماك بعد أسبوع من الرياح وارتفاع الأمواج',
        published: day(20),
      }),
    ]);
    const found = idsOf(await relatedToArticle(index, 'race', { limit: 10 }));
    expect(found).toContain('boats');
    expect(found[0]).toBe('race-old');
  });

  it('are found behind more copies than are read at once', async () => {
    const copies = Array.from({ length: 20 }, (_, i) =>
      article(`wire-${i}`, { title: `سيول المكلا ${i}`, body: FLOOD, published: day(1) }),
    );
    const found = idsOf(await relatedToArticle(await indexOf([...archive, ...copies]), 'flood'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^flood-later/);
    // Where the request has too few reads left for more candidates, it makes do with those it has.
    const options = { inflater: testCodec, budget: { readsLeft: 6, bytesLeft: 2 ** 20 } };
    const short = await OpenIndex.open(storageWith([...archive, ...copies]), options);
    expect(await relatedToArticle(short, 'flood')).toEqual([]);
  });

  it('are at most as many as wanted', async () => {
    const index = await indexOf(SAMPLES);
    for (const limit of [1, 3, 50]) {
      expect((await relatedToArticle(index, SAMPLES[0]!.id, { limit })).length).toBeLessThanOrEqual(limit);
    }
  });

  it('never suggest the article itself nor one story twice, anywhere in the sample archive', async () => {
    const index = await indexOf(SAMPLES, (_, i) => i % 2);
    for (const { id } of SAMPLES) {
      const found = idsOf(await relatedToArticle(index, id, { limit: 5 }));
      const stories = await Promise.all(
        [id, ...found].map(async (one) => storyOf(await findArticle(index, one))),
      );
      for (let a = 0; a < stories.length; a++) {
        for (let b = a + 1; b < stories.length; b++) {
          expect(isSameStory(stories[a]!, stories[b]!), `${id}: ${found}`).toBe(false);
        }
      }
    }
  });

  it('are refused for an id that no article has', async () => {
    await expect(relatedToArticle(await indexOf(archive), 'nobody')).rejects.toThrow(
      new UnknownArticleError('No article of this index has the id nobody.'),
    );
  });
});

describe('the newest articles', () => {
  it('come newest first from all segments', async () => {
    const index = await indexOf(archive, (_, i) => i % 3);
    expect((await latestArticles(index, 3)).map(({ id }) => id)).toEqual(['other-5', 'other-4', 'other-3']);
    expect(await latestArticles(index, 100)).toHaveLength(archive.length);
  });
});

describe('the values of a column', () => {
  it('are listed once each, in Arabic order', async () => {
    const sections = ['رياضة', 'اقتصاد', undefined, 'رياضة', 'إعلام'];
    const articles = sections.map((section, i) =>
      article(String(i), section === undefined ? {} : { section }),
    );
    const index = await indexOf(articles, (_, i) => i % 2);
    expect(await valuesOf(index, 'section')).toEqual(['إعلام', 'اقتصاد', 'رياضة']);
    expect(await valuesOf(index, 'author')).toEqual([]);
  });
});
