import { describe, expect, it } from 'vitest';
import { explain } from '../../src/arabic/analyser.ts';
import { FINAL_ALEF_MAKSURA_RULE } from '../../src/arabic/applied-rules.ts';
import { foldingRules } from '../../src/arabic/folding-rules.ts';
import { ABBREVIATION_RULE, DECIMAL_RULE, THOUSANDS_RULE } from '../../src/arabic/numbers.ts';
import { normalise } from '../../src/arabic/tokenise.ts';

/** Every rule by its name, with words a reader can judge: as they are printed, and their normal form. */
const CASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alef: [
    ['أحمد', 'احمد'],
    ['إيران', 'ايران'],
    ['القرآن', 'القران'],
    ['ٱلرحمن', 'الرحمن'],
    ['ٲمير', 'امير'],
    ['ٳيمان', 'ايمان'],
    ['ٵق', 'اق'],
  ],
  'hamza seat': [
    ['شؤون', 'شئون'],
    ['مسؤول', 'مسئول'],
    ['مٶمن', 'مئمن'],
    ['ٸبر', 'ئبر'],
    ['ملجۓ', 'ملجئ'],
  ],
  'teh marbuta': [
    ['مدينة', 'مدينه'],
    ['مدینۃ', 'مدينه'],
  ],
  yeh: [
    ['مستشفى', 'مستشفي'],
    ['ایران', 'ايران'],
    ['کابلې', 'كابلي'],
    ['خۍ', 'خي'],
    ['كوردستانێ', 'كوردستاني'],
    ['لاہوری', 'لاهوري'],
    ['ہے', 'هي'],
  ],
  kaf: [
    ['کابل', 'كابل'],
    ['ڪتاب', 'كتاب'],
  ],
  heh: [
    ['ہند', 'هند'],
    ['بھٹو', 'بهتو'],
    ['هەولێر', 'ههولير'],
    ['خانۀ', 'خانه'],
    ['مجموعۂ', 'مجموعه'],
  ],
  'Persian and regional letters': [
    ['پاريس', 'باريس'],
    ['تچاد', 'تجاد'],
    ['ژاله', 'جاله'],
    ['گوگل', 'كوكل'],
    ['ڭادير', 'كادير'],
    ['ڤيينا', 'فيينا'],
    ['ڨفصة', 'قفصه'],
    ['ڢاس', 'فاس'],
    ['ڧابس', 'قابس'],
    ['ٹی', 'تي'],
    ['ڈاکٹر', 'داكتر'],
    ['پہاڑ', 'بهار'],
    ['کوردیڕ', 'كوردير'],
    ['گەڵ', 'كهل'],
    ['جہاں', 'جهان'],
    ['نوێۆ', 'نويو'],
  ],
  digits: [
    ['٢٠٢٦', '2026'],
    ['۲۰۲۶', '2026'],
  ],
  'Latin letters without decomposition': [
    ['Straße', 'strasse'],
    ['Curaçao–Œuvre', 'curacao oeuvre'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['Đà', 'da'],
    ['ısı', 'isi'],
  ],
  'combining hamza': [
    ['شو\u0654ون', 'شئون'],
    ['قاري\u0654', 'قارئ'],
    ['ا\u0654حمد', 'احمد'],
    ['مسو\u064F\u0654ول', 'مسئول'],
  ],
  tashkeel: [
    ['مَجْلِسُ', 'مجلس'],
    ['كِتَابًا', 'كتابا'],
    ['محمّدٌ', 'محمد'],
    ['قا\u0655بل', 'قابل'],
  ],
  'superscript alef': [
    ['هٰذا', 'هذا'],
    ['الرحمٰن', 'الرحمن'],
  ],
  'Quranic marks': [
    ['محمدؐ', 'محمد'],
    ['قُلْ\u06D6', 'قل'],
    ['لَهُ\u06E5', 'له'],
    ['بِهِ\u06E6', 'به'],
    ['كتا\u08F0ب', 'كتاب'],
  ],
  tatweel: [
    ['مجلـــس', 'مجلس'],
    ['هـ', 'ه'],
  ],
  'accents and other marks': [
    ['caf\u0065\u0301', 'cafe'],
    ['بيرو\u0301ت', 'بيروت'],
    ['1\uFE0F\u20E3', '1'],
  ],
  'hidden characters': [
    ['الإمار\u00ADات', 'الامارات'],
    ['مي\u200Cخواهم', 'ميخواهم'],
    ['بيـ\u200Dروت', 'بيروت'],
    ['بغ\u202Bدا\u202Cد', 'بغداد'],
    ['بغ\u2067دا\u2069د', 'بغداد'],
    ['\uFEFFبغ\u200Bداد', 'بغداد'],
  ],
  'presentation forms and ligatures': [
    ['ﻻ', 'لا'],
    ['اﻻقتصادية', 'الاقتصاديه'],
    ['ﻷن', 'لان'],
    ['ﻹيران', 'لايران'],
    ['اﻵن', 'الان'],
    ['ﷲ', 'الله'],
    ['ﷺ', 'صلي الله عليه وسلم'],
    ['ﷴ', 'محمد'],
    ['ﻣﺠﻠﺲ', 'مجلس'],
    ['ﭘﺎﺭﯾﺲ', 'باريس'],
    ['ﹰﹱﱞ', ''],
  ],
  'ligature of Allah after an alef': [
    ['اﷲ', 'الله'],
    ['باﷲ', 'بالله'],
  ],
  case: [
    ['NATO', 'nato'],
    ['Ǆ', 'dz'],
    ['İstanbul', 'istanbul'],
  ],
  'accented, wide and other compatibility letters': [
    ['café', 'cafe'],
    ['ｆｉｆａ', 'fifa'],
    ['ﬁlm', 'film'],
    ['2½', '2 1 2'],
    ['⑩ ⒈ ⑴', '10 1 1'],
    ['\u{1EE01}\u{1EE02}', 'بج'],
    ['\u{1D400}', 'a'],
  ],
  'thousands separators': [
    ['1,500', '1500'],
    ['١٬٥٠٠', '1500'],
    ['1.500.000', '1500000'],
  ],
  'decimal separator': [
    ['3.14', '3.14'],
    ['٣٫١٤', '3.14'],
  ],
  abbreviation: [
    ['أ.ف.ب', 'افب'],
    ['U.N.', 'un'],
  ],
  'final alef maksura kept': [
    ['على', 'على'],
    ['وإلى', 'والى'],
  ],
};

