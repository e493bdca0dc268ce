/** docs/analysis.md is true: its tables are run. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/arabic/analyser.ts';
import { COMPOUND_RULE, FINAL_ALEF_MAKSURA_RULE } from '../../src/arabic/applied-rules.ts';
import { foldingRules } from '../../src/arabic/folding-rules.ts';
import { ABBREVIATION_RULE, DECIMAL_RULE, THOUSANDS_RULE } from '../../src/arabic/numbers.ts';
import { stem } from '../../src/arabic/stem.ts';
import { normalise } from '../../src/arabic/tokenise.ts';
import { surface, wordsOf } from './support.ts';

const DOCUMENT = readFileSync(new URL('../../docs/analysis.md', import.meta.url), 'utf8');

/** The cells of every row of the tables with these columns. */
function rowsOf(header: string): string[][] {
  const tables = DOCUMENT.split(`\n| ${header} |\n`).slice(1);
  return tables.flatMap((table) => {
    const lines = table.split('\n').slice(1);
    const end = lines.findIndex((line) => !line.startsWith('|'));
    return lines.slice(0, end).map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  });
}

describe('the documentation of the analysis', () => {
  const rules = rowsOf('rule | example | source');

  it('names every rule, in order', () => {
    const others = [THOUSANDS_RULE, DECIMAL_RULE, ABBREVIATION_RULE, FINAL_ALEF_MAKSURA_RULE, COMPOUND_RULE];
    expect(rules.map(([name]) => name)).toEqual(
      [...foldingRules().inOrder, ...others].map(({ name }) => name),
    );
  });

  it.each(rules)('has an example of the rule %s: %s', (name, example) => {
    const [original, expected] = example!.split(' → ');
    expect(normalise(original!)).toBe(expected);
    expect(explain(original!).flatMap(({ steps }) => steps)).toContainEqual({ kind: 'rule', text: name });
  });

  it.each(rowsOf('words | stem'))('has words that meet: %s in %s', (words, expected) => {
    for (const word of wordsOf(words!)) expect(stem(surface(word)), word).toBe(expected);
  });

  it('shows what explain prints', () => {
    const [token] = explain('والفلسطينيين');
    const why = token!.steps.map(({ kind, text }) => `${kind} ${text}`).join(', ');
    expect(DOCUMENT).toContain(
      `    ${token!.start}-${token!.end}  ${token!.original}  ${token!.surface}  ${token!.stem}  ${why}\n`,
    );
  });

  it('names every file of the folder that it speaks of, and none that is not there', () => {
    const named = [...DOCUMENT.matchAll(/`([a-z-]+\.(?:ts|json))`/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) {
      const folder = name.endsWith('.json') ? 'src/arabic/data' : 'src/arabic';
      expect(readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8')).not.toBe('');
    }
  });
});
