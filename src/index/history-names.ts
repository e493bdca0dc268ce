/** Names of the objects that keep past manifests. */

const DIGITS = 10;
const HISTORY_NAME = /^manifest-(\d{10})\.json$/;

/** Name of the object that keeps a generation. Names sort as generations do. */
export function historyName(generation: number): string {
  return `manifest-${String(generation).padStart(DIGITS, '0')}.json`;
}

/** The generation an object keeps, or null when it is not of the history. */
export function historyGeneration(name: string): number | null {
  const match = HISTORY_NAME.exec(name);
  return match === null ? null : Number(match[1]);
}
