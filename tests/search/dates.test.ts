import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadQueryError } from '../../src/errors.ts';
import { timeSpan } from '../../src/search/matching/dates.ts';

const ZONE = '+03:00';
const at = (iso: string) => Date.parse(iso);

describe('a date filter', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00+03:00', '2026-12-31T23:59:59.999+03:00'],
    ['2026-02', '2026-02-01T00:00:00+03:00', '2026-02-28T23:59:59.999+03:00'],
    ['2024-02', '2024-02-01T00:00:00+03:00', '2024-02-29T23:59:59.999+03:00'],
    ['2026-03-14', '2026-03-14T00:00:00+03:00', '2026-03-14T23:59:59.999+03:00'],
    ['2026-03-14T09:30', '2026-03-14T09:30:00+03:00', '2026-03-14T09:30:59.999+03:00'],
    ['2026-03-14T09:30:15', '2026-03-14T09:30:15+03:00', '2026-03-14T09:30:15.999+03:00'],
    ['2026-03-14T09:30:15.5', '2026-03-14T09:30:15.500+03:00', '2026-03-14T09:30:15.500+03:00'],
    ['2026-03-14T09:30Z', '2026-03-14T09:30:00Z', '2026-03-14T09:30:59.999Z'],
    ['2026-03-14T09:30-0500', '2026-03-14T09:30:00-05:00', '2026-03-14T09:30:59.999-05:00'],
  ])('%s covers all of what it names, in the zone of the archive', (date, first, last) => {
    expect(timeSpan({ from: date, to: date }, ZONE)).toEqual({ from: at(first), to: at(last) });
  });

  it('is open where it is left out', () => {
    expect(timeSpan({}, ZONE)).toEqual({ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
  });

  it.each([
    '2026-02-31',
    '2026-13',
    '2026-13-01',
    '2026-00-10',
    '2026-3-4',
    '14/03/2026',
    'أمس',
    '2026-03-14T25:00',
    '2026-03-14T09',
    '20260314',
    '2026-03-14 09:30',
  ])('%s is refused, with a date to copy', (date) => {
    expect(() => timeSpan({ from: date }, ZONE)).toThrow(BadQueryError);
    expect(() => timeSpan({ to: date }, ZONE)).toThrow(`to is not a date: ${date}. Write it as 2026-03-14`);
  });

  it('is refused when it ends before it begins', () => {
    expect(() => timeSpan({ from: '2026-03-15', to: '2026-03-14' }, ZONE)).toThrow(
      'from (2026-03-15) is after to (2026-03-14): exchange them.',
    );
  });

  it('of a month ends where the next month begins, in any zone', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
    const zone = fc.constantFrom('+00:00', '+03:00', '-11:00', '+14:00', '+05:30');
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2100 }), month, zone, (year, number, utcOffset) => {
        const date = `${year}-${number}`;
        const next =
          number === '12' ? `${year + 1}-01` : `${year}-${String(Number(number) + 1).padStart(2, '0')}`;
        const here = timeSpan({ from: date, to: date }, utcOffset);
        expect(here.to + 1).toBe(timeSpan({ from: next }, utcOffset).from);
      }),
    );
  });
});
