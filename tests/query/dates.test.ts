import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/query/date-ranges.ts';
import { addDays } from '../../src/query/days.ts';
import { type DateStyle, writeDates } from '../../src/query/write-date.ts';
import { type DateCase, notDates, spoken, written } from './cases/dates.ts';

/** A Thursday: the week before it is 9 to 15 August. */
const TODAY = '2015-08-20';

function read(text: string, today = TODAY): readonly [string | null, string | null] | null {
  const found = readDates(text, today);
  return found === null ? null : [found.span.from, found.span.to];
}

const tableOf = (cases: readonly DateCase[]) =>
  cases.map(([text, from, to = from]) => ({ text, days: [from, to] }));

describe.each(written)('$rule', ({ cases }) => {
  it.each(tableOf(cases))('$text', ({ text, days }) => {
    expect(read(text)).toEqual(days);
  });

  it('means the same whatever day it is', () => {
    for (const { text, days } of tableOf(cases)) expect(read(text, '2031-02-28'), text).toEqual(days);
  });
});

describe.each(spoken)('$rule', ({ cases }) => {
  it.each(tableOf(cases))('$text', ({ text, days }) => {
    expect(read(text)).toEqual(days);
  });
});

describe('no date', () => {
  it.each(notDates)('%s', (text) => {
    expect(readDates(text, TODAY)).toBeNull();
  });
});

describe('months by their names', () => {
  const NAMES: Record<Exclude<DateStyle, 'hijri'>, string> = {
    gulf: 'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
    levant: 'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول',
    tunisia: 'جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
    morocco: 'يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر',
    english: 'January|February|March|April|May|June|July|August|September|October|November|December',
  };
  const months = Object.entries(NAMES).flatMap(([style, names]) =>
    names.split('|').map((name, i) => ({ style: style as DateStyle, name, month: i + 1 })),
  );

  it.each(months)('$name ($style) is month $month, both ways', ({ style, name, month }) => {
    const first = `2015-${String(month).padStart(2, '0')}-01`;
    const last = addDays(month === 12 ? '2016-01-01' : `2015-${String(month + 1).padStart(2, '0')}-01`, -1)!;
    expect(read(`${name} 2015`)).toEqual([first, last]);
    expect(writeDates({ from: first, to: last }, style, null)).toBe(`${name} 2015`);
    expect(read(`1 ${name} 2015`)).toEqual([first, first]);
    expect(writeDates({ from: first, to: first }, style, null)).toBe(`1 ${name} 2015`);
    const plain = name.replaceAll(/[أإآ]/g, 'ا');
    expect(read(`${plain} ٢٠١٥`)).toEqual([first, last]);
  });
});

describe('Islamic months', () => {
  /** First days by the Umm al-Qura calendar of 1436 and 1437, as published. */
  const FIRST_DAYS = [
    ...['محرم 2014-10-25', 'صفر 2014-11-23', 'ربيع الأول 2014-12-23', 'ربيع الآخر 2015-01-21'],
    ...['جمادى الأولى 2015-02-20', 'جمادى الآخرة 2015-03-21', 'رجب 2015-04-20', 'شعبان 2015-05-19'],
    ...['رمضان 2015-06-18', 'شوال 2015-07-17', 'ذو القعدة 2015-08-16', 'ذو الحجة 2015-09-14'],
    'محرم 2015-10-14',
  ];
  const months = FIRST_DAYS.slice(0, 12).map((entry, i) => ({
    name: entry.slice(0, -11),
    first: entry.slice(-10),
    last: addDays(FIRST_DAYS[i + 1]!.slice(-10), -1)!,
  }));

  it.each(months)('$name 1436 is $first to $last, both ways', ({ name, first, last }) => {
    expect(read(`${name} 1436`)).toEqual([first, last]);
    expect(read(`شهر ${name} من عام ١٤٣٦ هـ`)).toEqual([first, last]);
    expect(writeDates({ from: first, to: last }, 'hijri', null)).toBe(`${name} 1436هـ`);
    expect(read(`1 ${name} 1436هـ`)).toEqual([first, first]);
    expect(writeDates({ from: first, to: first }, 'hijri', null)).toBe(`1 ${name} 1436هـ`);
  });
});