const RULES = [
  ...foldingRules().inOrder,
  THOUSANDS_RULE,
  DECIMAL_RULE,
  ABBREVIATION_RULE,
  FINAL_ALEF_MAKSURA_RULE,
];

describe('every rule of normalisation', () => {
  it('has a name of its own, and a test under that name', () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(CASES).sort()).toEqual([...names].sort());
  });

  it('says where it comes from', () => {
    for (const { source } of RULES) expect(source.length).toBeGreaterThan(20);
  });

  describe.each(RULES.map(({ name }) => name))('%s', (name) => {
    it.each(CASES[name] ?? [])('makes %j %j', (original, expected) => {
      expect(normalise(original)).toBe(expected);
    });

    it('is named by explain', () => {
      const named = CASES[name]!.map(([original]) => explain(original)).filter((tokens) => tokens.length > 0);
      for (const tokens of named) {
        expect(tokens.flatMap(({ steps }) => steps)).toContainEqual({ kind: 'rule', text: name });
      }
    });
  });
});

describe('every letter rule', () => {
  it.each(foldingRules().letters.flatMap(({ name, pairs }) => pairs.map((pair) => [name, ...pair] as const)))(
    '%s: %s becomes %s, alone and inside a word',
    (_, original, replacement) => {
      expect(normalise(original)).toBe(replacement);
      expect(normalise(`${original}${original}`)).toBe(replacement + replacement);
    },
  );

  it('exchanges a letter only once: what it gives is no original of another rule', () => {
    const originals = new Set(
      foldingRules().letters.flatMap(({ pairs }) => pairs.map(([original]) => original)),
    );
    const given = foldingRules().letters.flatMap(({ pairs }) =>
      pairs.flatMap(([, replacement]) => [...replacement]),
    );
    expect(given.filter((letter) => originals.has(letter))).toEqual([]);
  });

  it('is the only one for its letters', () => {
    const originals = foldingRules().letters.flatMap(({ pairs }) => pairs.map(([original]) => original));
    expect(new Set(originals).size).toBe(originals.length);
  });
});

describe('every rule of dropped characters', () => {
  const bmp = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code));

  it.each(foldingRules().dropped.filter(({ as }) => as !== 'hamza above'))(
    '$name: leaves no trace inside a word',
    (rule) => {
      const dropped = bmp.filter((character) => rule.characters.test(character));
      expect(dropped.length).toBeGreaterThan(0);
      for (const character of dropped) expect(normalise(`ب${character}ت`)).toBe('بت');
    },
  );

  it('covers the ranges of tashkeel, Quranic marks and hidden characters', () => {
    const ranges: [number, number][] = [
      [0x0610, 0x061a],
      [0x064b, 0x065f],
      [0x0670, 0x0670],
      [0x06d6, 0x06dc],
      [0x06df, 0x06e8],
      [0x06ea, 0x06ed],
      [0x08d3, 0x08e1],
      [0x08e3, 0x08ff],
      [0x200b, 0x200f],
      [0x202a, 0x202e],
      [0x2066, 0x2069],
    ];
    for (const [first, last] of ranges) {
      for (let code = first; code <= last; code++) {
        expect(normalise(`ب${String.fromCharCode(code)}ت`), code.toString(16)).toBe('بت');
      }
    }
  });

  it.each(['\u06DD', '\u06DE', '\u06E9', '\u08E2'])('%j, a sign between verses, separates words', (sign) => {
    expect(normalise(`العالمين${sign}الرحمن`)).toBe('العالمين الرحمن');
  });
});
