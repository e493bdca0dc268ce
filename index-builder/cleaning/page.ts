/** A news page copied as text (a browser's "select all"), taken apart: sections, headline, date, dateline, body. */
import { type Dateline, datelineOf } from './dateline.ts';
import { isSentence, splitEndMark } from './furniture.ts';
import { datesOfLine } from './page-date.ts';
import { endOf, headlineOf, linesOfPage, type PageLine, withoutMenus } from './page-lines.ts';
import { likelySections } from './sections.ts';

export interface ParsedPage {
  /** Empty when the page has no headline. */
  readonly title: string;
  /** Empty when nothing but furniture stands below the headline. */
  readonly body: string;
  /** Section names above the headline, the first one first. */
  readonly sections: readonly string[];
  /** ISO 8601, or null when the page shows no date. */
  readonly published: string | null;
  /** Place and agency of the dateline. */
  readonly place: string | null;
  readonly agency: string | null;
  /** Furniture that was cut, in the order of the page. */
  readonly cut: readonly string[];
}

/** A dateline stands in one of the first paragraphs: below a subtitle or the caption of a picture. */
const DATELINE_PARAGRAPHS = 3;
/** So does the date, where it stands below the headline. Further down it is of what the article tells. */
const DATE_PARAGRAPHS = 3;
/** Links below a phrase that introduces them inside the text; more are the end of the article. */
const MOST_LINKS = 3;

/** @param utcOffset zone of a date without one, as +03:00 */
export function parsePage(text: string, utcOffset: string): ParsedPage {
  const lines = linesOfPage(text, utcOffset);
  const end = endOf(lines);
  const headline = headlineOf(lines.slice(0, end));
  const above = withoutMenus(lines.slice(0, Math.max(0, headline)));
  const title = lines[headline]?.text ?? '';
  const { paragraphs, cut, dates } = readBody(lines.slice(headline + 1, end), title);
  const below = lines.slice(end);
  const first = [...dates.map((line) => line.text), ...paragraphs.slice(0, DATELINE_PARAGRAPHS)];
  const dateline = first.map(datelineOf).find((one) => one !== null) ?? null;
  return {
    title,
    body: paragraphs.join('\n\n'),
    sections: sectionsOf(above, title),
    published: publishedOf(above, dates, below, dateline, utcOffset),
    place: dateline?.place ?? null,
    agency: dateline?.agency ?? null,
    cut: [...piecesOf(above.filter(isFurniture)), ...cut, ...piecesOf(below)],
  };
}

interface Body {
  readonly paragraphs: readonly string[];
  readonly cut: readonly string[];
  /** Date lines that are about the page. */
  readonly dates: readonly PageLine[];
}

function readBody(lines: readonly PageLine[], title: string): Body {
  const paragraphs: string[] = [];
  const cut: string[] = [];
  const dates: PageLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const links = line.kind === 'aside' ? linksBelow(lines, i) : 0;
    const marked = line.kind === 'text' ? splitEndMark(line.text) : null;
    if (isFurniture(line)) {
      cut.push(...piecesOf(lines.slice(i, i + 1 + links)));
      i += links;
    } else if (line.kind === 'date' && isAboutPage(line, paragraphs.length)) {
      dates.push(line);
    } else if (marked !== null) {
      paragraphs.push(marked.text);
      cut.push(marked.mark, ...piecesOf(lines.slice(i + 1)));
      break;
    } else if (line.text !== title) {
      paragraphs.push(...line.pieces);
    }
  }
  return { paragraphs, cut, dates };
}

function piecesOf(lines: readonly PageLine[]): string[] {
  return lines.flatMap((line) => line.pieces);
}

function isFurniture({ kind }: PageLine): boolean {
  return kind === 'line' || kind === 'aside' || kind === 'end';
}

function isAboutPage({ dates }: PageLine, paragraphs: number): boolean {
  return paragraphs < DATE_PARAGRAPHS || dates.some((date) => date.label !== 'none');
}

/** How many lines below a phrase that introduces links go with it: all, where no sentence follows any more. */
function linksBelow(lines: readonly PageLine[], at: number): number {
  const below = lines.slice(at + 1);
  const sentence = below.findIndex((line) => line.kind === 'text' && isSentence(line.text));
  if (sentence === -1) return below.length;
  const texts = [...below.keys()].filter((i) => i < sentence && !isFurniture(below[i]!));
  return texts.length > MOST_LINKS ? texts[MOST_LINKS]! : sentence;
}

/** Lines of known section names, or else the short line next to the headline. A trail may end in the headline itself. */
function sectionsOf(above: readonly PageLine[], title: string): string[] {
  const known = above.filter((line) => line.kind === 'sections').map((line) => line.text);
  const nearest = above.findLast((line) => line.kind === 'text')?.text;
  const lines = known.length > 0 || nearest === undefined ? known : [nearest];
  const names = lines.flatMap(likelySections).filter((name) => name !== title);
  return [...new Set(names)];
}

/**
 * The page's date: the one that says so; else the one next to the headline, and rather below it, since above it sites
 * print the day of the visit; else that of the dateline; else that of the last change.
 */
function publishedOf(
  above: readonly PageLine[],
  near: readonly PageLine[],
  below: readonly PageLine[],
  dateline: Dateline | null,
  utcOffset: string,
): string | null {
  const of = (lines: readonly PageLine[], label: string) =>
    lines.flatMap((line) => line.dates).filter((date) => date.label === label);
  const inDateline = dateline?.date == null ? [] : datesOfLine(dateline.date, utcOffset);
  const [best] = [
    ...of(near, 'published'),
    ...of(above, 'published'),
    ...of(near, 'none'),
    ...of(below, 'published'),
    ...of(above, 'none').reverse(),
    ...inDateline,
    ...[...near, ...above, ...below].flatMap((line) => line.dates).filter((date) => date.label === 'updated'),
  ];
  return best?.time ?? null;
}
