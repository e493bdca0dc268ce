/** Takes a line apart into what date lines are made of: dates, clocks, zones, labels, and what is none of these. */
import { isCalendarDate } from '../../src/article/article.ts';
import * as words from './date-words.ts';
import { gregorianOf } from './hijri.ts';

/** What a date line says of its date. */
export type DateLabel = 'published' | 'updated' | 'none';

export type DateItem =
  /** `day` is `YYYY-MM-DD`, of the Gregorian calendar for both kinds. */
  | { readonly kind: 'date' | 'hijri'; readonly day: string }
  /** `HH:MM` of 24 hours. */
  | { readonly kind: 'clock'; readonly clock: string }
  /** As +03:00. */
  | { readonly kind: 'zone'; readonly offset: string }
  | { readonly kind: 'label'; readonly label: DateLabel }
  /** A word that belongs to dates, a sign between parts, a word that does not belong to dates. */
  | { readonly kind: 'word' | 'sign' | 'strange' };

interface Pattern {
  readonly expression: RegExp;
  /** Null when what was matched is not what it looks like. */
  readonly read: (match: RegExpExecArray) => DateItem | null;
}

const sticky = (source: string) => new RegExp(`(?:${source})(?= |$)`, 'uy');

/** Between the parts of a date in words: nothing, or a sign. */
const JOIN = '(?: [-/.,\\u060C])? ';
const OF = '(?:\\u0645\\u0646 )?(?:\\u0634\\u0647\\u0631 )?'; // "of", "the month of"
const IN_THE_YEAR = '(?:(?:\\u0639\\u0627\\u0645|\\u0633\\u0646\\u0647) )?';
/** A second name of the same month, for readers east and west. */
const OTHER_NAME = `(?: [-/,\\u060C(] ${words.MONTH}(?: \\))?)?`;
const IN_THE_TIME_OF = '\\u0628?\\u062A\\u0648\\u0642\\u064A\\u062A';
const AT_THE_HOUR = '(?:\\u0627\\u0644\\u0633\\u0627\\u0639\\u0647 )';
const HALF_OF_DAY = `(?:(${words.AFTERNOON})|(${words.MORNING}))`;
const OFFSET = '([-+]) (\\d{1,2})(?: : (\\d{2}))?';
const UTC: DateItem = { kind: 'zone', offset: '+00:00' };

/** In order of trial at each place of a line. */
const PATTERNS: readonly Pattern[] = [
  {
    expression: sticky(`(\\d{1,2})${JOIN}${OF}(${words.MONTH})${OTHER_NAME}${JOIN}${IN_THE_YEAR}(\\d{4})`),
    read: ([, day, month, year]) => dateItem(year!, words.monthNumbers.get(month!)!, day!),
  },
  {
    expression: sticky(`(${words.MONTH}) (\\d{1,2})${JOIN}(\\d{4})`),
    read: ([, month, day, year]) => dateItem(year!, words.monthNumbers.get(month!)!, day!),
  },
  {
    expression: sticky('(\\d{4}) ([-/.]) (\\d{1,2}) \\2 (\\d{1,2})'),
    read: ([, year, , month, day]) => dateItem(year!, month!, day!),
  },
  {
    expression: sticky('(\\d{1,2}) ([-/.]) (\\d{1,2}) \\2 (\\d{4})'),
    // The day first, as everywhere in the Arab press; the month first where no other reading is a date.
    read: ([, day, , month, year]) => dateItem(year!, month!, day!) ?? dateItem(year!, day!, month!),
  },
  {
    expression: sticky(`(\\d{1,2})${JOIN}${OF}(${words.HIJRI_MONTH})${JOIN}${IN_THE_YEAR}(\\d{4})`),
    read: ([, day, month, year]) => hijriItem(year!, words.hijriMonthNumbers.get(month!)!, day!),
  },
  {
    expression: sticky(
      `(?:t )?${AT_THE_HOUR}?(\\d{1,2}) : (\\d{2})(?: : \\d{2}(?: \\. \\d+)?)?(?: ${HALF_OF_DAY})?`,
    ),
    read: ([, hour, minute, afternoon, morning]) => clockItem(hour!, minute!, afternoon, morning),
  },
  {
    expression: sticky(`${AT_THE_HOUR}(\\d{1,2}) ${HALF_OF_DAY}`),
    read: ([, hour, afternoon, morning]) => clockItem(hour!, '00', afternoon, morning),
  },
  { expression: sticky(`(?:${words.UNIVERSAL}) ${OFFSET}`), read: offsetItem },
  { expression: sticky(`(?:${IN_THE_TIME_OF} )?(?:${words.UNIVERSAL}|z)`), read: () => UTC },
  {
    expression: sticky(`${IN_THE_TIME_OF} (${words.ZONE})`),
    read: ([, zone]) => ({ kind: 'zone', offset: words.zoneOffsets.get(zone!)! }),
  },
  { expression: sticky(`${IN_THE_TIME_OF} \\S+`), read: () => ({ kind: 'word' }) },
  { expression: sticky(words.PUBLISHED), read: () => ({ kind: 'label', label: 'published' }) },
  { expression: sticky(words.UPDATED), read: () => ({ kind: 'label', label: 'updated' }) },
  { expression: sticky(words.DATE_WORD), read: () => ({ kind: 'word' }) },
  { expression: sticky('[^\\p{L}\\p{N}]'), read: () => ({ kind: 'sign' }) },
  { expression: sticky('\\S+'), read: () => ({ kind: 'strange' }) },
];

