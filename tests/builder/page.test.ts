import { describe, expect, it } from 'vitest';
import { BODY, FIRST, HEADLINE, page, SECOND } from './invented-page.ts';

describe('the headline', () => {
  it('is the first line of some words below the sections', () => {
    expect(page('مجتمع', '', HEADLINE, '', FIRST, SECOND)).toMatchObject({ title: HEADLINE, body: BODY });
  });

  it('may be short when text with a full stop follows it', () => {
    expect(page('ثقافة', 'مكتبة في صور', FIRST, SECOND)).toMatchObject({ title: 'مكتبة في صور', body: BODY });
    expect(page('شؤون البلد', 'مكتبة صور', SECOND)).toMatchObject({ title: 'مكتبة صور', body: SECOND });
  });

  it('may ask a question', () => {
    const question = 'هل تعود القطارات إلى سكة الحجاز القديمة؟';
    expect(page('تقارير خاصة', question, FIRST).title).toBe(question);
  });

  it('printed twice, in the trail of the page too, is one headline', () => {
    const found = page(`الرئيسية / ثقافة / ${HEADLINE}`, HEADLINE, HEADLINE, FIRST, SECOND);
    expect(found).toMatchObject({ title: HEADLINE, body: BODY });
    expect(found.sections).toEqual(['ثقافة']);
  });

  it('is kept as it is printed, ligatures and marks too', () => {
    const printed = 'افتتاحُ مكتبةٍ ﻟﻸطفال في مدينةِ صور';
    expect(page('ثقافة', printed, FIRST).title).toBe(printed);
  });
});

describe('the sections', () => {
  it.each([
    ['العالممنظمة التعاون الإسلامي', ['العالم', 'منظمة التعاون الإسلامي']],
    ['صحة وعلوممناخ', ['صحة وعلوم', 'مناخ']],
    ['الرئيسية / أخبار / اقتصاد', ['أخبار', 'اقتصاد']],
    ['الرئيسية > اقتصاد > مصارف', ['اقتصاد', 'مصارف']],
    ['الرئيسية » الاقتصاد', ['الاقتصاد']],
    ['رياضةملاعب خضراء', ['رياضة', 'ملاعب خضراء']],
    ['العالمالشؤون البرية', ['العالم', 'الشؤون البرية']],
    ['الإقتصاد', ['الإقتصاد']],
    ['اﻻقتصاد', ['اﻻقتصاد']],
    // Names that begin or go on as a section does are whole.
    ['فنلندا', ['فنلندا']],
    ['مصرف الرافد', ['مصرف الرافد']],
    ['تونسيون في الخارج', ['تونسيون في الخارج']],
    ['شؤون البلد', ['شؤون البلد']],
  ])('of "%s"', (line, sections) => {
    expect(page(line, HEADLINE, FIRST).sections).toEqual(sections);
  });

  it('are the known ones where other short lines stand beside them', () => {
    expect(page('صحيفة الميناء', 'ثقافة', 'عدد الخميس', HEADLINE, FIRST).sections).toEqual(['ثقافة']);
  });

  it('are not those of the menu, whether it is one line or many', () => {
    const menu = ['محليات', 'اقتصاد', 'رياضة', 'ثقافة', 'علوم', 'صحة', 'رأي'];
    const many = page('الرئيسية', ...menu, 'سياحة وأثار', HEADLINE, FIRST);
    expect(many.sections).toEqual(['سياحة وأثار']);
    expect(many.cut).toEqual(['الرئيسية', ...menu]);
    const one = page(`الرئيسية${menu.join('')}`, 'صحيفة', HEADLINE, FIRST);
    expect(one.sections).toEqual(['صحيفة']);
  });

  it('are none where nothing stands above the headline', () => {
    expect(page(HEADLINE, FIRST).sections).toEqual([]);
  });

  it('in the text are text: a list of countries below the headline stays', () => {
    const countries = ['مصر', 'تونس', 'الجزائر', 'المغرب', 'ليبيا', 'السودان', 'اليمن'];
    expect(page(HEADLINE, FIRST, ...countries).body).toBe([FIRST, ...countries].join('\n\n'));
  });
});

