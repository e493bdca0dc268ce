/** Numbers, and nouns that are counted, in the language of the labels. */
import type { Locale } from '../shared/locale.ts';

/** A noun by the categories of the language's plural rules; `{n}` stands for the number, `other` for what is left out. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export function numberText(value: number, { tag, digits }: Locale): string {
  return new Intl.NumberFormat(tag, { numberingSystem: digits }).format(value);
}

/** A counted noun in its right form. */
export function countText(forms: PluralForms, n: number, locale: Locale): string {
  const form = forms[new Intl.PluralRules(locale.tag).select(n)] ?? forms.other;
  return form.replace('{n}', numberText(n, locale));
}
