/** Draws figures as an SVG: for every set a row, for every system a dot at its MRR@10 with its interval. */
import { MAIN_MEASURE, type SetFigures } from './report.ts';

const ROW = 22;
const LABELS = 250;
const SCALE = 600;
const TOP = 64;
const MARGIN = 24;
/** About the width of a letter of the legend, and what is left free after a name and its dot. */
const LETTER = 6.8;
const LEGEND_GAP = 38;
/** Colours that people with any kind of colour vision tell apart (M. Okabe and K. Ito, 2008). */
const COLOURS = ['#D55E00', '#0072B2', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#999999', '#000000'];

export function plotOf(sets: readonly SetFigures[]): string {
  const systems = [...new Set(sets.flatMap((set) => set.systems.map(({ system }) => system)))];
  const width = LABELS + SCALE + MARGIN;
  const height = TOP + sets.length * ROW + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${MAIN_MEASURE} by set of queries and system</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...legend(systems),
    `<text x="${MARGIN / 2}" y="${TOP - 12}" fill="#555555">${MAIN_MEASURE} (number of queries)</text>`,
    ...axis(sets.length),
    ...sets.flatMap((set, row) => rowOf(set, TOP + (row + 0.5) * ROW, systems)),
    '</svg>',
    '',
  ].join('\n');
}

/** Names side by side, each with the room its letters take. */
function legend(systems: readonly string[]): string[] {
  let x = MARGIN / 2;
  return systems.flatMap((system, i) => {
    const at = x;
    x += system.length * LETTER + LEGEND_GAP;
    return [
      `<circle cx="${at.toFixed(1)}" cy="20" r="5" fill="${colour(i)}"/>`,
      `<text x="${(at + 9).toFixed(1)}" y="24">${escaped(system)}</text>`,
    ];
  });
}

/** Lines at every fifth of the scale from 0 to 1. */
function axis(rows: number): string[] {
  return [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((value) => {
    const x = xOf(value);
    return [
      `<line x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${TOP + rows * ROW}" stroke="#dddddd"/>`,
      `<text x="${x}" y="${TOP - 12}" text-anchor="middle" fill="#555555">${value}</text>`,
    ];
  });
}

function rowOf({ set, queries, systems }: SetFigures, y: number, all: readonly string[]): string[] {
  const marks = systems.map(({ system, measures }) => {
    const { mean, low, high } = measures[MAIN_MEASURE];
    const fill = colour(all.indexOf(system));
    const said = `<title>${escaped(system)}: ${mean.toFixed(3)}</title>`;
    return [
      `<line x1="${xOf(low)}" x2="${xOf(high)}" y1="${y}" y2="${y}" stroke="${fill}" stroke-width="2" opacity="0.4"/>`,
      `<circle cx="${xOf(mean)}" cy="${y}" r="5" fill="${fill}">${said}</circle>`,
    ].join('');
  });
  return [`<text x="${MARGIN / 2}" y="${y + 4}">${escaped(set)} (${queries})</text>`, ...marks.reverse()];
}

function xOf(value: number): string {
  return (LABELS + value * SCALE).toFixed(1);
}

function colour(i: number): string {
  return COLOURS[i % COLOURS.length]!;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
