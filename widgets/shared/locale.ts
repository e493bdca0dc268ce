/** Dates as the readers of a site write them. */

/** Which calendars dates are shown in. */
export type Calendars = 'gregorian' | 'hijri' | 'both';

export interface LocaleOptions {
  /** A BCP 47 tag; its region decides the names of months, as ar-SY or ar-MA. */
  readonly tag: string;
  /** A numbering system of Unicode: `latn`, `arab`. */
  readonly digits: string;
  readonly calendars: Calendars;
}

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Days after which a date says more than how long ago it was. */
const LATELY = 7;

export class Locale {
  readonly tag: string;
  readonly direction: 'rtl' | 'ltr';
  readonly digits: string;
  readonly #calendars: Calendars;

  /** @throws RangeError when the tag is none, or the digits are no numbering system */
  constructor({ tag, digits, calendars }: LocaleOptions) {
    this.tag = tag;
    this.direction = RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
    this.digits = digits;
    this.#calendars = calendars;
    // Throws now, and not when the first date is drawn.
    Intl.NumberFormat(tag, { numberingSystem: digits });
  }

  /**
   * A moment of publication, in one text for each calendar: how long ago it was in the last days, and otherwise the day
   * that the publisher's zone had. What is no date comes back as it is.
   * @param published ISO 8601 with a zone
   */
  date(published: string, now = Date.now()): string[] {
    const time = Date.parse(published);
    if (Number.isNaN(time)) return [published];
    return this.#ago(time, now) ?? this.day(published);
  }

  /** The day of publication, in one text for each calendar. */
  day(published: string): string[] {
    const day = Date.parse(`${published.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(day)) return [published];
    const names = {
      gregorian: ['gregory'],
      hijri: ['islamic-umalqura'],
      both: ['gregory', 'islamic-umalqura'],
    };
    return names[this.#calendars].map((calendar) =>
      new Intl.DateTimeFormat(this.tag, {
        calendar,
        numberingSystem: this.digits,
        timeZone: 'UTC',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).format(day),
    );
  }

  #ago(time: number, now: number): string[] | null {
    const days = Math.round((midnight(now) - midnight(time)) / DAY);
    if (time > now || days >= LATELY) return null;
    // Not an option of this formatter: the tag carries it.
    const relative = new Intl.RelativeTimeFormat(`${this.tag}-u-nu-${this.digits}`, { numeric: 'auto' });
    if (days > 0) return [relative.format(-days, 'day')];
    const minutes = Math.max(1, Math.floor((now - time) / MINUTE));
    return [
      minutes < 60 ? relative.format(-minutes, 'minute') : relative.format(-Math.floor(minutes / 60), 'hour'),
    ];
  }
}

/** The beginning of the reader's day. */
function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
