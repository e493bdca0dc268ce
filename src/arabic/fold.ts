/**
 * Letter folding: what one code point of the original text becomes in a term, by the rules of `folding-rules.ts`. A code
 * point is looked up once and remembered in a table, so that reading text costs one array access a character and
 * start-up costs next to nothing.
 *
 * Canonical composition (NFC) is not run as a pass of its own, because it would move offsets. The rules give the same
 * result for composed and decomposed spellings instead: marks are dropped, and a combining hamza turns the waw or yeh
 * before it into a hamza seat, which is what composition would have done. A test checks NFC(x), NFD(x) and x alike.
 */
import { DROPPED, type DropRule, LETTERS, PRESENTATION_FORMS } from './folding-rules.ts';
import { WAW, YEH, YEH_HAMZA } from './letters.ts';

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
/** The combining hamza above, which changes the letter before it, see {@link withHamzaAbove}. */
export const HAMZA_ABOVE = 5;
/** First of a surrogate pair: the caller must ask {@link foldAt} or {@link foldCodePoint} for the whole code point. */
export const SURROGATE = 6;

const CLASS_OF_DROPPED: Record<DropRule['as'], number> = {
  mark: MARK,
  hidden: HIDDEN,
  'hamza above': HAMZA_ABOVE,
};

const WORD_CHARACTER = /^[\p{L}\p{N}]$/u;
const MARKS = /[\p{M}\u0640]/gu;
const SPACES = / +/g;

const replacements = new Map(LETTERS.flatMap((rule) => rule.pairs));
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

/** As {@link fold}, for the whole code point that starts at `at`: never {@link SURROGATE}. */
export function foldAt(text: string, at: number): number {
  const folded = fold(text.charCodeAt(at));
  return folded === SURROGATE ? foldCodePoint(text.codePointAt(at)!) : folded;
}

/** As {@link fold}, for any code point, without the table. */
export function foldCodePoint(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const dropped = DROPPED.find((rule) => rule.characters.test(character));
  if (dropped !== undefined) return CLASS_OF_DROPPED[dropped.as];
  const isPresentationForm = PRESENTATION_FORMS.characters.test(character);
  if (!isPresentationForm && !WORD_CHARACTER.test(character)) return SEPARATOR;
  const letters = foldLetters(character);
  if (letters === '') return isPresentationForm && isFreeStandingMark(character) ? MARK : SEPARATOR;
  if (letters.length === 1) return letters.charCodeAt(0);
  expansions.set(codePoint, letters);
  return EXPANDS;
}

/** Whether a folded letter is in the blocks from Arabic to Arabic Extended-A, as what ligatures become is. */
export function isArabicLetter(folded: number): boolean {
  return folded >= 0x0620 && folded <= 0x08ff;
}

const WAW_CODE = WAW.charCodeAt(0);
const YEH_CODE = YEH.charCodeAt(0);
const YEH_HAMZA_CODE = YEH_HAMZA.charCodeAt(0);

/** A folded letter with a combining hamza above it: waw and yeh become the hamza seat, others stay. */
export function withHamzaAbove(letter: number): number {
  return letter === WAW_CODE || letter === YEH_CODE ? YEH_HAMZA_CODE : letter;
}

/**
 * Compatibility decomposition undoes presentation forms and ligatures (one glyph for lam-alef, for the whole of a
 * pious formula), wide and mathematical letters; then each letter is folded by the letter rules. What is not a letter in
 * a decomposition (the stroke of a fraction, the brackets of a number) becomes a space, as it would in the text.
 */
function foldLetters(character: string): string {
  const replaced = replacements.get(character);
  if (replaced !== undefined) return replaced;
  let letters = '';
  for (const letter of character.normalize('NFKC').toLowerCase().replace(MARKS, '')) {
    letters += WORD_CHARACTER.test(letter) ? foldDecomposed(letter) : ' ';
  }
  return letters.replace(SPACES, ' ').trim();
}

function foldDecomposed(letter: string): string {
  const replaced = replacements.get(letter);
  if (replaced !== undefined) return replaced;
  const base = letter === YEH_HAMZA ? letter : letter.normalize('NFD').replace(MARKS, '');
  return [...base].map((part) => replacements.get(part) ?? part).join('');
}

/** A presentation form of tashkeel on its own decomposes to a space or a tatweel and the mark. */
function isFreeStandingMark(character: string): boolean {
  return character.normalize('NFKC').search(MARKS) !== -1;
}
