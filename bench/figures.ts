/** Quantiles and tables for bench output. */

/** The value below which a share of the values lies. @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const WIDTH = 34;
const COLUMNS: readonly (readonly [string, number])[] = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
  ['most', 1],
];

export const HEADER = ''.padEnd(WIDTH) + COLUMNS.map(([name]) => name.padStart(9)).join('');

/** A row under {@link HEADER}. */
export function summary(name: string, values: readonly number[], unit = '', digits = 0): string {
  const cells = COLUMNS.map(([, share]) => quantile(values, share).toFixed(digits).padStart(9));
  return `${name.padEnd(WIDTH)}${cells.join('')}  ${unit}`.trimEnd();
}
