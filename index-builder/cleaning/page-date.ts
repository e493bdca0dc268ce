/** Finds the date of a page: a short line that is a date, as Arabic news sites print it above or below the headline. */
import { normalise } from '../../src/arabic/tokenise.ts';
import { isCalendarDate } from '../../src/article/article.ts';
import data from './page-dates.json' with { type: 'json' };

const monthNumbers = new Map(Object.entries(data.months).map(([name, number]) => [normalise(name), number]));
const monthNames = [...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|');

/** Longer lines are prose that mentions a date. */
const MOST_WORDS = 12;

const NAMED_MONTH = new RegExp(`(?:^| )(\\d{1,2}) (${monthNames})(?: [^\\d ]+)? (\\d{4})(?: |$)`, 'u');
const YEAR_FIRST = /(?:^| )(\d{4}) (\d{1,2}) (\d{1,2})(?: |$)/;
const DAY_FIRST = /(?:^| )(\d{1,2}) (\d{1,2}) (\d{4})(?: |$)/;
const CLOCK = /(\d{1,2}):(\d{2})(?!\d)/;

/**
 * The date of a line as ISO 8601, or null when the line is not a date.
 * @param utcOffset zone the page's clock is taken to be in, as +03:00
 */
export function dateOfLine(line: string, utcOffset: string): string | null {
  const words = normalise(line);
  if (words.split(' ').length > MOST_WORDS) return null;
  const date = namedDate(words) ?? numericDate(words);
  if (date === null || !isCalendarDate(date)) return null;
  const clock = CLOCK.exec(asciiDigits(line));
  const time = clock === null ? '00:00' : `${clock[1]!.padStart(2, '0')}:${clock[2]}`;
  return `${date}T${time}:00${utcOffset}`;
}

function namedDate(words: string): string | null {
  const match = NAMED_MONTH.exec(words);
  return match === null ? null : iso(match[3]!, String(monthNumbers.get(match[2]!)), match[1]!);
}

function numericDate(words: string): string | null {
  const yearFirst = YEAR_FIRST.exec(words);
  if (yearFirst !== null) return iso(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const dayFirst = DAY_FIRST.exec(words);
  return dayFirst === null ? null : iso(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!);
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Digits of any script as 0 to 9, everything else as it is. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
