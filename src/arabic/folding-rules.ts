/**
 * The rules of letter folding, each with a name and a source. `fold.ts` applies them to one code point at a time, in the
 * order of this file: letters are exchanged, marks and hidden characters dropped, and what is left is decomposed, its
 * parts going through the letter rules again.
 *
 * Everything here is made when it is first asked for: everyday text is folded by a table that was made of the rules.
 */
import * as L from './letters.ts';

/** What every rule has. */
export interface Rule {
  /** Shown by `fihris explain`, and the name of the rule's test. */
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
}

/** Letters exchanged for other letters. */
export interface LetterRule extends Rule {
  /** As [original, replacement]. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** Characters that leave no letter. */
export interface DropRule extends Rule {
  /** Matches one code point. */
  readonly characters: RegExp;
  /** A mark belongs to the letter before it and is inside its token; a hidden character at a token's end is not. */
  readonly as: 'mark' | 'hidden' | 'hamza above';
}

/** Characters taken apart. */
export interface DecompositionRule extends Rule {
  /** Matches one code point. */
  readonly characters: RegExp;
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

/** Matches one code point. Written as text: a literal is read, sets of Unicode and all, when the module is. */
function anyOf(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'u');
}

/** Applied by the tokeniser, which sees the letter before. */
export const ALLAH_AFTER_ALEF: Rule = {
  name: 'ligature of Allah after an alef',
  source:
    'Many fonts draw U+FDF2 without the alef that its decomposition has, so typists write one before it: it is one alef',
};

function madeLetters(): LetterRule[] {
  return [
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
        'Tunisian qaf with three dots as qaf (Gafsa, Gabes), Moroccan kaf with three dots as kaf (Agadir), ' +
        'the feh and qaf of Maghrebi hands; letters of Urdu and Kurdish as the letter they were made from',
      pairs: [
        ['\u067E', L.BEH],
        ['\u0686', L.JEEM],
        ['\u0698', L.JEEM],
        ...allTo('\u06AF\u06AB\u06AD\u0763', L.KAF),
        ...allTo('\u06A4\u06A5\u06A1\u06A2', L.FEH),
        ...allTo('\u06A8\u06A7\u066F', L.QAF),
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
}

function madeDropped(): DropRule[] {
  return [
    {
      name: 'combining hamza',
      source:
        'Unicode canonical composition: waw or yeh with U+0654 is the hamza seat; other letters lose it',
      characters: anyOf(String.raw`\u0654`),
      as: 'hamza above',
    },
    {
      name: 'tashkeel',
      source: 'Lucene ArabicNormalizer (fathatan to sukun), here with the whole of U+064B to 065F',
      characters: anyOf(String.raw`[\u064B-\u0653\u0655-\u065F]`),
      as: 'mark',
    },
    {
      name: 'superscript alef',
      source: 'Written in vocalised text only: the demonstratives and the word Allah have it',
      characters: anyOf(String.raw`\u0670`),
      as: 'mark',
    },
    {
      name: 'Quranic marks',
      source:
        'Unicode blocks Arabic and Arabic Extended-A: honorifics, pause marks, small waw and yeh (letters to Unicode, ' +
        'marks to a reader). The signs that stand between verses separate words instead',
      characters: anyOf(
        String.raw`[\u0610-\u061A\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF]`,
      ),
      as: 'mark',
    },
    {
      name: 'tatweel',
      source: 'Lucene ArabicNormalizer; it only stretches a word',
      characters: anyOf(String.raw`\u0640`),
      as: 'mark',
    },
    {
      name: 'accents and other marks',
      source: 'Unicode general category M; Lucene ASCIIFoldingFilter for Latin',
      characters: anyOf(String.raw`\p{M}`),
      as: 'mark',
    },
    {
      name: 'hidden characters',
      source:
        'Unicode general category Cf: bidi marks, embeddings and isolates, zero-width space, joiner and non-joiner ' +
        '(which joins: Persian writes it inside words), soft hyphen, byte order mark; not the signs that end verses',
      characters: anyOf(String.raw`(?![\u06DD\u08E2])\p{Cf}`),
      as: 'hidden',
    },
  ];
}

function madeDecompositions() {
  const presentationForms: DecompositionRule = {
    name: 'presentation forms and ligatures',
    source:
      'Unicode compatibility decomposition of U+FB50 to FDFF and FE70 to FEFC: typesetting systems and copied PDF text ' +
      'hold lam-alef and whole formulas as one character',
    characters: anyOf(String.raw`[\uFB50-\uFDFF\uFE70-\uFEFC]`),
  };

  const upperCase: DecompositionRule = {
    name: 'case',
    source: 'Unicode default lower case, independent of language',
    characters: anyOf(String.raw`[\p{Lu}\p{Lt}]`),
  };

  const compatibility: DecompositionRule = {
    name: 'accented, wide and other compatibility letters',
    source: 'Unicode compatibility decomposition, marks dropped; Lucene ASCIIFoldingFilter for Latin',
    characters: anyOf(String.raw`[\p{L}\p{N}]`),
  };

  return { presentationForms, upperCase, compatibility };
}

export interface FoldingRules {
  readonly letters: readonly LetterRule[];
  readonly dropped: readonly DropRule[];
  readonly presentationForms: DecompositionRule;
  readonly upperCase: DecompositionRule;
  readonly compatibility: DecompositionRule;
  /** Every rule, in the order in which they are applied. */
  readonly inOrder: readonly Rule[];
}

let made: FoldingRules | null = null;

export function foldingRules(): FoldingRules {
  made ??= makeRules();
  return made;
}

function makeRules(): FoldingRules {
  const letters = madeLetters();
  const dropped = madeDropped();
  const others = madeDecompositions();
  const { presentationForms, upperCase, compatibility } = others;
  const inOrder = [...letters, ...dropped, presentationForms, ALLAH_AFTER_ALEF, upperCase, compatibility];
  return { letters, dropped, ...others, inOrder };
}
