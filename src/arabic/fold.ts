/**
 * Letter folding: what one code point of the original text becomes in a term, by the rules of `folding-rules.ts`. A code
 * point is looked up once and remembered in a table, so that reading text costs one array access a character. What the
 * characters of everyday text become is told by `tables.json`, which is made by the rules: to go through them takes a
 * fresh isolate longer than a search.
 *
 * Canonical composition (NFC) is not run as a pass of its own, because it would move offsets. The rules give the same
 * result for composed and decomposed spellings instead: marks are dropped, and a combining hamza turns the waw or yeh
 * before it into a hamza seat, which is what composition would have done. A test checks NFC(x), NFD(x) and x alike.
 */
import { type DropRule, foldingRules } from './folding-rules.ts';
import { WAW, YEH, YEH_HAMZA } from './letters.ts';
import tables from './tables.json' with { type: 'json' };

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

/** The classes as `tables.json` has them: characters that no letter folds to. */
export const OF_CLASSES: Readonly<Record<number, string>> = {
  [SEPARATOR]: ' ',
  [MARK]: 'M',
  [HIDDEN]: 'H',
  [EXPANDS]: 'E',
  [HAMZA_ABOVE]: 'A',
};
const CLASSES_OF_TABLE: Readonly<Record<string, number>> = {
  ' ': SEPARATOR,
  M: MARK,
  H: HIDDEN,
  A: HAMZA_ABOVE,
};

const CLASS_OF_DROPPED: Record<DropRule['as'], number> = {
  mark: MARK,
  hidden: HIDDEN,
  'hamza above': HAMZA_ABOVE,
};

/** Made with the rules, see `folding-rules.ts`. */
interface Patterns {
  readonly wordCharacter: RegExp;
  readonly marks: RegExp;
}

const WORD_CHARACTER = String.raw`^[\p{L}\p{N}]$`;
const MARKS = String.raw`[\p{M}\u0640]`;
const SPACES = / +/g;

/** First code units of the stretches that `tables.json` has. */
const STRETCHES = ['32', '160', '1536', '8192'] as const;

const SPACE = 32;

let replacementsByLetter: ReadonlyMap<string, string> | null = null;
let madePatterns: Patterns | null = null;
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
  const found = everydayFold(codeUnit) ?? (isHighSurrogate(codeUnit) ? SURROGATE : foldByRules(codeUnit));
  classes[codeUnit] = found;
  return found;
}

/** By the table; undefined for what is not in it, and for what becomes several letters. Control characters separate. */
function everydayFold(codeUnit: number): number | undefined {
  if (codeUnit < SPACE) return SEPARATOR;
  for (const first of STRETCHES) {
    const folded = tables.folded[first][codeUnit - Number(first)];
    if (folded === undefined || folded === OF_CLASSES[EXPANDS]) continue;
    return CLASSES_OF_TABLE[folded] ?? folded.charCodeAt(0);
  }
  return undefined;
}

function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit <= 0xdbff;
}

/** As {@link fold}, for the whole code point that starts at `at`: never {@link SURROGATE}. */
export function foldAt(text: string, at: number): number {
  const folded = fold(text.charCodeAt(at));
  return folded === SURROGATE ? foldByRules(text.codePointAt(at)!) : folded;
}

/** As {@link fold}, for any code point: never {@link SURROGATE}. */
export function foldCodePoint(codePoint: number): number {
  const folded = codePoint > 0xffff ? SURROGATE : fold(codePoint);
  return folded === SURROGATE ? foldByRules(codePoint) : folded;
}

/** As {@link foldCodePoint}, by the rules themselves. */
export function foldByRules(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const { dropped: droppedRules, presentationForms } = foldingRules();
  const dropped = droppedRules.find((rule) => rule.characters.test(character));
  if (dropped !== undefined) return CLASS_OF_DROPPED[dropped.as];
  const isPresentationForm = presentationForms.characters.test(character);
  if (!isPresentationForm && !patterns().wordCharacter.test(character)) return SEPARATOR;
  const letters = foldLetters(character);
  if (letters === '') return isPresentationForm && isFreeStandingMark(character) ? MARK : SEPARATOR;
  if (letters.length === 1) return letters.charCodeAt(0);
  expansions.set(codePoint, letters);
  return EXPANDS;
}

function patterns(): Patterns {
  madePatterns ??= {
    wordCharacter: new RegExp(WORD_CHARACTER, 'u'),
    marks: new RegExp(MARKS, 'gu'),
  };
  return madePatterns;
}

function replacements(): ReadonlyMap<string, string> {
  replacementsByLetter ??= new Map(foldingRules().letters.flatMap((rule) => rule.pairs));
  return replacementsByLetter;
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
  const replaced = replacements().get(character);
  if (replaced !== undefined) return replaced;
  let letters = '';
  for (const letter of character.normalize('NFKC').toLowerCase().replace(patterns().marks, '')) {
    letters += patterns().wordCharacter.test(letter) ? foldDecomposed(letter) : ' ';
  }
  return letters.replace(SPACES, ' ').trim();
}

function foldDecomposed(letter: string): string {
  const replaced = replacements().get(letter);
  if (replaced !== undefined) return replaced;
  const base = letter === YEH_HAMZA ? letter : letter.normalize('NFD').replace(patterns().marks, '');
  return [...base].map((part) => replacements().get(part) ?? part).join('');
}

/** A presentation form of tashkeel on its own decomposes to a space or a tatweel and the mark. */
function isFreeStandingMark(character: string): boolean {
  return character.normalize('NFKC').search(patterns().marks) !== -1;
}
