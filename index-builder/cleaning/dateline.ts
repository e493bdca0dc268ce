/** The dateline: the place and the agency that an item's first sentence begins with. */
import { normalise } from '../../src/arabic/tokenise.ts';
import data from './datelines.json' with { type: 'json' };
import dates from './page-dates.json' with { type: 'json' };

export interface Dateline {
  readonly place: string;
  /** Null where only the place is named. */
  readonly agency: string | null;
  /** The date between them as it is printed, perhaps without a year; null where there is none. */
  readonly date: string | null;
}

const notAgencies = new Set(data.notAgencies.map(normalise));
const places = new Set(data.places.map(normalise));

const MARKS = /[\p{Cf}\u064B-\u0652\u0670]/gu;

/** A tatweel between spaces is a dash to those who type without one. */
const DASH = '(?:\\s*[-\\u2010-\\u2015\\u2212]{1,2}\\s*|\\s+\\u0640+\\s+)';
const WORD = "[\\p{L}\\p{M}'\\u2019-]+";
/** One to five words, perhaps with the country behind a comma. */
const PLACE = `(?<place>${WORD}(?:[ \\u060C,]+${WORD}){0,4}?)`;
const SHORT_PLACE = `(?<place>${WORD}(?: ${WORD}){0,2}?)`;
const KNOWN = `(?<agency>${longestFirst(data.agencies)})(?![\\p{L}])`;
const ANY = `(?<agency>(?=[^)\\]\\u00BB]{2,40}[)\\]\\u00BB])${WORD}(?:[ .+/]+${WORD}){0,4})`;
const MONTH = longestFirst(Object.keys(dates.months));
/** A date between the place and the agency. */
const DATE = `(?:\\s*[,\\u060C/-]?\\s*(?:\\u0641\\u064A\\s+)?(?<date>\\d{1,4}(?:\\s*[-/.]\\s*\\d{1,4}){1,2}|\\d{1,2}\\s+(?:${MONTH})(?:\\s+\\d{4})?))?`;
const OPEN = '\\s*/?\\s*[(\\[\\u00AB]\\s*';
const CLOSE = '\\s*[)\\]\\u00BB]\\s*';
const AFTER = `(?:${DASH}|\\s*:\\s*)`;

const FORMS = [
  // Place (any agency) –
  `^${PLACE}${DATE}[:\\u060C]?${OPEN}${ANY}${CLOSE}${AFTER}`,
  // Place (known agency) text; place /known agency/ text
  `^${PLACE}${DATE}[:\\u060C]?(?:\\s*/?\\s*[(\\[]\\s*${KNOWN}\\s*[)\\]]|\\s*/\\s*${KNOWN.replace('agency', 'agency2')}\\s*/)`,
  // Place: «known agency» text; brackets with anything in them are a quotation as often
  `^${PLACE}${DATE}:\\s*\\u00AB\\s*${KNOWN}\\s*\\u00BB`,
  // Place – known agency –; place/known agency
  `^${PLACE}${DATE}(?:${DASH}|\\s*[/:,\\u060C]\\s*|\\s+(?<=\\d\\s+))${KNOWN}\\s*(?:${DASH}|[:/,\\u060C]|$)`,
  `^${PLACE}${DATE}\\s*/\\s*${KNOWN}(?=\\s|$)`,
  // Place, the date of both calendars, known agency: a line of its own
  `^${PLACE}\\s+(?<date>\\d{1,2}\\s[^\\n]*\\d{4}\\s*\\p{L}?)\\s+${KNOWN}$`,
].map((form) => new RegExp(form, 'u'));

/** With spaces around the dash: without them it joins words. With a second one it sets off a remark. */
const PLACE_ALONE = new RegExp(
  `^${SHORT_PLACE}${DATE}(?:\\s+[-\\u2012-\\u2015]{1,2}\\s+|\\s+\\u0640+\\s+)(?=\\p{L})(?!.{1,60}?\\s[-\\u2012-\\u2015]\\s)`,
  'u',
);

/** The dateline of a paragraph, null when it begins in another way. */
export function datelineOf(paragraph: string): Dateline | null {
  // Ligatures and vowel marks are taken off: the names become filters and tags.
  const line = paragraph.slice(0, 200).normalize('NFKC').replace(MARKS, '').trim();
  for (const form of FORMS) {
    const groups = form.exec(line)?.groups;
    const agency = groups?.['agency'] ?? groups?.['agency2'];
    if (groups === undefined || agency === undefined || notAgencies.has(normalise(agency))) continue;
    return { place: tidy(groups['place']!), agency: tidy(agency), date: groups['date'] ?? null };
  }
  const { place, date = null } = PLACE_ALONE.exec(line)?.groups ?? {};
  if (place === undefined || !places.has(normalise(place))) return null;
  return { place: tidy(place), agency: null, date };
}

function tidy(name: string): string {
  return name.replaceAll('\u0640', '').replace(/\s+/g, ' ').trim();
}

function longestFirst(names: readonly string[]): string {
  return [...names]
    .map((name) => name.normalize('NFKC'))
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.').replaceAll(' ', '\\s*'))
    .join('|');
}
