import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import help from '../../src/query/data/help.json' with { type: 'json' };
import messages from '../../src/query/data/notices.json' with { type: 'json' };
import { parseTree } from '../../src/query/parse.ts';
import { TODAY as today } from './cases/tree-notation.ts';

const document = readFileSync('docs/query-language.md', 'utf8');
const LANGUAGES = ['en', 'ar'] as const;

/** A query in a cell of a table. */
const cell = (query: string) => `\`${query.replaceAll('|', '\\|')}\``;

describe.each(help)('the help on $rule', ({ title, text, examples }) => {
  it.each(examples)('$query is understood', ({ query }) => {
    const { tree, notices } = parseTree(query, { today });
    expect(tree).not.toBeNull();
    expect(notices).toEqual([]);
  });

  it.each(LANGUAGES)('is in the document (%s)', (language) => {
    const rows = examples.map((example) => `| ${cell(example.query)} | ${example[language]} |`);
    const heading = `### ${title[language]}\n\n${text[language]}\n\n|`;
    expect(document).toContain(heading);
    expect(document.split(heading)[1]).toContain(`|---|---|\n${rows.join('\n')}\n\n`);
  });
});

it('the document has no examples but these, in both languages', () => {
  const shown = [...document.matchAll(/^\| (`.+?`) \| .* \|$/gm)].map((match) => match[1]!);
  const examples = help.flatMap((rule) => rule.examples.map(({ query }) => cell(query)));
  const codes = Object.keys(messages).filter((code) => code !== 'about');
  const rows = [...examples, ...codes.map(cell)];
  expect(shown).toEqual([...rows, ...rows]);
});

it('no two examples are the same', () => {
  const queries = help.flatMap((rule) => rule.examples.map(({ query }) => query));
  expect(new Set(queries).size).toBe(queries.length);
});
