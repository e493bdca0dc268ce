/** Dates as readers of different countries write them. */
import { describe, expect, it } from 'vitest';
import { type Calendars, Locale } from '../../widgets/shared/locale.ts';

const PUBLISHED = '2026-05-12T23:30:00+03:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function locale(tag: string, digits = 'latn', calendars: Calendars = 'gregorian'): Locale {
  return new Locale({ tag, digits, calendars });
}

describe('dates', () => {
  it('have the names of months of the region, in the digits asked for', () => {
    const named = (tag: string, digits?: string) => locale(tag, digits).day(PUBLISHED);
    expect(named('ar')).toEqual(['12 مايو 2026']);
    expect(named('ar-EG', 'arab')).toEqual(['١٢ مايو ٢٠٢٦']);
    expect(named('ar-SY')).toEqual(['12 أيار 2026']);
    expect(named('ar-IQ')).toEqual(['12 أيار 2026']);
    expect(named('ar-DZ')).toEqual(['12 ماي 2026']);
    // Some Arabic countries count by the Hijri calendar where nothing else is said.
    expect(named('ar-SA')).toEqual(['12 مايو 2026']);
    expect(named('en')).toEqual(['May 12, 2026']);
  });

  it('are of the calendars asked for', () => {
    expect(locale('ar', 'latn', 'hijri').day(PUBLISHED)).toEqual(['25 ذو القعدة 1447 هـ']);
    expect(locale('ar', 'arab', 'both').day(PUBLISHED)).toEqual(['١٢ مايو ٢٠٢٦', '٢٥ ذو القعدة ١٤٤٧ هـ']);
  });

  it('say how long ago it was in the last days, and the day before that', () => {
    const at = new Date(2026, 4, 12, 18, 30).getTime();
    const published = new Date(at).toISOString();
    const later = (time: number) => locale('ar').date(published, at + time);
    expect(later(10_000)).toEqual(['قبل دقيقة واحدة']);
    expect(later(5 * MINUTE)).toEqual(['قبل 5 دقائق']);
    expect(later(3 * HOUR)).toEqual(['قبل 3 ساعات']);
    expect(later(11 * HOUR)).toEqual(['أمس']);
    expect(later(48 * HOUR)).toEqual(['أول أمس']);
    expect(later(6 * 24 * HOUR)).toEqual(['قبل 6 أيام']);
    expect(locale('ar', 'arab').date(published, at + 5 * MINUTE)).toEqual(['قبل ٥ دقائق']);
    expect(locale('en').date(published, at + 3 * HOUR)).toEqual(['3 hours ago']);
    for (const time of [8 * 24 * HOUR, -HOUR]) expect(later(time)).toEqual(locale('ar').day(published));
  });

  it('that are none come back as they are', () => {
    expect(locale('ar').date('قريبًا')).toEqual(['قريبًا']);
  });
});

describe('a locale', () => {
  it('runs as its language does', () => {
    const directions = ['ar', 'ar-MA', 'fa', 'ur', 'en', 'fr', 'arn'].map((tag) => locale(tag).direction);
    expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
  });

  it('is not made of what is none', () => {
    expect(() => locale('عربي')).toThrow(RangeError);
    expect(() => locale('ar', 'nonsense!')).toThrow(RangeError);
  });
});
