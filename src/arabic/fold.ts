/**
 * Letter folding: what one code point of the original text becomes in a term.
 *
 * Each rule is a named entry of {@link FOLDING_RULES}; a code point is looked up once and remembered in a table, so
 * that reading text costs one array access a character and start-up costs nothing.
 *
 * Canonical composition (NFC) is not run as a pass of its own, because it would move offsets. The rules give the same
 * result for composed and decomposed spellings instead: marks are dropped, and a combining hamza turns the waw or yeh
 * before it into a hamza seat, which is what composition would have done. A test checks NFC(x), NFD(x) and x alike.
 */
import * as L from './letters.ts';

/** One folding rule: the code points it applies to and what they become. */
export interface FoldingRule {
  /** Shown by `fihris explain` and used as the name of the rule's test. */
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Code points, as [original, replacement]. */
  readonly pairs: readonly (readonly [string, string])[];
}

function allTo(letters: string, target: string): (readonly [string, string])[] {
  return [...letters].map((letter) => [letter, target] as const);
}

function digitsFrom(zero: string): (readonly [string, string])[] {
  const first = zero.codePointAt(0)!;
  return Array.from(
    { length: 10 },
    (_, value) => [String.fromCodePoint(first + value), String(value)] as const,
  );
}

export const FOLDING_RULES: readonly FoldingRule[] = [
  {
    name: 'alef',
    source:
      'Lucene ArabicNormalizer (hamza and madda carriers are often left out in print), plus wasla and wavy hamza',
    pairs: allTo(
      L.ALEF_MADDA +
        L.ALEF_HAMZA_ABOVE +
        L.ALEF_HAMZA_BELOW +
        L.ALEF_WASLA +
        L.ALEF_WAVY_HAMZA_ABOVE +
        L.ALEF_WAVY_HAMZA_BELOW +
        L.HIGH_HAMZA_ALEF,
      L.ALEF,
    ),
  },
  {
    name: 'hamza seat',
    source: 'Regional spelling of one word: waw seat in the Levant and the Gulf, yeh seat in Egypt',
    pairs: allTo(
      `${L.WAW_HAMZA}${L.HIGH_HAMZA_WAW}${L.HIGH_HAMZA_YEH}\u06D3` /* yeh barree with hamza */,
      L.YEH_HAMZA,
    ),
  },
  {
    name: 'teh marbuta',
    source: 'Lucene ArabicNormalizer; the dots are often left out at the end of a word',
    pairs: allTo(`${L.TEH_MARBUTA}\u06C3` /* teh marbuta goal */, L.HEH),
  },
  {
    name: 'yeh',
    source:
      'Lucene ArabicNormalizer and PersianNormalizer; alef maksura and dotless yeh are one letter in Egyptian print',
    pairs: allTo(`${L.ALEF_MAKSURA}\u06CC\u06D0\u06CD\u06CE\u06D2\u063D\u063E\u063F`, L.YEH),
  },
  {
    name: 'kaf',
    source: 'Lucene PersianNormalizer (keheh), plus swash kaf',
    pairs: allTo('\u06A9\u06AA\u063B\u063C', L.KAF),
  },
  {
    name: 'heh',
    source:
      'Lucene PersianNormalizer: heh goal, heh doachashmee, ae, heh with yeh above, heh goal with hamza',
    pairs: allTo('\u06C1\u06BE\u06D5\u06C0\u06C2', L.HEH),
  },
  {
    name: 'Persian and regional letters',
    source:
      'The letter Arabic newsrooms write instead: peh as beh, tcheh and jeh as jeem, gaf as kaf, veh as feh, ' +
      'Tunisian qaf with three dots as qaf (Gafsa, Gabes), Moroccan kaf with three dots as kaf (Agadir)',
    pairs: [
      ['\u067E', L.BEH],
      ['\u0686', L.JEEM],
      ['\u0698', L.JEEM],
      ...allTo('\u06AF\u06AB\u06AD\u0763', L.KAF),
      ...allTo('\u06A4\u06A5', L.FEH),
      ['\u06A8', L.QAF],
      ['\u0679', L.TEH],
      ['\u0688', L.DAL],
      ...allTo('\u0691\u0695', L.REH),
      ['\u06B5', L.LAM],
      ['\u06BA', L.NOON],
      ...allTo('\u06C6\u06C7\u06CB', L.WAW),
    ],
  },
  {
    name: 'digits',
    source: 'Unicode: Arabic-Indic and Extended Arabic-Indic digits have the values 0 to 9',
    pairs: [...digitsFrom(L.ARABIC_INDIC_ZERO), ...digitsFrom(L.EXTENDED_ARABIC_INDIC_ZERO)],
  },
  {
    name: 'Latin letters without decomposition',
    source: 'Unicode CLDR Latin-ASCII transform',
    pairs: [
      ['\u00DF', 'ss'],
      ['\u00E6', 'ae'],
      ['\u0153', 'oe'],
      ['\u00F8', 'o'],
      ['\u0142', 'l'],
      ['\u0111', 'd'],
      ['\u0131', 'i'],
    ],
  },
];

