/** Page furniture: the lines around an article that belong to the page. The phrases are data, in `furniture.json`. */
import furniture from './furniture.json' with { type: 'json' };
import { lettersOf, Names } from './letters-of.ts';

/** What a line of furniture does to the lines after it. */
export type Furniture = 'line' | 'aside' | 'end';

const ENDS = new Names(furniture.end);
const ASIDES = new Names(furniture.aside);
const LINES = new Names(furniture.line);
const LINES_AND_COUNTS = new Names([...furniture.line, ...furniture.counted]);
const ENDS_AND_LINES = new Names([...furniture.end, ...furniture.line, ...furniture.counted]);

const OPENINGS = furniture.endOpening.map(letters);
const LABELS = new Set(furniture.label.map(letters));
const CREDITS = new Set(furniture.credit.map(letters));

/** Longer lines are text, whatever they begin with. */
const MOST_WORDS = 20;
const LONGEST_LINE = 300;
const COLON = /[:\uFF1A]/u;
const COLON_OR_COMMA = /[:\uFF1A\u060C,]/u;
const SENTENCE_END = /[.\u061F?!\u2026][\u00BB"\u201D)\]]*$/u;

/** A word with a full stop or a colon behind it says something or introduces something. */
const CLOSING = /(?<!\.)\.$|[:\uFF1A\u061F!]$/u;

/** What kind of furniture a line is; null for text. Numbers count comments and minutes, and differ from page to page. */
export function furnitureOf(line: string): Furniture | null {
  if (line.length > LONGEST_LINE || line.split(/\s+/).length > MOST_WORDS) return null;
  const folded = letters(line);
  if (folded === '') return isOnlySigns(line) ? 'line' : null;
  if (ENDS.has(folded) || isEndWithLines(folded) || isCopyright(line)) return 'end';
  if (OPENINGS.some((opening) => folded.startsWith(opening)) && !SENTENCE_END.test(line)) return 'end';
  if (ASIDES.has(folded)) return 'aside';
  const isCut = isLabelled(line) || (!CLOSING.test(line) && linesFor(line).endsOfNames(folded) !== null);
  return isCut ? 'line' : null;
}

/** The words of an end mark with tatweel in them, as they are often drawn out. */
const END_WORDS = furniture.endMarks.map((word) => [...word].join('\\u0640*')).join('|');
const DASH = '[-\\u2010-\\u2015]';
const INITIALS = '(?:[\\s\\d:/.|\\u060C,-]|(?<!\\p{L})\\p{L}{1,2}(?!\\p{L}))*';
const END_MARK = new RegExp(
  `\\s*(?:[(\\[]\\s*(?:${END_WORDS})\\s*[)\\]]|/+\\s*(?:${END_WORDS})\\s*/*|${DASH}+\\s*(?:${END_WORDS})\\s*${DASH}+)${INITIALS}$|^(?:${END_WORDS})$`,
  'u',
);

/** A line without the mark that ends an agency's item, and the mark; null where there is none. */
export function splitEndMark(line: string): { readonly text: string; readonly mark: string } | null {
  const match = END_MARK.exec(line);
  return match === null ? null : { text: line.slice(0, match.index), mark: match[0].trim() };
}

/** Whether a line reads as a sentence or more, not as the title of a link. */
export function isSentence(line: string): boolean {
  return SENTENCE_END.test(line) && line.split(/\s+/).length >= 6;
}

/** Letters alone: without spaces, signs and digits. */
function letters(text: string): string {
  return lettersOf(text).folded.replace(/\d/g, '');
}

/** Words for what is counted are furniture beside their number only. */
function linesFor(line: string): Names {
  return /\p{Nd}/u.test(line) ? LINES_AND_COUNTS : LINES;
}

/** A line without letters is rules, arrows and counts; one with digits may be a line of a table. */
function isOnlySigns(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line);
}

/** Furniture that begins with an end and runs on: "back to top" and "close". */
function isEndWithLines(folded: string): boolean {
  const ends = ENDS_AND_LINES.endsOfNames(folded);
  return ends !== null && ENDS.has(folded.slice(0, ends[0]));
}

function isCopyright(line: string): boolean {
  return line.includes('\u00A9') && !SENTENCE_END.test(line);
}

function isLabelled(line: string): boolean {
  if (SENTENCE_END.test(line)) return false;
  const [label = '', ...rest] = line.split(COLON);
  const [credit = ''] = line.split(COLON_OR_COMMA);
  return (rest.length > 0 && LABELS.has(letters(label))) || (credit !== line && CREDITS.has(letters(credit)));
}
