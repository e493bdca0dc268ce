import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../index-builder/cleaning/page.ts';
import { ROOT, SHARED_PAGE } from './support.ts';

const FURNITURE_WORDS = ['انتهى)', 'أخبار ذات صلة', 'زر الذهاب', 'شارك الخبر', 'فيسبوك'];

const HEADLINE = 'افتتاح مكتبة عامة جديدة في مدينة صور الساحلية';
const FIRST = 'صور (وكالة الضفاف) – افتُتحت اليوم مكتبة عامة تضم عشرين ألف كتاب في مدينة صور.';
const SECOND = 'وقالت مديرة المكتبة إن الدخول مجاني طوال العام.';
const BODY = `${FIRST}\n\n${SECOND}`;

function page(...lines: string[]) {
  return parsePage(lines.join('\n'), '+03:00');
}

describe('a page of a real news site', () => {
  const present = existsSync(SHARED_PAGE);
  it.skipIf(!present)(`is one clean article${present ? '' : ' (skipped: ../shared/data is absent)'}`, () => {
    const found = parsePage(readFileSync(SHARED_PAGE, 'utf8'), '+00:00');
    expect(found).toMatchObject({
      sections: ['العالم', 'منظمة التعاون الإسلامي'],
      place: 'نيويورك',
      agency: 'يونا',
      published: null,
      cut: ['(انتهى)', 'أخبار ذات صلة', 'زر الذهاب إلى الأعلى'],
    });
    expect(found.title).toMatch(/^مجلس الأمن الدولي يعقد .* والعالم$/);
    expect(found.body.split('\n\n')).toHaveLength(12);
    expect(found.body).toMatch(/^نيويورك \(يونا\) – عقد اليوم/);
    expect(found.body).toMatch(/والأمم المتحدة\.$/);
    for (const word of FURNITURE_WORDS) expect(found.body).not.toContain(word);
  });
});

describe('the pages of the samples', () => {
  it('are clean articles: a page with a share bar and a clock', () => {
    const found = parsePage(readFileSync(join(ROOT, 'samples/pages/coastal-station.txt'), 'utf8'), '+04:00');
    expect(found).toMatchObject({
      title: 'محطة ساحلية جديدة في صور تنضم إلى شبكة رصد مستوى سطح البحر وتبث قراءاتها كل عشر دقائق',
      sections: ['صحة وعلوم', 'مناخ'],
      published: '2026-05-12T10:45:00+04:00',
      place: 'صور',
      agency: 'وكالة الضفاف',
      cut: [
        '(انتهى)',
        'أخبار ذات صلة',
        'مقاييس المد في شرق المتوسط تسجل أسرع ارتفاع لسطح البحر منذ ثلاثين عامًا',
        'شارك الخبر',
        'فيسبوكواتسابطباعة',
        'زر الذهاب إلى الأعلى',
      ],
    });
    expect(found.body.split('\n\n')).toHaveLength(4);
    expect(found.body).toMatch(/^صور \(وكالة الضفاف\) – .* قبل نهاية الصيف\.$/s);
  });

  it('are clean articles: a page with its date below the headline', () => {
    const found = parsePage(readFileSync(join(ROOT, 'samples/pages/museum-night.txt'), 'utf8'), '+02:00');
    expect(found).toMatchObject({
      title: 'متاحف صغيرة تفتح أبوابها حتى الفجر في «ليلة المتاحف» بطرابلس اللبنانية',
      sections: ['مجتمع'],
      published: '2026-02-03T00:00:00+02:00',
      place: 'طرابلس',
      agency: 'وكالة الضفاف',
      cut: ['(انتهى)', 'أخبار ذات صلة', 'شارك الخبر', 'إرسال تعليق', 'زر الذهاب إلى الأعلى'],
    });
    expect(found.body.split('\n\n')).toHaveLength(5);
    for (const word of FURNITURE_WORDS) expect(found.body).not.toContain(word);
  });
});

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

