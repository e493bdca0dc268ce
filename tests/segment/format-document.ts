/** The tables of `docs/format.md`, for the tests that hold the document to the code. */
import document from '../../docs/format.md?raw';

/** The whole document. */
export const FORMAT_DOCUMENT: string = document;

/** A row of a table, by the heading of each column; code marks are taken off. */
export type Row = Readonly<Record<string, string>>;

/**
 * The rows of the table that follows the comment `<!-- worked: name -->`.
 * @throws RangeError when there is none
 */
export function workedTable(name: string): Row[] {
  const [, after] = document.split(`<!-- worked: ${name} -->\n\n`);
  if (after === undefined) throw new RangeError(`docs/format.md has no table marked ${name}`);
  const lines = after.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  const [headings, , ...rows] = lines.slice(0, end).map(cellsOf);
  return rows.map((cells) => Object.fromEntries(headings!.map((heading, i) => [heading, cells[i]!])));
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1'));
}

/** The numbers of a cell such as `2, 3, 40`. */
export function numbersOf(cell: string): number[] {
  return cell.split(/[\s,]+/).map(Number);
}
