/** Normal forms of a column's values, by which filters and facets compare them. */
import { normalise } from '../../arabic/tokenise.ts';

/** Of values that are at hand: there may be thousands, and each takes as long as a word of a query. */
const known = new WeakMap<readonly string[], (string | undefined)[]>();

/** The normal form of one of a column's values. */
export function normalValue(values: readonly string[], at: number): string {
  let forms = known.get(values);
  if (forms === undefined) {
    forms = [];
    known.set(values, forms);
  }
  forms[at] ??= normalise(values[at]!);
  return forms[at];
}
