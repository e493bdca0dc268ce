/** A news page copied as text (a browser's "select all"), taken apart: sections, headline, date, dateline, body. */
import { tokenise } from '../../src/arabic/tokenise.ts';
import { cleanText } from './clean-text.ts';
import { cutFurniture } from './furniture.ts';
import { dateOfLine } from './page-date.ts';
import sections from './sections.json' with { type: 'json' };

export interface ParsedPage {
  readonly title: string;
  readonly body: string;
  /** Section names above the headline, the first one first. */
  readonly sections: readonly string[];
  /** ISO 8601, or null when the page shows no date. */
  readonly published: string | null;
  /** Place and agency of the dateline. */
  readonly place: string | null;
  readonly agency: string | null;
  /** Furniture that was cut. */
  readonly cut: readonly string[];
}

/** A line above the headline with fewer words than this is a section name; the headline has at least as many. */
const LEAST_HEADLINE_WORDS = 4;

/** "Place (Agency) - text", with any dash. */
const DATELINE = /^(?<place>[^()\n]{2,40}?)\s*\((?<agency>[^()\n]{2,40})\)\s*[-\u2010-\u2015:]\s*/u;

/** @param utcOffset zone of a date without one, as +03:00 */
export function parsePage(text: string, utcOffset: string): ParsedPage {
  const { kept, cut } = cutFurniture(
    cleanText(text)
      .split('\n')
      .map((line) => line.trim()),
  );
  const dated = kept.map((line) => dateOfLine(line, utcOffset));
  const published = dated.find((date) => date !== null) ?? null;
  const lines = kept.filter((line, i) => line !== '' && dated[i] === null);
  const headline = lines.findIndex((line) => tokenise(line).length >= LEAST_HEADLINE_WORDS);
  const title = headline === -1 ? (lines[0] ?? '') : lines[headline]!;
  const before = lines.slice(0, Math.max(0, headline));
  const body = lines.slice(headline === -1 ? 1 : headline + 1);
  const dateline = body.map((line) => DATELINE.exec(line)).find((match) => match !== null)?.groups;
  return {
    title,
    body: body.join('\n\n'),
    sections: before.flatMap(splitSections),
    published,
    place: dateline?.['place']?.trim() ?? null,
    agency: dateline?.['agency']?.trim() ?? null,
    cut,
  };
}

/** Takes apart section names that the page runs together: where a known name begins the line, the rest is another. */
function splitSections(line: string): string[] {
  const known = sections.names.filter((name) => line.startsWith(name)).sort((a, b) => b.length - a.length)[0];
  if (known === undefined || known.length === line.length) return [line];
  const rest = line.slice(known.length);
  // A space after the name means that the name goes on, unless what follows is a known name too.
  const next = rest.trim();
  if (/^\s/.test(rest) && !sections.names.some((name) => next.startsWith(name))) return [line];
  return [known, ...splitSections(next.replace(/^[\s/|>\u00BB-]+/, ''))];
}