describe('furniture', () => {
  it('above, between and below is cut and listed in its order', () => {
    const found = page(
      'تخطي إلى المحتوى',
      'بحث',
      'ثقافة',
      HEADLINE,
      'شاركفيسبوكتويترواتساب',
      'وقت القراءة: دقيقتان',
      FIRST,
      'إعلان',
      SECOND,
      'وسوم: كتب، مكتبات',
      'أخبار ذات صلة',
      'عودة بائعي الكتب إلى الرصيف البحري',
      'الأكثر قراءة',
      'جميع الحقوق محفوظة لصحيفة الميناء',
    );
    expect(found).toMatchObject({ title: HEADLINE, body: BODY, sections: ['ثقافة'] });
    expect(found.cut).toEqual([
      'تخطي إلى المحتوى',
      'بحث',
      'شاركفيسبوكتويترواتساب',
      'وقت القراءة: دقيقتان',
      'إعلان',
      'وسوم: كتب، مكتبات',
      'أخبار ذات صلة',
      'عودة بائعي الكتب إلى الرصيف البحري',
      'الأكثر قراءة',
      'جميع الحقوق محفوظة لصحيفة الميناء',
    ]);
  });

  it('behind the mark of the end goes with it, whether the mark has a line of its own or not', () => {
    const rest = ['لمتابعة صفحتنا', 'خبر آخر طويل عن المدينة القديمة.'];
    expect(page(HEADLINE, FIRST, SECOND, '(انتهى)', ...rest)).toMatchObject({
      body: BODY,
      cut: ['(انتهى)', ...rest],
    });
    expect(page(HEADLINE, FIRST, `${SECOND} (انتهى)`, ...rest)).toMatchObject({
      body: BODY,
      cut: ['(انتهى)', ...rest],
    });
  });

  it('that links to other articles inside the text is cut, and the text goes on', () => {
    const link = 'عودة بائعي الكتب إلى الرصيف البحري';
    for (const aside of [['اقرأ أيضًا', link], [`اقرأ أيضا: ${link}`], ['شاهد أيضا:', link, link]]) {
      expect(page(HEADLINE, FIRST, ...aside, SECOND), aside[0]).toMatchObject({ body: BODY, cut: aside });
    }
  });

  it('that links to other articles below the text is cut to the last link', () => {
    const links = Array.from({ length: 6 }, (_, i) => `خبر آخر من المدينة رقم ${i}`);
    expect(page(HEADLINE, FIRST, SECOND, 'اقرأ أيضا', ...links)).toMatchObject({
      body: BODY,
      cut: ['اقرأ أيضا', ...links],
    });
  });

  it('that ends articles ends nothing above the text', () => {
    expect(page('الأكثر قراءة', HEADLINE, 'التعليقات (3)', FIRST, SECOND)).toMatchObject({
      title: HEADLINE,
      body: BODY,
      cut: ['الأكثر قراءة', 'التعليقات (3)'],
    });
  });

  it('is never a sentence that begins like it', () => {
    const sentences = [
      'شارك مئات المتطوعين في نقل الكتب إلى المبنى الجديد.',
      'إعلان الافتتاح تأخر عامين بسبب أعمال الترميم.',
      'التعليقات على القرار جاءت مرحبة في معظمها.',
      'اقرأ أيضًا، قال الأمين، فالقراءة حياة.',
      'انتهى العمل في المبنى قبل موعده بشهر.',
      'جميع الحقوق محفوظة للمؤلفين المحليين وفق عقود جديدة.',
      'منذ ثلاث سنوات والمدينة تنتظر مكتبتها.',
      'فيسبوك وتويتر منصتان للإعلان عن الأمسيات.',
    ];
    expect(page(HEADLINE, FIRST, ...sentences)).toMatchObject({
      body: [FIRST, ...sentences].join('\n\n'),
      cut: [],
    });
  });
});

