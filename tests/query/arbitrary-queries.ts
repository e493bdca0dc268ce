/** Random queries: of words and operators that often fit together, and of anything at all. */
import fc from 'fast-check';

const WORDS = [
  ...[
    'حلب',
    'أحمد',
    'انتخابات',
    'عبدالله',
    'كوفيد-19',
    '1,500',
    '١٬٥٠٠',
    '3.5',
    'U.S.',
    'ﷺ',
    'ﷲ',
    'مُحَمَّد',
    'ـأوـ',
  ],
  ...[
    'a',
    'OR',
    'or',
    'b:c',
    'x*y',
    '10:30',
    'https://a.com/b?c=d',
    '2015',
    'ه',
    'إلى',
    'أسبوع',
    'Ⅷ',
    '½',
    '𝐀',
    'é',
  ],
];
const OPERATORS = [
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR/3',
    'NEAR/0',
    'قرب',
    'قرب/٧',
    'أو',
    'او',
    'و',
    'ليس',
    'وليس',
    '|',
    '||',
    '&&',
  ],
  ...[
    '-',
    '!',
    '(',
    ')',
    '(',
    ')',
    '（',
    '）',
    '*',
    '"',
    '«',
    '»',
    '“',
    '”',
    '„',
    '＂',
    '=',
    '="',
    '\\',
    '،',
    '؛',
    '؟',
  ],
];
const FIELDS = [
  'title:',
  'عنوان:',
  'نص:',
  'section:',
  'مصدر:',
  'AUTHOR:',
  'وسم:',
  'date:',
  'تاريخ:',
  'قبل:',
  'after:',
];
const DATES = [
  ...[
    '2015-08-01',
    '2015',
    '08/2015',
    '1/8/2015',
    '2014..',
    '..2014',
    '2014..2015',
    'أغسطس 2015',
    'آب',
    'أمس',
    'آخر أسبوع',
  ],
  ...[
    '15 رمضان 1436هـ',
    'آخر 3 أيام',
    'last week',
    'من 2014 إلى 2015',
    '>=2014',
    '"هذا الشهر"',
    '(2014 OR أمس)',
    '2016–2014',
  ],
];
const GAPS = [' ', ' ', ' ', '', '\u200F', '\u202B', '\u2069', '\u00A0', '\n', '\u200C', '\uFEFF'];

const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 4, arbitrary: fc.constantFrom(...OPERATORS) },
  { weight: 2, arbitrary: fc.constantFrom(...FIELDS) },
  { weight: 1, arbitrary: fc.constantFrom(...DATES) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);

const built = fc
  .array(fc.tuple(part, fc.constantFrom(...GAPS)), { maxLength: 24 })
  .map((parts) => parts.flat().join(''));

const ARABIC = [...Array(0x100).keys()].map((code) => String.fromCharCode(0x0600 + code));
const SIGNS = [...'()|&!-="«»“”„‟*:/\\., \u200E\u200F\u202A\u202C\u2066\u2069'];

/** Letters of the Arabic block, signs and bidi marks in any order. */
const scattered = fc.string({
  unit: fc.constantFrom(...ARABIC, ...SIGNS, ...SIGNS, ...SIGNS),
  maxLength: 80,
});

/** Nested deeper than anybody writes. */
const nested = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.constantFrom('(', '-(', 'title:(', '((a OR ', 'NOT ('), built)
  .map(([depth, opening, inner]) => opening.repeat(depth) + inner + ')'.repeat(depth));

/** Queries as the grammar has them, with something between their parts that may spoil them. */
const wellMade = fc.letrec<{ query: string; unit: string }>((tie) => ({
  query: fc
    .array(
      fc.tuple(
        tie('unit'),
        fc.constantFrom(' ', ' ', ' ', ' OR ', ' أو ', ' | ', ' NEAR/4 ', ' قرب ', ' AND -'),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((parts) => parts.flat().slice(0, -1).join('')),
  unit: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(...WORDS),
    fc.constantFrom('"أمن غذائي"', '="أحمد"', 'انتخاب*', '«قال "نعم" ثم»'),
    fc
      .tuple(fc.constantFrom('date:', 'تاريخ:', 'قبل:', 'after:'), fc.constantFrom(...DATES))
      .map(([a, b]) => a + b),
    fc
      .tuple(fc.constantFrom('قسم:', 'source:', 'وسم:'), fc.constantFrom('رياضة', '"الشرق الأوسط"'))
      .map(([a, b]) => a + b),
    fc
      .tuple(fc.constantFrom('', '-', 'NOT ', 'ليس ', 'title:', 'نص:', 'section:', 'date:'), tie('query'))
      .map(([before, inner]) => `${before}(${inner})`),
    fc
      .tuple(fc.constantFrom('-', '!', 'NOT ', 'title:', 'نص:'), tie('unit'))
      .map(([before, inner]) => before + inner),
  ),
})).query;

export const anyQuery = fc.oneof(
  { weight: 5, arbitrary: wellMade },
  { weight: 6, arbitrary: built },
  { weight: 3, arbitrary: scattered },
  { weight: 1, arbitrary: nested },
);

const plainPart = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => `-${word}`),
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
  fc.constantFrom(
    '«قال نعم»',
    '“a b”',
    '="أحمد"',
    '-="أحمد علي"',
    '-«قال»',
    '-',
    '--',
    '...',
    'a"b"c',
    '-"',
    ',',
    '=x',
  ),
);

export const plainQuery = fc.array(plainPart, { maxLength: 8 }).map((parts) => parts.join(' '));
