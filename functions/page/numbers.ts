/**
 * Numbers inside Arabic sentences. Arabic counts its nouns in six ways (none,
 * one, a pair, three to ten, eleven to ninety-nine, hundreds), and repeats the
 * cycle every hundred (103 نتائج, 111 نتيجة), so the rule is left to Intl.
 */
import { lazy } from '../../src/lazy.ts';

/** A noun in each of the six forms; `{n}` stands for the number. */
export type PluralForms = Readonly<Record<Intl.LDMLPluralRule, string>>;

const rules = lazy(() => new Intl.PluralRules('ar'));
const digits = lazy(() => new Intl.NumberFormat('ar-u-nu-latn', { maximumFractionDigits: 2 }));

/** A number in Latin digits, grouped as Arabic newsrooms do: 12,345. */
export function number(value: number): string {
  return digits().format(value);
}

/** Fills the `{name}` slots of a string. Unknown slots are left to be seen. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (slot: string, name: string) => values[name] ?? slot);
}

/** A counted noun in its right form: «نتيجتان», «7 نتائج», «25 نتيجة». */
export function count(forms: PluralForms, n: number): string {
  return fill(forms[rules().select(n)], { n: number(n) });
}
