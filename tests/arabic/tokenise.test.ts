import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { originals, surfaces } from './support.ts';

describe('words', () => {
  it.each<[string, string, string[]]>([
    ['spaces of any kind separate', 'مجلس\u00A0الأمن\u3000الدولي\n', ['مجلس', 'الامن', 'الدولي']],
    ['punctuation separates', '«مجلس»،الأمن؛(الدولي)؟', ['مجلس', 'الامن', 'الدولي']],
    ['a hashtag with underscores is several words', '#القدس_الشرقية', ['القدس', 'الشرقيه']],
    ['a hyphen separates', 'كوفيد-19 الروسية-الأوكرانية', ['كوفيد', '19', 'الروسيه', 'الاوكرانيه']],
    ['an apostrophe separates', "Al-Qur'an", ['al', 'qur', 'an']],
    ['an emoji separates', 'مبروك🎉الفوز', ['مبروك', 'الفوز']],
    ['an address falls into its parts', 'www.example.org/a_b', ['www', 'example', 'org', 'a', 'b']],
    ['an article before a foreign name stands alone', 'الـBBC وNATO', ['ال', 'bbc', 'و', 'nato']],
    ['Arabic letters and another script are words apart', 'عاجلBreakingعاجل', ['عاجل', 'breaking', 'عاجل']],
    ['digits beside Arabic letters are words apart', 'عام2026م الـ25', ['عام', '2026', 'م', 'ال', '25']],
    ['digits beside Latin letters belong to the word', 'G20 F-16 4x4 5G', ['g20', 'f', '16', '4x4', '5g']],
    [
      'a formula of several words stands apart from a name',
      'محمدﷺقال',
      ['محمد', 'صلي', 'الله', 'عليه', 'وسلم', 'قال'],
    ],
    ['a ligature of one word joins', 'وﷲ', ['والله']],
    ['ZWNJ joins', 'می\u200Cشود', ['ميشود']],
    ['other scripts have words too', 'Москва 北京 Αθήνα', ['москва', '北京', 'αθηνα']],
    [
      'letters beyond the basic plane are letters',
      '\u{10400}\u{10401} \u{20000}',
      ['\u{10428}\u{10429}', '\u{20000}'],
    ],
  ])('%s', (_, text, expected) => {
    expect(surfaces(text)).toEqual(expected);
  });

  it('keeps the final alef maksura of prepositions only, so that upon is not Ali', () => {
    expect(surfaces('على علي إلى إلي حتى لدى متى')).toEqual([
      'على',
      'علي',
      'الى',
      'الي',
      'حتى',
      'لدى',
      'متى',
    ]);
    expect(surfaces('مستشفى موسى هدى')).toEqual(['مستشفي', 'موسي', 'هدي']);
  });

  it('knows a preposition in any spelling', () => {
    for (const spelling of ['على', 'عَلَى', 'علىٰ', 'ﻋﻠﻰ', 'علـى', 'على\u200C\u064E', 'عل\u200Fى']) {
      expect(surfaces(spelling), spelling).toEqual(['على']);
    }
  });
});

describe('texts without words', () => {
  it.each<[string, string]>([
    ['an empty text', ''],
    ['spaces', ' \n\t\u00A0'],
    ['punctuation', '…؟!«»'],
    ['marks alone', '\u064E\u0651\u0670'],
    ['tatweel alone', 'ـــ'],
    ['hidden characters alone', '\u200F\uFEFF\u200C'],
    ['a combining hamza alone', '\u0654'],
    ['lone surrogates', '\uDC00\uDC00\uD800\uD800'],
    ['emoji', '🙂👩‍👧‍👦🇸🇦'],
  ])('%s has no tokens', (_, text) => {
    expect(tokenise(text)).toEqual([]);
  });

  it('a lone surrogate separates', () => {
    expect(surfaces('مجلس\uD83Dالأمن\uDE00الدولي')).toEqual(['مجلس', 'الامن', 'الدولي']);
  });
});

describe('abbreviations', () => {
  it.each<[string, string[]]>([
    ['(أ.ف.ب)', ['افب']],
    ['د.ب.أ', ['دبا']],
    ['د.ب.أ'.normalize('NFD'), ['دبا']],
    ['أَ.فِ.بَ', ['افب']],
    ['أ\u200F.ف\u200F.ب', ['افب']],
    ['U.S. و U.N', ['us', 'و', 'un']],
    ['ؤ.م'.normalize('NFD'), ['ئم']],
    ['د. محمد', ['د', 'محمد']],
    ['د.محمد', ['د', 'محمد']],
    ['أ.د.محمد', ['اد', 'محمد']],
    ['المجموعة ب.', ['المجموعه', 'ب']],
    ['ب.ﻻ', ['ب', 'لا']],
    ['1.أ.ب', ['1', 'اب']],
    ['U.S.أ.ف.ب', ['us', 'افب']],
  ])('%j is %j', (text, expected) => {
    expect(surfaces(text)).toEqual(expected);
  });
});

describe('the range of a token', () => {
  it('holds the marks of its last letter, and the marks and hidden characters inside', () => {
    expect(originals('قَالَ مَجْلِسُ\u200F الأ\u200Cمن')).toEqual(['قَالَ', 'مَجْلِسُ', 'الأ\u200Cمن']);
  });

  it('leaves out hidden characters around it', () => {
    expect(originals('\u202Bبغداد\u202C \uFEFFبيروت\u200C')).toEqual(['بغداد', 'بيروت']);
  });

  it('holds whole ligatures', () => {
    expect(originals('اﻻقتصادية ﻷن')).toEqual(['اﻻقتصادية', 'ﻷن']);
  });

  it('is shared by the words of one ligature', () => {
    expect(tokenise('النبي ﷺ قال').map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [6, 7],
      [6, 7],
      [6, 7],
      [6, 7],
      [8, 11],
    ]);
  });

  it('counts UTF-16 code units', () => {
    expect(tokenise('🙂\u{1EE01} بغداد')).toEqual([
      { start: 2, end: 4, surface: 'ب' },
      { start: 5, end: 10, surface: 'بغداد' },
    ]);
  });

  it('holds the punctuation of numbers and abbreviations', () => {
    expect(originals('أ.ف.ب. و١٬٥٠٠٫٥')).toEqual(['أ.ف.ب.', 'و', '١٬٥٠٠٫٥']);
  });
});

describe('very long words', () => {
  it.each<[string, string, number, number]>([
    ['of plain letters', 'ب', 1, 200_000],
    ['of folded letters', 'أ', 1, 200_000],
    ['of letters with marks', 'ب\u064E', 1, 200_000],
    ['of decomposed hamza seats', 'و\u0654', 1, 200_000],
    ['of ligatures', 'ﻻ', 1, 400_000],
    ['of digits', '٧', 1, 200_000],
    ['of groups of digits', ',123', 1, 600_000],
    ['of single letters and full stops', 'a.', 1, 200_000],
  ])('%s are one token, whole', (_, piece, tokens, length) => {
    const found = tokenise(piece.repeat(200_000));
    expect(found.length).toBe(tokens);
    expect(found[0]!.surface.length).toBe(length);
  });

  it('cost no more than their length: a dotted chain is read once', () => {
    expect(tokenise('1.'.repeat(100_000)).length).toBe(100_000);
    expect(tokenise('123.'.repeat(100_000)).length).toBe(1);
    expect(tokenise(`${'123.'.repeat(100_000)}4`).length).toBe(100_001);
  });
});