describe('the date', () => {
  it('stands above or below the headline, and is no part of the text', () => {
    for (const lines of [
      ['12 مايو 2026', HEADLINE, FIRST, SECOND],
      [HEADLINE, '12 مايو 2026', FIRST, SECOND],
      [HEADLINE, 'الثلاثاء', '12 مايو 2026', FIRST, SECOND],
      [HEADLINE, 'بيروت – 12 مايو 2026', FIRST, SECOND],
      [HEADLINE, FIRST, SECOND, 'تاريخ النشر: 12 مايو 2026'],
      [HEADLINE, FIRST, SECOND, '(انتهى)', 'تاريخ النشر: 12 مايو 2026'],
    ]) {
      expect(page(...lines), lines.join(' / ')).toMatchObject({
        published: '2026-05-12T00:00:00+03:00',
        title: HEADLINE,
        body: BODY,
      });
    }
  });

  it('in pieces on several lines is put together', () => {
    const found = page(HEADLINE, 'نشر في:', 'الثلاثاء 12 مايو 2026', '10:45 م', FIRST);
    expect(found).toMatchObject({ published: '2026-05-12T22:45:00+03:00', body: FIRST });
    const parted = page(
      HEADLINE,
      'Published On 12/5/2026',
      '|',
      'آخر تحديث: 13/5/2026',
      '09:12 AM (توقيت مكة)',
      FIRST,
    );
    expect(parted).toMatchObject({ published: '2026-05-12T00:00:00+03:00', body: FIRST });
  });

  it('of publication goes before that of the last change and that of the visit', () => {
    const visit = 'الخميس 1 أكتوبر 2026';
    const published = 'نشر في 12 مايو 2026';
    const updated = 'آخر تحديث: 14 مايو 2026 - 09:00';
    expect(page(visit, HEADLINE, updated, published, FIRST).published).toBe('2026-05-12T00:00:00+03:00');
    expect(page(visit, HEADLINE, '13 مايو 2026', FIRST).published).toBe('2026-05-13T00:00:00+03:00');
    expect(page(visit, HEADLINE, FIRST, SECOND, published).published).toBe('2026-05-12T00:00:00+03:00');
    expect(page(HEADLINE, updated, FIRST).published).toBe('2026-05-14T09:00:00+03:00');
  });

  it('of the dateline serves where there is no other', () => {
    expect(page(HEADLINE, 'رام الله 12-5-2026 وفا- افتُتحت المكتبة اليوم.').published).toBe(
      '2026-05-12T00:00:00+03:00',
    );
    expect(page(HEADLINE, 'الدوحة في 12 مايو /قنا/ افتُتحت المكتبة اليوم.').published).toBeNull();
  });

  it('in prose is not that of the page', () => {
    const sentence = 'وكان حجر الأساس قد وُضع في 3 مارس 2024 بحضور أهالي المدينة.';
    expect(page(HEADLINE, FIRST, sentence)).toMatchObject({
      published: null,
      body: `${FIRST}\n\n${sentence}`,
    });
    expect(page(HEADLINE, sentence)).toMatchObject({ published: null, body: sentence });
  });

  it('far down in the text, as of a chronicle, is text', () => {
    const chronicle = ['3 مارس 2024', 'وُضع حجر الأساس.', '10 يونيو 2025', 'اكتمل البناء.'];
    expect(page(HEADLINE, FIRST, SECOND, SECOND, ...chronicle)).toMatchObject({
      published: null,
      body: [FIRST, SECOND, SECOND, ...chronicle].join('\n\n'),
    });
  });

  it('of related articles below the end is not that of the page', () => {
    expect(
      page(HEADLINE, FIRST, 'أخبار ذات صلة', 'خبر آخر من المدينة القديمة', '1 مايو 2020').published,
    ).toBeNull();
  });

  it('and place of an agency that prints them on a line of their own are understood', () => {
    const line = 'صور 25 ذو القعدة 1447 هـ الموافق 12 مايو 2026 م واس';
    expect(page(HEADLINE, line, SECOND, '// انتهى //', '09:45 ت م')).toMatchObject({
      published: '2026-05-12T00:00:00+03:00',
      place: 'صور',
      agency: 'واس',
      body: SECOND,
    });
  });
});

describe('the dateline', () => {
  it('is found below a subtitle, and stays in the text', () => {
    const subtitle = 'عشرون ألف كتاب وقاعة للأطفال';
    expect(page(HEADLINE, subtitle, FIRST)).toMatchObject({
      place: 'صور',
      agency: 'وكالة الضفاف',
      body: `${subtitle}\n\n${FIRST}`,
    });
  });

  it('without an agency names the place alone', () => {
    expect(page(HEADLINE, 'صور – افتُتحت المكتبة اليوم.')).toMatchObject({ place: 'صور', agency: null });
  });

  it('further down belongs to another item', () => {
    const lines = [SECOND, SECOND, SECOND, 'بيروت (رويترز) – قالت الوزارة إن العدد ارتفع.'];
    expect(page(HEADLINE, ...lines)).toMatchObject({ place: null, agency: null });
  });
});

describe('bidi marks and markup', () => {
  it('of a copied page are taken off', () => {
    const found = page(
      `\u200F${HEADLINE}\u200F`,
      '\u202B12/5/2026\u202C',
      `\u2067${FIRST}\u2069`,
      '\u200F(انتهى)\u200F',
    );
    expect(found).toMatchObject({
      title: HEADLINE,
      body: FIRST,
      published: '2026-05-12T00:00:00+03:00',
      cut: ['(انتهى)'],
    });
  });

  it('entities are decoded', () => {
    expect(page('ثقافة', 'افتتاح مكتبة &quot;الميناء&quot; في صور', FIRST).title).toBe(
      'افتتاح مكتبة "الميناء" في صور',
    );
  });
});
