/** Quantiles and tables for bench output. */

/** The value below which a share of the values lies. @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function summary(name: string, values: readonly number[], unit: string, digits = 0): string {
  const at = (share: number) => quantile(values, share).toFixed(digits).padStart(9);
  return `${name.padEnd(34)}${at(0.5)}${at(0.95)}${at(0.99)}${quantile(values, 1).toFixed(digits).padStart(9)}  ${unit}`;
}

export const HEADER = `${''.padEnd(34)}${['p50', 'p95', 'p99', 'most'].map((name) => name.padStart(9)).join('')}`;
