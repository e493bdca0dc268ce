/**
 * Finds the few tokens of a text that may be forms of given words, by a pattern that the engine's own search looks for:
 * reading every letter here, as {@link tokenise} does, takes many times as long, and most of all in a program that has
 * just started.
 */
import { fold } from './fold.ts';
import { ARABIC_DECIMAL_SEPARATOR } from './letters.ts';
import { type Token, tokenise } from './tokenise.ts';
import { endOfWord, startOfWord } from './word-steps.ts';

/**
 * Characters that patterns do not know: letters that decompose or are rare, marks beyond tashkeel, presentation forms, what
 * lies beyond the Basic Multilingual Plane. All others are as the rules of letters say, or are skipped, or separate.
 */
const UNUSUAL =
  /[\u00AA\u00B2-\u00BA\u00BC-\u0605\u0610-\u061A\u0653-\u065F\u066E-\u067D\u067F-\u0685\u0687-\u06A3\u06A5-\u06A8\u06AA-\u06AE\u06B0-\u06CB\u06CD-\u06EF\u06FA-\u1FFF\u2070-\uFFFF]/;

/** What may stand between two letters of one token: marks, hidden characters, the points of numbers and abbreviations. */
const SKIPPED =
  '[\\u0640\\u064B-\\u0652\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F.,\\u060C\\u061C\\u066B\\u066C]*';

/** From hamza to the last of the extended digits: what is known beside Latin letters. */
const FIRST_ARABIC = 0x0621;
const LAST_ARABIC = 0x06f9;

/** Whether a text consists of what the patterns know. */
export function isOrdinary(text: string): boolean {
  return !UNUSUAL.test(text);
}

const NOWHERE = '(?!)';

export class TokenFinder {
  /** Null where nothing can be told by letters: every token may be meant. */
  private readonly pattern: RegExp | null;

  /** @param pieces runs of letters in normal form; without any, nothing is found in ordinary text */
  constructor(pieces: readonly string[]) {
    // Without pieces the pattern would be empty, and stand everywhere.
    const pattern = pieces.length === 0 ? NOWHERE : pieces.map(patternOf).join('|');
    this.pattern = pieces.includes('') ? null : new RegExp(pattern, 'g');
  }

  /** All tokens whose normal form holds one of the pieces, and maybe others; in order. */
  find(text: string): Token[] {
    const { pattern } = this;
    if (pattern === null || !isOrdinary(text)) return tokenise(text);
    const tokens: Token[] = [];
    pattern.lastIndex = 0;
    while (pattern.test(text)) {
      const at = pattern.lastIndex - 1;
      const end = endOfWord(text, at);
      addTokens(text, startOfWord(text, at), end, tokens);
      pattern.lastIndex = end;
    }
    return tokens;
  }
}

/** Adds the tokens between two spaces: no token spans one. */
function addTokens(text: string, from: number, to: number, into: Token[]): void {
  for (const { start, end, surface } of tokenise(text.slice(from, to))) {
    into.push({ start: from + start, end: from + end, surface });
  }
}

function patternOf(piece: string): string {
  return Array.from(piece, (letter) => `[${spellingsOf(letter)}]`).join(SKIPPED);
}

/** The characters that fold to a letter, for use inside the brackets of a pattern. */
function spellingsOf(letter: string): string {
  spellings ??= allSpellings();
  const others = spellings.get(letter) ?? '';
  const capital = letter.toUpperCase();
  return escaped(letter) + (capital === letter ? '' : escaped(capital)) + others;
}

/** Made when first needed. */
let spellings: Map<string, string> | null = null;

function allSpellings(): Map<string, string> {
  const all = new Map([['.', ARABIC_DECIMAL_SEPARATOR]]);
  for (let code = FIRST_ARABIC; code <= LAST_ARABIC; code++) {
    const character = String.fromCharCode(code);
    // Not even folded: some become several letters, which only the rules tell, and to make those takes long.
    if (!isOrdinary(character)) continue;
    const letter = String.fromCharCode(fold(code));
    if (letter !== character) all.set(letter, (all.get(letter) ?? '') + character);
  }
  return all;
}

/** Normal forms hold hardly anything but letters and digits; the decimal point is the exception. */
function escaped(character: string): string {
  return /[\\\]^-]/.test(character) ? `\\${character}` : character;
}
