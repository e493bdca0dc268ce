/** docs/cli.md tells of every command and option there is, and of none that is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../index-builder/program.ts';
import { KINDS } from '../../index-builder/sources/sources.ts';
import { LONGEST_BODY, LONGEST_ID, LONGEST_TITLE } from '../../src/article/article.ts';
import { articleSchema } from '../../src/article/article-schema.ts';
import { ROOT } from './support.ts';

const text = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
const commands = createProgram().commands;

function sectionOf(command: string): string {
  const start = text.indexOf(`\n## fihris ${command}\n`);
  expect(start, `a section of ${command}`).not.toBe(-1);
  const end = text.indexOf('\n## ', start + 1);
  return text.slice(start, end === -1 ? undefined : end);
}

/** Options in the first columns of a section's tables: `--to <location>`. */
function optionsIn(section: string): string[] {
  const cells = [...section.matchAll(/^\| (`--[^|]*) \|/gm)].map((match) => match[1]!);
  return cells.flatMap((cell) => [...cell.matchAll(/`(--[^`]+)`/g)].map((match) => match[1]!));
}

describe('docs/cli.md', () => {
  it('has a section for each command, and for no other', () => {
    const sections = [...text.matchAll(/^## fihris (\w+)$/gm)].map((match) => match[1]!);
    expect(sections.sort()).toEqual(commands.map((command) => command.name()).sort());
  });

  it.each(commands.map((command) => [command.name(), command] as const))(
    'tells of each option of %s with its argument, and of no other',
    (name, command) => {
      const section = sectionOf(name);
      expect(optionsIn(section).sort()).toEqual(command.options.map((option) => option.flags).sort());
      expect(section).toContain(`    fihris ${name}`);
    },
  );

  it('shows examples that the program takes', () => {
    const lines = [...text.matchAll(/^ {4}fihris (.+)$/gm)].map((match) => match[1]!);
    const examples = lines.filter((line) => !/\b(SOURCE|QUERY|ID|TEXT|LOCATION|FILE)\b/.test(line));
    expect(examples.length).toBeGreaterThan(10);
    for (const line of examples) {
      const program = createProgram();
      for (const command of program.commands)
        command.action(() => undefined).configureOutput({ writeErr: () => undefined });
      expect(() => program.parse(wordsOf(line), { from: 'user' }), line).not.toThrow();
    }
  });

  it('names the kinds of files, the fields of an article and their limits', () => {
    for (const kind of KINDS.split(', ')) expect(text).toContain(`\`${kind}\``);
    for (const field of Object.keys(articleSchema.shape))
      expect(text).toMatch(new RegExp(`^\\|.*\`${field}\``, 'm'));
    for (const limit of [LONGEST_ID, LONGEST_TITLE, LONGEST_BODY]) {
      expect(text).toContain(`at most ${limit.toLocaleString('en')} characters`);
    }
  });

  it('shows the examples of the help texts', () => {
    for (const command of commands) {
      let help = '';
      command.configureOutput({
        writeOut: (part) => {
          help += part;
        },
      });
      command.outputHelp();
      const examples = [...help.matchAll(/^ {2}(fihris .+)$/gm)].map((match) => match[1]!);
      expect(examples.length, command.name()).toBeGreaterThan(0);
      const isLong = examples.length > 1;
      if (isLong)
        for (const example of examples) expect(sectionOf(command.name())).toContain(`    ${example}`);
    }
  });
});

/** A command line as a shell takes it apart. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!);
}
