/** Every Arabic word that the script shows or says. `{n}` is filled by `counted()`. */
export const STRINGS = {
  loading: 'جارٍ تحميل المزيد…',
  failed: 'تعذّر التحميل. تحقّق من الاتصال، ثم حاول مجددًا.',
  copied: 'نُسخ الاستشهاد',
  close: 'أغلق',
  suggestions: 'اقتراحات',
  keysTitle: 'لوحة المفاتيح',
  keys: [
    { keys: ['/', 'ظ'], does: 'إلى خانة البحث' },
    { keys: ['J', 'ت', '↓'], does: 'النتيجة التالية' },
    { keys: ['K', 'ن', '↑'], does: 'النتيجة السابقة' },
    { keys: ['Enter'], does: 'فتح النتيجة أو الاقتراح' },
    { keys: ['M', 'ة'], does: 'المزيد من النتائج' },
    { keys: ['Esc'], does: 'إغلاق ما فُتح، ثم مسح الخانة' },
    { keys: ['?', '؟'], does: 'هذه القائمة' },
  ],
  added: {
    zero: 'لا نتائج أخرى',
    one: 'ظهرت نتيجة أخرى',
    two: 'ظهرت نتيجتان أخريان',
    few: 'ظهرت {n} نتائج أخرى',
    many: 'ظهرت {n} نتيجة أخرى',
    other: 'ظهرت {n} نتيجة أخرى',
  },
  suggested: {
    zero: 'لا اقتراحات',
    one: 'اقتراح واحد',
    two: 'اقتراحان',
    few: '{n} اقتراحات',
    many: '{n} اقتراحًا',
    other: '{n} اقتراح',
  },
} as const;
