/** Says to readers who hear the page what has changed on it. */

const rules = new Intl.PluralRules('ar');
const status = document.createElement('p');
status.setAttribute('role', 'status');
status.className = 'hidden';
document.body.append(status);

export function say(text: string): void {
  status.textContent = text;
}

/** A counted noun in its right form, see numbers.ts of the page. */
export function counted(forms: Readonly<Record<Intl.LDMLPluralRule, string>>, n: number): string {
  return forms[rules.select(n)].replace('{n}', String(n));
}