/** Not yet looked up. */
const UNKNOWN = 0;
/** Ends a word. */
export const SEPARATOR = 1;
/** Inside a word, has no letter of its own and belongs to the letter before it: tashkeel, tatweel, accents. */
export const MARK = 2;
/** Inside a word, invisible: bidi controls, zero-width joiner and non-joiner, soft hyphen, byte order mark. */
export const HIDDEN = 3;
/** Becomes several letters (a ligature), see {@link expansionOf}. */
export const EXPANDS = 4;
/** The combining hamza above, which changes the letter before it. */
export const HAMZA_ABOVE = 5;
/** First of a surrogate pair: the caller must ask {@link foldCodePoint} for the whole code point. */
export const SURROGATE = 6;

const HIDDEN_CHARACTER = /^(?:\p{Cf}|\u034F|[\uFE00-\uFE0F])$/u;
const MARK_CHARACTER = /^[\p{M}\u0640]$/u;
const WORD_CHARACTER = /^[\p{L}\p{N}]$/u;
const MARKS_AND_HIDDEN = /[\p{M}\p{Cf}\u0640]/gu;

const replacements = new Map(FOLDING_RULES.flatMap((rule) => rule.pairs));
const expansions = new Map<number, string>();
const classes = new Uint16Array(0x10000);

/** The letters a code point of class {@link EXPANDS} becomes; a space inside them ends a word. */
export function expansionOf(codePoint: number): string {
  return expansions.get(codePoint) ?? '';
}

/**
 * What a UTF-16 code unit becomes: one of the classes above, or (32 and up) the code unit of its folded letter.
 * @param codeUnit 0 to 0xFFFF
 */
export function fold(codeUnit: number): number {
  const known = classes[codeUnit]!;
  if (known !== UNKNOWN) return known;
  const found = codeUnit >= 0xd800 && codeUnit <= 0xdbff ? SURROGATE : foldCodePoint(codeUnit);
  classes[codeUnit] = found;
  return found;
}

/** As {@link fold}, for any code point, without the table. */
export function foldCodePoint(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (character === L.COMBINING_HAMZA_ABOVE) return HAMZA_ABOVE;
  if (MARK_CHARACTER.test(character)) return MARK;
  if (HIDDEN_CHARACTER.test(character)) return HIDDEN;
  const letters = foldLetters(character);
  if (letters === '') return isPresentationForm(codePoint) ? MARK : SEPARATOR;
  if (!WORD_CHARACTER.test(letters[0]!) && letters.length === 1) return SEPARATOR;
  if (letters.length === 1) return letters.charCodeAt(0);
  expansions.set(codePoint, letters);
  return EXPANDS;
}

/**
 * Compatibility decomposition undoes presentation forms and ligatures (one glyph for lam-alef, for the whole of a
 * pious formula), wide and mathematical letters; then each letter is folded by the rules.
 */
function foldLetters(character: string): string {
  if (!WORD_CHARACTER.test(character) && !isPresentationForm(character.codePointAt(0)!)) return '';
  const composed = replacements.get(character);
  if (composed !== undefined) return composed;
  const decomposed = character.normalize('NFKC').toLowerCase().replace(MARKS_AND_HIDDEN, '').trim();
  let letters = '';
  for (const letter of decomposed) letters += foldDecomposed(letter);
  return letters;
}

function foldDecomposed(letter: string): string {
  if (letter === ' ') return letter;
  const replaced = replacements.get(letter);
  if (replaced !== undefined) return replaced;
  const base = letter === L.YEH_HAMZA ? letter : letter.normalize('NFD').replace(MARKS_AND_HIDDEN, '');
  return [...base].map((part) => replacements.get(part) ?? part).join('');
}

/** Arabic Presentation Forms-A and -B, which hold ligatures and free-standing marks. */
function isPresentationForm(codePoint: number): boolean {
  return (codePoint >= 0xfb50 && codePoint <= 0xfdff) || (codePoint >= 0xfe70 && codePoint <= 0xfefc);
}
