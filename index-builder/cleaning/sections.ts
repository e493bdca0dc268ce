/** Section lines of a page: names run together, breadcrumbs, menus. */
import { lettersOf, Names } from './letters-of.ts';
import data from './sections.json' with { type: 'json' };

const NAMES = new Names([...data.names, ...data.home]);
const HOME = new Names(data.home);

/** What stands between the parts of a breadcrumb; a dash only with spaces, since names have dashes too. */
const SEPARATORS = /\s*[/|\\>\u203A\u00BB\u2039\u00AB\u2022\u00B7\u2190\u2192\t]\s*|\s+[-\u2013\u2014]\s+/u;

/** These letters end words: one of them with a letter behind it is the end of one name and the beginning of another. */
const JOINT = /(?<=[\u0629\u0649])(?=\p{L})/u; // teh marbuta, alef maksura
const ARTICLE = /^\u0627\u0644/; // alef, lam

/** What ends so is text, and longer lines are. */
const SENTENCE_END = /[.:\u2026\u061F!]$/;

const MOST_WORDS = 12;

/** Names of sections in a line that is made of known ones, or null when it is not. The home page is none of them. */
export function knownSections(line: string): string[] | null {
  if (line.split(/\s+/).length > MOST_WORDS || SENTENCE_END.test(line)) return null;
  const names = partsOf(line).map(namesIn);
  if (names.length === 0) return null;
  return names.every((some) => some !== null) ? names.flat().filter((name) => !isHome(name)) : null;
}

/** Names of sections in a line above a headline, whether they are known or not. */
export function likelySections(line: string): string[] {
  return (
    knownSections(line) ??
    partsOf(line)
      .flatMap(takeApart)
      .filter((name) => !isHome(name))
  );
}

function isHome(name: string): boolean {
  return HOME.has(lettersOf(name).folded);
}

/** The parts of a breadcrumb, or the line itself. */
export function partsOf(line: string): string[] {
  return line.split(SEPARATORS).filter((part) => part !== '');
}

/** Whether a line is a breadcrumb: short parts between separators, the first a known section or the home page. */
export function isBreadcrumb(line: string): boolean {
  const parts = partsOf(line);
  return parts.length > 1 && namesIn(parts[0]!) !== null;
}

/** A part as the known names it is made of, as they are printed. */
function namesIn(part: string): string[] | null {
  const { folded, at } = lettersOf(part);
  const ends = NAMES.endsOfNames(folded);
  if (ends === null) return null;
  return ends.map((end, i) => part.slice(i === 0 ? 0 : at[ends[i - 1]!], at[end] ?? part.length).trim());
}

/** A part with an unknown name in it: taken apart where two names must meet, left whole elsewhere. */
function takeApart(part: string): string[] {
  const pieces = part.split(JOINT);
  if (pieces.length > 1) return pieces.flatMap((piece) => namesIn(piece) ?? [piece]);
  // A known name right before an article: "WorldThe…".
  for (let end = part.length - 1; end > 1; end--) {
    if (!ARTICLE.test(part.slice(end)) || /\s$/.test(part.slice(0, end))) continue;
    const before = namesIn(part.slice(0, end));
    if (before !== null) return [...before, part.slice(end)];
  }
  return [part];
}
