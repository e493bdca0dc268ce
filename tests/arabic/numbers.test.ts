import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surfaces } from './support.ts';

function withDigits(text: string, zero: number): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

describe('numbers', () => {
  it.each<[string, string, string[]]>([
    ['both ranges of Arabic digits are European digits', '٢٠٢٦ ۲۰۲۶ 2026', ['2026', '2026', '2026']],
    ['digits of both ranges may be mixed', '٢۰2٦', ['2026']],
    ['the comma between thousands is dropped', '1,500 12,345,678', ['1500', '12345678']],
    ['so is the Arabic thousands separator', '١٬٥٠٠ ۱٬۵۰۰٬۰۰۰', ['1500', '1500000']],
    ['so is the Arabic comma', '١،٥٠٠', ['1500']],
    [
      'two full stops or more between thousands are dropped',
      '115.200.000 ١.٣٤٠.٧٠٠.٠٠٠',
      ['115200000', '1340700000'],
    ],
    ['one full stop is a decimal point', '1.500', ['1.500']],
    ['a comma before other than three digits separates', '2,5 1,2345', ['2', '5', '1', '2345']],
    ['a comma before a space separates', '15, 300', ['15', '300']],
    ['a year is not the first group of a number', '2015,300', ['2015', '300']],
    ['decimals are kept', '3.14 ٣٫١٤', ['3.14', '3.14']],
    ['thousands and decimals go together', '1,234.5 ١٬٢٣٤٫٥', ['1234.5', '1234.5']],
    ['a full stop at the end of a sentence is none', 'عام 2026. ثم', ['عام', '2026', 'ثم']],
    ['percent signs are dropped', '25% ٢٥٪ 3.5٪', ['25', '25', '3.5']],
    [
      'a date with full stops is three numbers',
      '12.05.2026 ١٢.٥.٢٠٢٦',
      ['12', '05', '2026', '12', '5', '2026'],
    ],
    ['a date with slashes is three numbers', '12/5/2026', ['12', '5', '2026']],
    ['a date with hyphens is three numbers', '2026-05-12', ['2026', '05', '12']],
    ['a time is two numbers', '18:30', ['18', '30']],
    ['an address of the network is four numbers', '192.168.100.1', ['192', '168', '100', '1']],
    ['a version is not a decimal number', 'v1.2.3', ['v1', '2', '3']],
    ['hidden characters inside make no difference', '3.\u200F0 1\u200E,500', ['3.0', '1500']],
    ['neither do marks', '3\uFE0F.5', ['3.5']],
    ['a sign is dropped', '-5 +7', ['5', '7']],
    ['a currency beside it is a word or nothing', '500﷼ 500$ 500ريال', ['500', 'ريال', '500', '500', 'ريال']],
    ['a decimal number ends before letters', '3.5kg ٣٫٥كغ', ['3.5', 'kg', '3.5', 'كغ']],
    ['wide digits are digits', '１，２ １２', ['1', '2', '12']],
  ])('%s', (_, text, expected) => {
    expect(surfaces(text)).toEqual(expected);
  });

  it('are one term in all three kinds of digits, however they are punctuated', () => {
    const number = fc.stringMatching(/^[0-9]{1,4}([.,][0-9]{1,4}){0,3}$/);
    fc.assert(
      fc.property(number, (text) => {
        expect(surfaces(withDigits(text, 0x0660))).toEqual(surfaces(text));
        expect(surfaces(withDigits(text, 0x06f0))).toEqual(surfaces(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('lose no digit', () => {
    const number = fc.stringMatching(/^[0-9]{1,4}([.,٬٫،][0-9]{1,4}){0,5}$/);
    fc.assert(
      fc.property(number, (text) => {
        expect(surfaces(text).join('').replace(/\./g, '')).toBe(text.replace(/[^0-9]/g, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keep their value: a whole number grouped by any separator is that number', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(',', '٬', '،'), (value, separator) => {
        const grouped = String(value).replace(/\B(?=([0-9]{3})+$)/g, separator);
        expect(surfaces(grouped)).toEqual([String(value)]);
      }),
    );
  });
});