describe('relative dates', () => {
  it.each([
    ['اليوم', '2015-08-20', '2015-08-20'],
    ['أمس', '2015-08-19', '2015-08-19'],
    ['أول أمس', '2015-08-18', '2015-08-18'],
    ['آخر أسبوع', '2015-08-14', '2015-08-20'],
    ['آخر شهر', '2015-07-21', '2015-08-20'],
    ['آخر سنة', '2014-08-21', '2015-08-20'],
    ['هذا الأسبوع', '2015-08-16', '2015-08-22'],
    ['الأسبوع الماضي', '2015-08-09', '2015-08-15'],
    ['هذا الشهر', '2015-08-01', '2015-08-31'],
    ['الشهر الماضي', '2015-07-01', '2015-07-31'],
    ['هذه السنة', '2015-01-01', '2015-12-31'],
    ['السنة الماضية', '2014-01-01', '2014-12-31'],
  ])('%s is %s to %s, both ways', (words, from, to) => {
    expect(read(words)).toEqual([from, to]);
    expect(writeDates({ from, to }, 'gulf', TODAY)).toBe(words);
  });

  it.each([
    ['yesterday', '2015-08-19', '2015-08-19'],
    ['past week', '2015-08-14', '2015-08-20'],
    ['last week', '2015-08-09', '2015-08-15'],
    ['last month', '2015-07-01', '2015-07-31'],
  ])('%s is %s to %s, both ways', (words, from, to) => {
    expect(read(words)).toEqual([from, to]);
    expect(writeDates({ from, to }, 'english', TODAY)).toBe(words);
  });

  it.each([
    ['أمس', '2016-03-01', '2016-02-29', '2016-02-29'],
    ['أمس', '2015-01-01', '2014-12-31', '2014-12-31'],
    ['آخر شهر', '2015-03-31', '2015-03-01', '2015-03-31'],
    ['الشهر الماضي', '2015-01-15', '2014-12-01', '2014-12-31'],
    ['الأسبوع الماضي', '2015-01-04', '2014-12-28', '2015-01-03'],
    ['آب', '2015-07-31', '2014-08-01', '2014-08-31'],
    ['15 أغسطس', '2015-08-14', '2014-08-15', '2014-08-15'],
    ['29 فبراير', '2015-03-01', null, null],
    ['رمضان', '2015-06-17', '2014-06-28', '2014-07-27'],
    ['أغسطس الماضي', '2015-08-20', '2014-08-01', '2014-08-31'],
  ])('%s on %s is %s to %s', (words, today, from, to) => {
    expect(read(words, today)).toEqual(from === null ? null : [from, to]);
  });
});

describe('any days', () => {
  const day = fc.integer({ min: 0, max: 180_000 }).map((days) => addDays('1700-01-01', days)!);
  const modern = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1900-01-01', days)!);
  const styles: DateStyle[] = ['gulf', 'levant', 'tunisia', 'morocco', 'english', 'hijri'];
  const styleAndSpan = fc
    .constantFrom(...styles)
    .chain((style) =>
      fc.tuple(fc.constant(style), style === 'hijri' ? modern : day, fc.integer({ min: 0, max: 800 })),
    );

  it('read as what they are written as, in every style', () => {
    fc.assert(
      fc.property(
        styleAndSpan,
        modern,
        fc.constantFrom('both', 'from', 'to'),
        ([style, first, more], today, open) => {
          const from = open === 'to' ? null : first;
          const to = open === 'from' ? null : addDays(first, open === 'both' ? more : 0);
          const text = writeDates({ from, to }, style, today);
          expect(read(text, today), text).toEqual([from, to]);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
