/** The calendar comes from the platform: it must know the Islamic one of Umm al-Qura here, too. */
import { expect, it } from 'vitest';
import { readDates } from '../../src/query/date-ranges.ts';
import { writeDates } from '../../src/query/write-date.ts';

it('the Worker reads and writes Islamic dates', () => {
  const span = { from: '2015-06-18', to: '2015-07-16' };
  expect(readDates('رمضان 1436', '2015-08-20')).toEqual({ span, isExchanged: false });
  expect(writeDates(span, 'hijri', null)).toBe('رمضان 1436هـ');
});
