/** What the tests of the analyser share. */
import fc from 'fast-check';
import { normalise, tokenise } from '../../src/arabic/tokenise.ts';

/** The surfaces of a text, in order. */
export function surfaces(text: string): string[] {
  return tokenise(text).map(({ surface }) => surface);
}

/** The tokens of a text as they stand in it. */
export function originals(text: string): string[] {
  return tokenise(text).map(({ start, end }) => text.slice(start, end));
}

/** The normal form of a text that is one word. */
export function surface(word: string): string {
  const found = surfaces(word);
  if (found.length !== 1) throw new Error(`${word} is ${found.length} tokens, not one.`);
  return found[0]!;
}

/** A set of words as data, one at a time. */
export function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

const LETTERS = [...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي', ...'پچژگڤکیہھەێڕۆۓے'];
const MARKS = [...'ًٌٍَُِّْٕٓٔٗٚٛٞٱٰۖۗۚ۟ۥۦۭ', 'ـ', '\u0301', '\u08F0', '\uFE0F'];
const LIGATURES = [...'ﻻﻷﻹﻵﷲﷺﷻﷴﷳ﷼ﺍﺒﺳﻢﻲﻰﺎﻟﯽﮎﭘﱠﳲﹰﹱ', 'ﬁ', 'Ǆ'];
const HIDDEN = [
  '\u200B',
  '\u200C',
  '\u200D',
  '\u200E',
  '\u200F',
  '\u202B',
  '\u2067',
  '\u2069',
  '\u00AD',
  '\uFEFF',
];
const NUMERALS = [
  ...'0123456789٠١٢٣٩۰۱۴۶²½⑩⒈⑴５',
  '𝟗',
  '12',
  '٤٥٠',
  '1,500',
  '٣٫٥',
  '12.5.2026',
  '1.500.000',
];
const LATIN = [...'aeiozABÉéßæøİıŁŀĳǉ', 'e\u0301', 'U.S.', 'h.264'];
const OTHERS = [
  'Ω',
  'ж',
  '他',
  '한',
  'が',
  'א',
  '\u{1EE01}',
  '\u{10428}',
  '\u{20000}',
  '\u{2F800}',
  '👩‍👧',
  '🙂',
];
const LONE_SURROGATES = ['\uD835', '\uDC00', '\uD800'];
const PUNCTUATION = [...'.,،٫٬؛؟!?:;-_/#@%٪()«»"“”\'’…–۝۞', 'أ.ف.ب', 'د.'];
const SPACES = [' ', ' ', ' ', '\n', '\t', '\u00A0', '\u3000'];
const WORDS = ['على', 'علي', 'إلى', 'الأمن', 'والوزير', 'فلسطين', 'كوفيد', 'هـ'];

/** Text from an alphabet of everything that can go wrong, in any order. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...LETTERS) },
      { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
      { weight: 2, arbitrary: fc.constantFrom(...LIGATURES) },
      { weight: 2, arbitrary: fc.constantFrom(...HIDDEN) },
      { weight: 3, arbitrary: fc.constantFrom(...NUMERALS) },
      { weight: 2, arbitrary: fc.constantFrom(...LATIN) },
      { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
      { weight: 1, arbitrary: fc.constantFrom(...LONE_SURROGATES) },
      { weight: 3, arbitrary: fc.constantFrom(...PUNCTUATION) },
      { weight: 3, arbitrary: fc.constantFrom(...SPACES) },
      { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

/** A word of Arabic letters in normal form. */
export function arabicWord(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...'ءابتثجحخدذرزسشصضطظعغفقكلمنهويئ'), { minLength, maxLength })
    .map((letters) => normalise(letters.join('')));
}
