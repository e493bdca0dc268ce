/** What readers are told of what went wrong. */
import type { BadQueryReason } from '../../src/errors.ts';

/** What is wrong with a query, said to readers; by the reason the search gives. */
export const BAD_QUERY_MESSAGES: Readonly<Record<BadQueryReason, string>> = {
  empty: 'اكتب كلمة واحدة على الأقل.',
  'too-long': 'نص البحث أطول من 256 حرفًا. اختصره ثم أعد المحاولة.',
  'too-many-words': 'في البحث أكثر من 40 كلمة. احذف بعضها ثم أعد المحاولة.',
  'bad-date': 'أحد التاريخين غير مفهوم. اكتبه هكذا: 2026-03-14.',
  'from-after-to': 'تاريخ البداية بعد تاريخ النهاية. بدّل بينهما.',
  'bad-parameter': 'في عنوان الصفحة قيمة غير صالحة. ابدأ بحثًا جديدًا.',
};

/** What the error page says. */
export const ERROR_MESSAGES = {
  unknownArticle: { title: 'لم نجد هذا الخبر', detail: 'ربما حُذف الخبر أو تغيّر عنوانه. جرّب البحث عنه.' },
  notFound: { title: 'لا صفحة بهذا العنوان', detail: 'راجع العنوان، أو ابحث عمّا تريد.' },
  unavailable: { title: 'البحث غير متاح الآن', detail: 'تعذّرت قراءة الفهرس. أعد المحاولة بعد قليل.' },
  tooCostly: {
    title: 'بحثك أوسع من أن يُجاب عنه',
    detail: 'اكتب كلمات أقل، أو اطلب نتائج أقل، أو اختر مدة أقصر، ثم أعد المحاولة.',
  },
  tooManyRequests: { title: 'طلبات كثيرة متتابعة', detail: 'انتظر دقيقة، ثم أعد المحاولة.' },
  internal: { title: 'حدث خطأ غير متوقع', detail: 'سُجّل الخطأ لدينا. أعد المحاولة بعد قليل.' },
} as const;