/** The offset at the end of an ISO 8601 time: anywhere else a dash and a clock are a dash and a clock. */
const ISO_OFFSET = sticky(`([-+]) (\\d{2}) : (\\d{2})`);
const ISO_CLOCK = /t \d{2} : \d{2}(?: : \d{2}(?: \. \d+)?)?$/;

/** The items of a line, in order; all of the line is in one of them. */
export function dateItemsOf(line: string): DateItem[] {
  const text = words.canonical(line);
  const items: DateItem[] = [];
  for (let at = 0; at < text.length; ) {
    const [item, end] = isoOffsetAt(text, at) ?? itemAt(text, at);
    items.push(item);
    at = end + 1;
  }
  return items;
}

function itemAt(text: string, at: number): [item: DateItem, end: number] {
  for (const { expression, read } of PATTERNS) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    const item = match === null ? null : read(match);
    if (item !== null) return [item, expression.lastIndex];
  }
  throw new RangeError(`no piece of text at ${at}`);
}

function isoOffsetAt(text: string, at: number): [item: DateItem, end: number] | null {
  ISO_OFFSET.lastIndex = at;
  const match = ISO_OFFSET.exec(text);
  const item = match !== null && ISO_CLOCK.test(text.slice(0, at - 1)) ? offsetItem(match) : null;
  return item === null ? null : [item, ISO_OFFSET.lastIndex];
}

const HIJRI_CENTURIES = /^1[345]/;
const GREGORIAN_CENTURIES = /^(?:19|20)/;

function dateItem(year: string, month: string | number, day: string): DateItem | null {
  if (HIJRI_CENTURIES.test(year)) return hijriItem(year, Number(month), day);
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return GREGORIAN_CENTURIES.test(year) && isCalendarDate(iso) ? { kind: 'date', day: iso } : null;
}

function hijriItem(year: string, month: number, day: string): DateItem | null {
  const iso = HIJRI_CENTURIES.test(year) ? gregorianOf(Number(year), month, Number(day)) : null;
  return iso === null ? null : { kind: 'hijri', day: iso };
}

function clockItem(hour: string, minute: string, afternoon?: string, morning?: string): DateItem | null {
  const hours = Number(hour);
  if (hours > 23 || Number(minute) > 59) return null;
  const ofTwelve = hours <= 12 && (afternoon !== undefined || morning !== undefined);
  const shown = ofTwelve ? (hours % 12) + (afternoon === undefined ? 0 : 12) : hours;
  return { kind: 'clock', clock: `${String(shown).padStart(2, '0')}:${minute}` };
}

function offsetItem([, sign, hours, minutes = '00']: RegExpExecArray): DateItem | null {
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return { kind: 'zone', offset: `${sign}${hours!.padStart(2, '0')}:${minutes}` };
}
