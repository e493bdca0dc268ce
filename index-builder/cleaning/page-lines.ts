/** The lines of a page, each with what it is; which of them is the headline, and where the article ends. */
import { tokenise } from '../../src/arabic/tokenise.ts';
import { cleanText } from './clean-text.ts';
import { datelineOf } from './dateline.ts';
import { type Furniture, furnitureOf, isSentence, splitEndMark } from './furniture.ts';
import { datesOfLine, isDatePiece, type PageDate } from './page-date.ts';
import { isBreadcrumb, knownSections } from './sections.ts';

export interface PageLine {
  readonly text: string;
  /** Lines of the page that are this one: more than one where a date is in pieces. */
  readonly pieces: readonly string[];
  readonly kind: Furniture | 'date' | 'sections' | 'text';
  /** Dates of a line of the kind `date`. */
  readonly dates: readonly PageDate[];
}

/** A line above the headline with fewer words than this is a section name; the headline has at least as many. */
const LEAST_HEADLINE_WORDS = 4;

/** As many section names one after another are the page's menu. */
const LEAST_MENU_SECTIONS = 4;

/** Marks that order the letters on screen and a page's templates leave in its text. */
const BIDI_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** @param utcOffset zone of a date without one, as +03:00 */
export function linesOfPage(text: string, utcOffset: string): PageLine[] {
  const lines = cleanText(text.replace(BIDI_MARKS, ''))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return joinDates(lines).map((pieces) => readLine(pieces, utcOffset));
}

/** What stands between the pieces of a date, on a line of its own. */
const BAR = /^[|/\u2022\u00B7\u060C,-]$/;

/** A date in pieces, the label on one line and the day and the clock on others, is one line. */
function joinDates(lines: readonly string[]): string[][] {
  const isPiece = lines.map(isDatePiece);
  const joined: string[][] = [];
  let isOpen = false;
  for (const [i, line] of lines.entries()) {
    const continues = isPiece[i]! || (BAR.test(line) && isPiece[i + 1] === true);
    if (isOpen && continues) joined.at(-1)!.push(line);
    else joined.push([line]);
    isOpen = isPiece[i]! || (isOpen && continues);
  }
  return joined;
}

function readLine(pieces: readonly string[], utcOffset: string): PageLine {
  const text = pieces.join(' | ');
  const line = (kind: PageLine['kind'], dates: readonly PageDate[] = []) => ({ text, pieces, kind, dates });
  if (splitEndMark(text)?.text === '') return line('end');
  const dates = datesOfLine(text, utcOffset);
  if (dates.length > 0) return line('date', dates);
  const furniture = furnitureOf(text);
  if (furniture !== null) return line(furniture);
  return line(knownSections(text) !== null || isBreadcrumb(text) ? 'sections' : 'text');
}

/** Lines above a headline, menus turned into furniture. Below it a list of countries is a list of countries. */
export function withoutMenus(lines: readonly PageLine[]): PageLine[] {
  const result = [...lines];
  for (const run of runsOf(lines, isMenuPart)) {
    const names = run.reduce((total, i) => total + (knownSections(lines[i]!.text)?.length ?? 0), 0);
    if (names < LEAST_MENU_SECTIONS) continue;
    for (const i of run) result[i] = { ...lines[i]!, kind: 'line' };
  }
  return result;
}

/** A trail is no menu, and tells the sections better than one. */
function isMenuPart({ kind, text }: PageLine): boolean {
  return kind === 'line' || (kind === 'sections' && !isBreadcrumb(text));
}

/** Places of lines that follow one another and are all wanted. */
function runsOf(lines: readonly PageLine[], isWanted: (line: PageLine) => boolean): number[][] {
  const runs: number[][] = [[]];
  for (const [i, line] of lines.entries()) {
    if (isWanted(line)) runs.at(-1)!.push(i);
    else runs.push([]);
  }
  return runs;
}

/** Place of the headline among the lines of an article's page, -1 where no line can be one. */
export function headlineOf(lines: readonly PageLine[]): number {
  const texts = [...lines.keys()].filter((i) => lines[i]!.kind === 'text');
  const first = texts.find((i) => tokenise(lines[i]!.text).length >= LEAST_HEADLINE_WORDS);
  if (first === undefined) return texts[0] ?? -1;
  if (!isProse(lines[first]!.text)) return first;
  // A short headline: the text begins here, and the headline is what stands above it.
  return texts.findLast((i) => i < first && /\s/.test(lines[i]!.text)) ?? first;
}

/** Whether a line is a paragraph of an article for certain: a sentence with its full stop, or one with a dateline. */
export function isProse(line: string): boolean {
  return (isSentence(line) && /[.\u2026][\u00BB"\u201D)\]]*$/u.test(line)) || datelineOf(line) !== null;
}

/**
 * Place of the line that ends the article, the number of lines where none does. A phrase that ends articles also stands
 * above them (a count of comments, a list of the most read): there it ends nothing.
 */
export function endOf(lines: readonly PageLine[]): number {
  for (const [i, line] of lines.entries()) {
    if (line.kind !== 'end') continue;
    const above = lines.slice(0, i);
    const hasBody = above.some((one, at) => one.kind === 'text' && at > headlineOf(above));
    if (hasBody || splitEndMark(line.text) !== null) return i;
    if (!lines.some((one, at) => at > i && one.kind === 'text' && isProse(one.text))) return i;
  }
  return lines.length;
}
