/** Random text as hard as the web's: Arabic in every spelling, marks, ligatures, hidden characters, digits, Latin, emoji. */
import fc from 'fast-check';

const pieces = [
  ...'ابتجدرسعفقكلمنهويءآأإؤئةىپچژگکی',
  ...'ًَُِّْٰـٔ',
  ...['\uFEFB', '\uFEF7', '\uFDF2', '\uFDFA', '\uFE8D', '\uFEDF', '\uFC5E'],
  ...['\u200C', '\u200D', '\u200F', '\u00AD', '\uFEFF', '\u2067'],
  ...[
    '0',
    '1',
    '25',
    '٣',
    '۴',
    '1,500',
    '٣٫٥',
    '12.5.2026',
    'أ.ف.ب',
    '%',
    '٬',
    '،',
    '.',
    ',',
    '؟',
    '-',
    '_',
    '#',
    '"',
    '«',
  ],
  ...['a', 'É', 'ß', 'Ab', 'ﬁ', 'İ'],
  ...['🙂', '\u{1EE00}', '\u{10FFFF}', '\uD800', '\uDC00'],
  ...['على', 'علي', 'الأمن', 'مجلس', 'والوزير', 'لا', 'فلسطين'],
  ...[' ', ' ', ' ', '\n', '\u00A0', '\t'],
];

export const arabicText = fc
  .array(fc.constantFrom(...pieces), { maxLength: 24 })
  .map((some) => some.join(''));
