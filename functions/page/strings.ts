import type { BadQueryReason } from '../../src/errors.ts';

/**
 * Every Arabic word the pages show, in one place, so that wording can be
 * reviewed and changed without touching markup. `{name}` is a slot filled by
 * `fill()`; tables of plural forms are read by `count()` (both in numbers.ts).
 */
export const STRINGS = {
  site: {
    name: 'فهرس',
    tagline: 'بحث في نصوص الأخبار العربية',
    description: 'فهرس: بحث حرّ ومفتوح المصدر في النصوص الكاملة للأخبار العربية.',
    home: 'الرئيسية',
    skip: 'انتقل إلى المحتوى',
    colophon: 'فهرس برنامج حرّ مفتوح المصدر للبحث في الأخبار العربية. حقوق الأخبار محفوظة لناشريها.',
    reference: 'واجهة البرمجة',
    keysLead: 'من لوحة المفاتيح:',
    keys: [
      { key: '/', does: 'للبحث' },
      { key: 'J', does: 'للتالي' },
      { key: 'K', does: 'للسابق' },
      { key: 'Enter', does: 'للفتح' },
      { key: 'Esc', does: 'للمسح' },
    ],
  },
  form: {
    query: 'كلمات البحث',
    placeholder: 'ابحث في الأخبار',
    submit: 'ابحث',
    filters: 'تصفية وترتيب',
    section: 'القسم',
    source: 'المصدر',
    author: 'الكاتب',
    from: 'من تاريخ',
    to: 'إلى تاريخ',
    sort: 'الترتيب',
    anySection: 'كل الأقسام',
    anySource: 'كل المصادر',
    sorts: { relevance: 'الأقرب إلى البحث', newest: 'الأحدث أولًا', oldest: 'الأقدم أولًا' },
    apply: 'طبّق',
    clear: 'امسح التصفية',
  },
  home: {
    latest: 'أحدث الأخبار',
    newest: 'أحدث خبر:',
    indexed: 'في الفهرس:',
    empty: 'لم تُفهرس أخبار بعد. ستظهر هنا فور إضافتها.',
  },
  results: {
    heading: 'نتائج البحث',
    about: 'عن',
    page: 'الصفحة {page} من {pages}',
    relaxed: 'لا خبر يضمّ كلمات بحثك كلها. هذه أقرب الأخبار إليه، وتحت كل خبر ما لا يرد فيه منها.',
    alsoRelaxed: 'بين هذه الأخبار ما يرد فيه بعض كلمات بحثك فقط، وتحت كل خبر منها ما لا يرد فيه.',
    expanded: 'شملت النتائج أيضًا:',
    didYouMean: 'هل تقصد',
    corrected: 'لم نجد ما كتبت، فهذه نتائج',
    exactly: 'ابحث عن كلماتك كما كتبتها',
    exact: 'هذه نتائج كلماتك كما كتبتها تمامًا.',
    allForms: 'ابحث عنها بكل صيغها',
    missing: 'لا يرد فيه:',
    copiesHidden: 'تظهر الأخبار المتطابقة مرة واحدة، فهي {n}.',
    allCopies: 'أظهرها كلها',
    copiesShown: 'تظهر الأخبار المتطابقة كلها.',
    oncePerStory: 'أظهر كل خبر مرة واحدة',
    listSeparator: '، ',
    nothingTitle: 'لم نجد ما يطابق بحثك',
    nothingHints: [
      'راجع إملاء الكلمات، أو جرّب كتابة أخرى للأسماء الأجنبية.',
      'ابحث بكلمات أقلّ أو أعمّ.',
      'جرّب مرادفًا، أو مفرد الكلمة بدل جمعها.',
    ],
    nothingFilters: 'ألغِ التصفية وابحث في الأخبار كلها',
    pastEnd: 'لا نتائج في هذه الصفحة.',
    firstPage: 'عُد إلى الصفحة الأولى',
  },
  feeds: {
    description: 'أحدث الأخبار عن «{query}»، من {site}.',
    link: 'خلاصة {format}: {query}',
    formats: { atom: 'Atom', rss: 'RSS', json: 'JSON' },
  },
  pager: { label: 'صفحات النتائج', previous: 'السابق', next: 'التالي', page: 'الصفحة {page}' },
  article: {
    trail: 'مسار التصفح',
    back: 'نتائج البحث عن',
    by: 'بقلم',
    original: 'اقرأ الخبر عند ناشره',
    tags: 'وسوم',
    related: 'أخبار ذات صلة',
  },
  error: { home: 'عُد إلى الصفحة الرئيسية' },
  counts: {
    results: {
      zero: 'لا نتائج',
      one: 'نتيجة واحدة',
      two: 'نتيجتان',
      few: '{n} نتائج',
      many: '{n} نتيجة',
      other: '{n} نتيجة',
    },
    copies: {
      zero: 'لا نسخ أخرى',
      one: 'نسخة أخرى',
      two: 'نسختان أخريان',
      few: '{n} نسخ أخرى',
      many: '{n} نسخة أخرى',
      other: '{n} نسخة أخرى',
    },
    articles: {
      zero: 'لا أخبار',
      one: 'خبر واحد',
      two: 'خبران',
      few: '{n} أخبار',
      many: '{n} خبرًا',
      other: '{n} خبر',
    },
  },
  /** How a title is joined to the site's name in the browser's tab. */
  titleJoin: '{title} — {site}',
} as const;

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