describe('whole pages as sites of different kinds print them', () => {
  it('with a menu, a trail, dates in pieces, links in the text and the most read below', () => {
    const found = page(
      'تخطي إلى المحتوى',
      'أخبار|سياسة|اليمن',
      'اجتماع في عدن يبحث إعادة تشغيل الميناء القديم بعد توقف عامين',
      'سفينة شحن ترسو في الميناء القديم (أرشيف)',
      'Published On 12/5/2026',
      '|',
      'آخر تحديث: 13/5/2026',
      '09:12 AM (توقيت مكة)',
      'حفظ',
      'مشاركة',
      'بحث مسؤولون في عدن اليوم إعادة تشغيل الميناء القديم.',
      'اقرأ أيضا',
      'list of 2 items',
      'list 1 of 2',
      'سفن الحبوب تعود إلى الحديدة',
      'list 2 of 2',
      'ارتفاع كلفة الشحن في البحر الأحمر',
      'end of list',
      'وأضاف المسؤولون أن العمل يبدأ خلال شهر.',
      'الأكثر قراءة',
      'خبر آخر لا علاقة له بالميناء',
    );
    expect(found).toMatchObject({
      title: 'اجتماع في عدن يبحث إعادة تشغيل الميناء القديم بعد توقف عامين',
      sections: ['أخبار', 'سياسة', 'اليمن'],
      published: '2026-05-12T00:00:00+03:00',
    });
    expect(found.body.split('\n\n')).toEqual([
      'سفينة شحن ترسو في الميناء القديم (أرشيف)',
      'بحث مسؤولون في عدن اليوم إعادة تشغيل الميناء القديم.',
      'وأضاف المسؤولون أن العمل يبدأ خلال شهر.',
    ]);
  });

  it('with the day of the visit above, related items and share links below', () => {
    const found = page(
      'الرئيسية',
      'أخبار مصر',
      'محافظات',
      'اقتصاد',
      'رياضة',
      'المزيد',
      'الخميس، 1 أكتوبر 2026 10:45 ص',
      'محافظ المنيا يتفقد مدرسة جديدة ويوجه بسرعة التشغيل',
      'الثلاثاء، 12 مايو 2026 09:30 م',
      'تفقد محافظ المنيا اليوم مدرسة جديدة في مركز ملوي.',
      'موضوعات متعلقة',
      'محافظ المنيا يستقبل وفدا',
      'Share on facebook',
    );
    expect(found).toMatchObject({
      title: 'محافظ المنيا يتفقد مدرسة جديدة ويوجه بسرعة التشغيل',
      sections: [],
      published: '2026-05-12T21:30:00+03:00',
      body: 'تفقد محافظ المنيا اليوم مدرسة جديدة في مركز ملوي.',
    });
  });

  it('of an agency: its dateline with a date, its mark and the hour at the end', () => {
    const found = page(
      'الثلاثاء 12 مايو 2026 - 3:20 م',
      'إطلاق مبادرة القراءة للجميع في الشارقة بمشاركة 40 مدرسة',
      'الشارقة في 12 مايو / وام / أطلقت هيئة الكتاب اليوم مبادرة القراءة للجميع.',
      '// انتهى //15:20 ت م',
      '0123',
      'طباعة',
    );
    expect(found).toMatchObject({
      title: 'إطلاق مبادرة القراءة للجميع في الشارقة بمشاركة 40 مدرسة',
      published: '2026-05-12T15:20:00+03:00',
      place: 'الشارقة',
      agency: 'وام',
      body: 'الشارقة في 12 مايو / وام / أطلقت هيئة الكتاب اليوم مبادرة القراءة للجميع.',
    });
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

describe('a page that is no article', () => {
  it('with a headline only has no body', () => {
    expect(page(HEADLINE)).toMatchObject({ title: HEADLINE, body: '' });
    expect(page('ثقافة', HEADLINE, '12 مايو 2026', 'شارك')).toMatchObject({ title: HEADLINE, body: '' });
    expect(page('مكتبة صور', '(انتهى)', 'أخبار ذات صلة', 'خبر آخر من المدينة القديمة')).toMatchObject({
      title: 'مكتبة صور',
      body: '',
    });
  });

  it('of furniture only has no headline', () => {
    expect(page('الرئيسية', 'شارك', 'فيسبوكتويتر', 'زر الذهاب إلى الأعلى')).toMatchObject({
      title: '',
      body: '',
      sections: [],
    });
  });

  it('that is empty has nothing', () => {
    for (const text of ['', '\n\n', '\uFEFF', '<p></p>']) {
      expect(parsePage(text, '+00:00')).toEqual({
        title: '',
        body: '',
        sections: [],
        published: null,
        place: null,
        agency: null,
        cut: [],
      });
    }
  });
});

describe('any page', () => {
  it('loses no line: each is headline, section, date, text or reported as cut', () => {
    const line = fc.constantFrom(
      HEADLINE,
      FIRST,
      SECOND,
      'ثقافة',
      'صحة وعلوممناخ',
      '12 مايو 2026',
      'شارك',
      'اقرأ أيضا',
      'أخبار ذات صلة',
      '(انتهى)',
      'خبر آخر من المدينة',
      'غزة',
      '* * *',
      `${SECOND} (انتهى)`,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const found = page(...lines);
        const kept = [found.title, ...found.body.split('\n\n'), ...found.cut].join('\n');
        for (const one of lines) {
          const text = one.replace(' (انتهى)', '');
          const isTop = ['ثقافة', 'صحة وعلوممناخ', '12 مايو 2026', 'غزة', 'خبر آخر من المدينة'].includes(one);
          if (!isTop) expect(kept).toContain(text);
        }
      }),
    );
  });
});
