/** Reads a date or a range of dates as people write them. */
import { agoPieces, piecesOf, rangeWordOf } from './date-words.ts';
import { addDays, type ClosedSpan, type DaySpan } from './days.ts';
import { readDate } from './read-date.ts';

export interface ReadSpan {
  readonly span: DaySpan;
  /** Whether the range ended before it began. */
  readonly isExchanged: boolean;
}

/** A range by dots, with nothing on one side where it is open. */
const DOTS = /^(.*?)(?:\.{2,}|\u2026)(.*)$/s;
const DASH = /^(.*?)(?:[\u2013\u2014]|\s-\s)(.*)$/s;
const COMPARISON = /^\s*(>=|<=|>|<|\u2265|\u2264)(.*)$/s;

/**
 * @param today the newsroom's day, as `YYYY-MM-DD`
 * @returns null where the text is no date
 */
export function readDates(text: string, today: string): ReadSpan | null {
  const dots = DOTS.exec(text);
  if (dots !== null) return readDots(dots[1]!, dots[2]!, today);
  const dash = DASH.exec(text);
  if (dash !== null) return range(piecesOf(dash[1]!), piecesOf(dash[2]!), today);
  const comparison = COMPARISON.exec(text);
  if (comparison !== null) return compared(comparison[1]!, readDate(piecesOf(comparison[2]!), today));
  return readWords(piecesOf(text), today);
}

function readDots(left: string, right: string, today: string): ReadSpan | null {
  const isOpenLeft = left.trim() === '';
  const isOpenRight = right.trim() === '';
  // Dots by themselves are punctuation.
  if (isOpenRight && (isOpenLeft || /\s$/.test(left))) return null;
  if (isOpenLeft && /^\s/.test(right)) return null;
  if (isOpenLeft) return until(readDate(piecesOf(right), today));
  if (isOpenRight) return since(readDate(piecesOf(left), today));
  return range(piecesOf(left), piecesOf(right), today);
}

function compared(sign: string, span: ClosedSpan | null): ReadSpan | null {
  if (span === null) return null;
  if (sign === '>=' || sign === '\u2265') return since(span);
  if (sign === '<=' || sign === '\u2264') return until(span);
  return sign === '>' ? opened(addDays(span.to, 1), null) : opened(null, addDays(span.from, -1));
}

/** Dates after "from" or "until", with "to" between them, or one by itself. */
function readWords(pieces: readonly string[], today: string): ReadSpan | null {
  const single = readDate(pieces, today);
  const first = rangeWordOf(pieces[0] ?? '');
  if (single !== null && first === null) return closed(single);
  const rest = first === null ? pieces : pieces.slice(1);
  if (first === 'to') return until(readDate(rest, today));
  for (let at = 1; at < rest.length; at++) {
    if (rangeWordOf(rest[at]!) !== 'to') continue;
    const found = range(rest.slice(0, at), rest.slice(at + 1), today);
    if (found !== null) return found;
  }
  // Since two weeks: since two weeks ago.
  return first === null ? null : since(readDate(rest, today) ?? readDate([...agoPieces(), ...rest], today));
}

function range(left: readonly string[], right: readonly string[], today: string): ReadSpan | null {
  const last = readDate(right, today);
  const first = last === null ? null : beginning(left, right, today);
  if (first === null || last === null) return null;
  const isExchanged = first.from > last.to;
  const span = isExchanged ? { from: last.from, to: first.to } : { from: first.from, to: last.to };
  return { span, isExchanged };
}

/** The date a range begins with, which may lack what the other one says: "1 to 5 August 2015". */
function beginning(left: readonly string[], right: readonly string[], today: string): ClosedSpan | null {
  const isYear = (piece: string) => /^\d{4}$/.test(piece);
  if (!left.some(isYear) && right.some(isYear)) {
    for (let at = 1; at < right.length; at++) {
      const whole = readDate([...left, ...right.slice(at)], today);
      if (whole !== null) return whole;
    }
  }
  return readDate(left, today);
}

function closed(span: ClosedSpan): ReadSpan {
  return { span, isExchanged: false };
}

function since(span: ClosedSpan | null): ReadSpan | null {
  return span === null ? null : opened(span.from, null);
}

function until(span: ClosedSpan | null): ReadSpan | null {
  return span === null ? null : opened(null, span.to);
}

function opened(from: string | null, to: string | null): ReadSpan | null {
  return from === null && to === null ? null : { span: { from, to }, isExchanged: false };
}
