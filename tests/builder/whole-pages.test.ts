import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../index-builder/cleaning/page.ts';
import { page } from './invented-page.ts';
import { ROOT, SHARED_PAGE } from './support.ts';

const FURNITURE_WORDS = ['انتهى)', 'أخبار ذات صلة', 'زر الذهاب', 'شارك الخبر', 'فيسبوك'];

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
