import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../index-builder/cleaning/page.ts';
import { BODY, FIRST, HEADLINE, page, SECOND } from './invented-page.ts';

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
