import { describe, expect, it } from 'vitest';
import furniture from '../../index-builder/cleaning/furniture.json' with { type: 'json' };
import { furnitureOf, splitEndMark } from '../../index-builder/cleaning/furniture.ts';

describe('every phrase of the data file', () => {
  it.each(furniture.end)('%s ends an article', (phrase) => {
    expect(furnitureOf(phrase)).toBe('end');
  });
  it.each(furniture.aside)('%s introduces a link', (phrase) => {
    expect(furnitureOf(phrase)).toBe('aside');
  });
  it.each(furniture.line)('%s is cut', (phrase) => {
    expect(furnitureOf(phrase)).not.toBeNull();
  });
  it.each(furniture.counted)('%s is cut beside its number', (phrase) => {
    expect(furnitureOf(`25 ${phrase}`)).not.toBeNull();
    expect(furnitureOf(`${phrase} (٣)`)).not.toBeNull();
  });
  it.each(furniture.label)('%s is cut with what stands behind its colon', (phrase) => {
    expect(furnitureOf(`${phrase}: مجلس الأمن، نيويورك`)).toBe('line');
  });
  it.each(furniture.endMarks)('(%s) ends an item', (word) => {
    expect(splitEndMark(`وانتهت الجلسة. (${word})`)).toEqual({ text: 'وانتهت الجلسة.', mark: `(${word})` });
  });
});

describe('furniture', () => {
  it.each([
    ['فيسبوكتويترواتسابطباعة', 'line'],
    ['شارك الخبر فيسبوك | تويتر | واتساب 125', 'line'],
    ['ShareFacebookTwitter', 'line'],
    ['⇦ شَارِك ⇨', 'line'],
    ['إعلان', 'line'],
    ['- إعــلان -', 'line'],
    ['وقت القراءة: 3 دقائق', 'line'],
    ['منذ 5 ساعات', 'line'],
    ['0 تعليق', 'line'],
    ['حجم الخط أ أ أ', 'line'],
    ['* * *', 'line'],
    ['▲', 'line'],
    ['وسوم: نفط، غاز', 'line'],
    ['صدر الصورة، Getty Images', 'line'],
    ['list 1 of 2', 'line'],
    ['أخبار ذات صلة:', 'end'],
    ['أخبار ذات صلةزر الذهاب إلى الأعلىإغلاق', 'end'],
    ['التعليقات (12)', 'end'],
    ['زر الذهاب إلى الأعلي', 'end'],
    ['أﺧﺒﺎﺭ ﺫﺍﺕ ﺻﻠﺔ', 'end'],
    ['جميع الحقوق محفوظة لصحيفة الميناء 2026', 'end'],
    ['© 2026 صحيفة الميناء', 'end'],
    ['اقرأ أيضًا', 'aside'],
  ])('%s', (line, kind) => {
    expect(furnitureOf(line)).toBe(kind);
  });
});

describe('a legitimate line that begins as furniture does', () => {
  it.each([
    'شارك الوزير في افتتاح المعرض',
    'شارك مئات المتطوعين في تنظيف الشاطئ.',
    'شارك الخبر في إثارة الجدل',
    'إعلان الدوحة يدعو إلى وقف إطلاق النار',
    'إعلان قمة الرياض',
    'التعليقات على القرار جاءت متباينة.',
    'التعليقات السلبية تضر بالصغار',
    'حقوق النشر في العالم العربي: تحديات وفرص',
    'جميع الحقوق محفوظة بموجب القانون الجديد للمؤلفين والناشرين، كما قال الوزير.',
    'مشاركة المرأة في الانتخابات',
    'متابعة القرار مسؤولية الجميع',
    'طباعة الكتب تتراجع',
    'اشترك في البطولة 12 فريقا',
    'المزيد من الدعم للمزارعين',
    'منذ ساعات الصباح الأولى',
    'منذ 5 ساعات والفرق تبحث عن المفقودين',
    'انتهى الاجتماع',
    'وانتهى',
    'القناة الأولى: فيسبوك.',
    'تويتر:',
    'قراءات',
    'دقائق',
    'مصدر الصورة غير معروف',
    'للمزيد: زوروا المعرض قبل نهاية الشهر.',
    'X-15 طائرة تجريبية',
    '25',
    '1.5',
  ])('%s', (line) => {
    expect(furnitureOf(line)).toBeNull();
    expect(splitEndMark(line)).toBeNull();
  });
});

describe('the mark that ends an item', () => {
  it.each([
    ['(انتهى)', '(انتهى)'],
    ['انتهى', 'انتهى'],
    ['// انتهى //', '// انتهى //'],
    ['// انتهى //09:45 ت م 0022', '// انتهى //09:45 ت م 0022'],
    ['(النهاية) م م / ه س ج', '(النهاية) م م / ه س ج'],
    ['- انتهى -', '- انتهى -'],
    ['(انتهــى)', '(انتهــى)'],
  ])('%s on its own line', (line, mark) => {
    expect(splitEndMark(line)).toEqual({ text: '', mark });
  });

  it('stands behind the last sentence', () => {
    expect(splitEndMark('قال الوزير ذلك.(انتهى)')).toEqual({ text: 'قال الوزير ذلك.', mark: '(انتهى)' });
    expect(splitEndMark('قال الوزير ذلك. (النهاية) ع ب')).toEqual({
      text: 'قال الوزير ذلك.',
      mark: '(النهاية) ع ب',
    });
  });

  it('is no word of a sentence', () => {
    expect(splitEndMark('قال إن عصر النفط (انتهى) منذ زمن')).toBeNull();
    expect(splitEndMark('عصر النفط انتهى')).toBeNull();
  });

  it('is looked for in time that grows with the line', () => {
    for (const filling of ['1', '1 ', 'ع ', '/', '(انتهى)', '/ انتهى ']) {
      const line = `(انتهى) ${filling.repeat(20_000)} كلمة`;
      expect(splitEndMark(line)).toBeNull();
      expect(furnitureOf(line)).toBeNull();
    }
  });
});
