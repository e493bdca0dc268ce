/** The `fihris` command: what it prints, where, and with which exit code. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { MOST_OF_QUERY } from '../../src/search/words/alternatives.ts';
import { fihris, folderOf, NODE, ndjson, ROOT, record, temporaryFolder } from './support.ts';

const MAIN = join(ROOT, 'index-builder/main.ts');
const COMMANDS = [
  ...['build', 'search', 'suggest', 'related', 'explain', 'serve', 'stats', 'verify', 'export'],
  ...['history', 'rollback', 'gc'],
];

let folder: string;
let index: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fihris-cli-'));
  index = join(folder, 'index');
  const built = await fihris('build', join(ROOT, 'samples'), '--to', index);
  expect(built.code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help', () => {
  it('shows every command and an example for each task', async () => {
    const { code, stdout, stderr } = await fihris('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
      expect(stdout).toMatch(new RegExp(`^  fihris ${command} `, 'm'));
    }
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 used wrongly.');
  });

  it('of a command shows its options and an example', async () => {
    const { code, stdout } = await fihris('search', '--help');
    expect(code).toBe(0);
    for (const text of [
      '<query...>',
      '--index <location>',
      '--limit <n>',
      '--json',
      'Examples:',
      'fihris search ',
    ]) {
      expect(stdout).toContain(text);
    }
  });

  it('tells the version', async () => {
    expect(await fihris('--version')).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });
});

describe('wrong use', () => {
  it.each([
    [[], 'Usage: fihris'],
    [['bogus'], "error: unknown command 'bogus'\nSee fihris --help."],
    [['build', '--to', 'x'], "error: missing required argument 'source'\nSee fihris build --help."],
    [['build', 'a.json'], "error: required option '--to <location>' not specified"],
    [['build', 'a.json', '--to', 'x', '--utc-offset', 'Riyadh'], 'is invalid. write it as +03:00.'],
    [['build', 'a.json', '--to', 'x', '--utc-offset', '+19:00'], 'is invalid. write it as +03:00.'],
    [['search', 'x', '--index', 'y', '--limit', '51'], 'a whole number from 1 to 50 is wanted.'],
    [['search', 'x', '--index', 'y', '--sort', 'best'], 'choose one of relevance, newest, oldest.'],
    [['serve', '--index', 'y', '--port', '1e3'], 'a whole number from 0 to 65535 is wanted.'],
  ])('%j exits with 2 and says what is wrong', async (args, message) => {
    const ran = await fihris(...args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
  });

  it('in a query exits with 2 too', async () => {
    const ran = await fihris('search', 'مجلس', '--index', index, '--from', 'أمس');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^.*from.*\n$/);
  });
});

describe('failure', () => {
  it.each([
    [
      ['build', '/no/such/file.json', '--to', 'x'],
      'There is no file or folder /no/such/file.json. Check the path.\n',
    ],
    [
      ['search', 'x', '--index', '/no/such/index'],
      'There is no index in /no/such/index. Build one: fihris build SOURCE --to /no/such/index\n',
    ],
    [
      ['verify', '--index', '/no/such/index'],
      'There is no index in /no/such/index. Build one: fihris build SOURCE --to /no/such/index\n',
    ],
  ])('%j exits with 1 and a line that says what to do', async (args, message) => {
    expect(await fihris(...args)).toEqual({ code: 1, stdout: '', stderr: message });
  });

  it('of the system exits with 1 and no stack', async () => {
    const { code, stderr } = await fihris(
      'export',
      '--minisearch',
      '/no/such/folder/a.json',
      '--index',
      index,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ENOENT: no such file or directory, open '\/no\/such\/folder\/a\.json'\n$/);
  });

  it('of a build says that the old index is as it was', async () => {
    const file = join(folderOf({ 'a.json': record('a') }), 'a.json');
    const { code, stderr } = await fihris('build', file, '--to', join(file, 'index'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The build stopped: ENOTDIR: .* Nothing was changed in .*\/index\.\n$/);
  });
});

describe('fihris build', () => {
  it('shows progress and bad records on standard error, and the summary on standard output', async () => {
    const sources = folderOf({ 'a.ndjson': ndjson(record('a'), '{}', record('b'), record('b')) });
    const to = join(temporaryFolder(), 'index');
    const { code, stdout, stderr } = await fihris('build', sources, '--to', to);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\d+\.\d s, [\d,]+ bytes/g, '… s, … bytes').split('\n')).toEqual([
      `2 articles indexed in … s, … bytes in ${to}`,
      '1 bad record skipped, 1 duplicate replaced, 0 notes',
      '',
    ]);
    expect(stderr).toContain(`bad record ${sources}/a.ndjson:2: id is missing`);
    expect(stderr).toContain(`duplicate ${sources}/a.ndjson:4: has the id b`);
    expect(stderr).toContain('reading: done\n');
    expect(stderr).not.toContain('\u001B');
  });

  it('--quiet shows bad records only', async () => {
    const sources = folderOf({ 'a.ndjson': ndjson(record('a'), '{}') });
    const { stderr } = await fihris('build', sources, '--to', temporaryFolder(), '--quiet');
    expect(stderr).toMatch(/^bad record .*a\.ndjson:2: .*\n$/);
  });

  it('--strict exits with 1 at the first bad record, told once, with what to do', async () => {
    const sources = folderOf({ 'a.ndjson': ndjson(record('a'), '{"id": "b"}') });
    const to = join(temporaryFolder(), 'index');
    expect(await fihris('build', sources, '--to', to, '--strict', '--quiet')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        `Stopped at ${sources}/a.ndjson:2: title is missing; body is missing; published is missing. ` +
        `Correct it, or leave out --strict to go on without it. Nothing was changed in ${to}.\n`,
    });
    expect(existsSync(to)).toBe(false);
  });

  it('that is interrupted takes its work away', async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => record(`a-${i}`, { body: 'نص طويل '.repeat(200) }));
    const sources = folderOf({ 'a.ndjson': ndjson(...lines) });
    const to = join(temporaryFolder(), 'index');
    const child = spawn(NODE, [MAIN, 'build', sources, '--to', to], { stdio: ['ignore', 'ignore', 'pipe'] });
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    const [code, signal] = await once(child, 'close');
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expect(readdirSync(to)).toEqual([]);
  });
});

describe('fihris search', () => {
  it('takes words without quotes, marks them, and says how many there are', async () => {
    const { code, stdout, stderr } = await fihris(
      'search',
      'مجلس',
      'الأمن',
      '--index',
      index,
      '--limit',
      '2',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^\d+ found, 1 to 2 shown\n(?:also found by: .+\n)*\n\d+\.\d\d {2}.+\n {2}\S+ {2}2026-/,
    );
    expect(stdout).toMatch(/\[مجلس\] \[الأمن\]/);
  });

  it('says which spelling it took for a query that finds nothing', async () => {
    const { stdout } = await fihris('search', 'المديينة', '--index', index, '--limit', '1');
    expect(stdout).toMatch(/^\d+ found.*\nnothing as typed: this is what المدينة finds\n/);
  });

  it('prints JSON as the HTTP interface answers', async () => {
    const { stdout } = await fihris('search', '"ليلة المتاحف"', '--index', index, '--json');
    expect(JSON.parse(stdout)).toEqual({
      query: '"ليلة المتاحف"',
      suggestion: null,
      relaxed: false,
      total: 1,
      alsoRelaxed: 0,
      expanded: [],
      parsed: null,
      notices: [],
      next: null,
      results: [
        {
          id: 'museum-night',
          title: 'متاحف صغيرة تفتح أبوابها حتى الفجر في «ليلة المتاحف» بطرابلس اللبنانية',
          published: '2026-02-03T00:00:00+00:00',
          section: 'مجتمع',
          source: 'وكالة الضفاف',
          titleHtml: expect.stringContaining('<mark>'),
          snippetHtml: expect.stringContaining('<mark>'),
          score: expect.any(Number),
        },
      ],
    });
  });

  it('says which words are missing where no article has them all', async () => {
    const { stdout } = await fihris('search', 'متاحف طرابلس المصبنة زرافة', '--index', index);
    expect(stdout).toContain('found (no article has all the words)');
    expect(stdout).toContain('missing: زرافة');
  });

  it('that finds nothing is no failure', async () => {
    expect(await fihris('search', 'زرافات', '--index', index)).toEqual({
      code: 0,
      stdout: '0 found\n',
      stderr: '',
    });
  });

  it('may be read in part', async () => {
    const child = spawn(NODE, [MAIN, 'search', 'مجلس', '--index', index, '--limit', '50']);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('fihris explain with an index', () => {
  it('shows what is looked up for each word, what stands for it, and what made the scores', async () => {
    const { code, stdout } = await fihris('explain', 'والوزراء في المدينة -نيويورك', '--index', index);
    expect(code).toBe(0);
    const [tokens, words, ...results] = stdout.trimEnd().split('\n\n');
    expect(tokens).toContain('stop word');
    const rows = words!.split('\n').map((row) => row.split('\t').slice(0, 3));
    expect(rows).toEqual(
      expect.arrayContaining([
        ['والوزراء', 'وزراء', 'stem'],
        ['والوزراء', 'والوزراء', 'surface'],
        ['والوزراء', 'وزير', 'singular'],
        ['المدينة', 'مدن', 'plural'],
        ['نيويورك', 'نيويورك', 'surface, excluded'],
      ]),
    );
    expect(rows.some(([word]) => word === 'في')).toBe(false);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) {
      const [score, ...parts] = [...result.matchAll(/^ *(\d+\.\d{4}) {2}/gm)].map((match) =>
        Number(match[1]),
      );
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score!, 3);
    }
  });

  it('says what is left out of a query with too many alternatives, and gives all as JSON', async () => {
    const many = 'وزير كتاب مجلس رئيس سفير شركة حزب قرار تقرير خبير موقع ملعب بيت سوق';
    const { stdout } = await fihris('explain', many, '--index', index, '--json');
    const { words, results } = JSON.parse(stdout) as {
      words: { lookedUp: { form: string }[]; dropped: object[] }[];
      results: {
        score: number;
        explanation: { terms: { score: number }[]; proximity: number; lead: number };
      }[];
    };
    const used = words.flatMap(({ lookedUp }) => lookedUp.filter(({ form }) => form === 'alternative'));
    expect(used).toHaveLength(MOST_OF_QUERY);
    expect(words.flatMap(({ dropped }) => dropped).length).toBeGreaterThan(0);
    for (const { score, explanation } of results) {
      const { terms, proximity, lead } = explanation;
      const sum = terms.reduce((total, term) => total + term.score, proximity + lead);
      expect(Math.abs(sum - score)).toBeLessThan(1e-6);
    }
  });
});

describe('fihris suggest', () => {
  it('shows how a query may go on', async () => {
    const shown = await fihris('suggest', 'الأ', '--index', index, '--limit', '2');
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/^الأمن {2}\(\d+\)\n/);
    expect(shown.stdout.trimEnd().split('\n')).toHaveLength(2);
    const answer = JSON.parse((await fihris('suggest', 'مدينة ', '--index', index, '--json')).stdout);
    expect(answer.suggestions[0].text).toMatch(/^مدينة ./);
    const nothing = await fihris('suggest', 'qqq', '--index', index);
    expect(nothing).toMatchObject({ code: 0, stdout: 'No headline of the index goes on like this.\n' });
  });
});

describe('fihris related, explain, stats and verify', () => {
  it('show what they are asked for', async () => {
    const related = await fihris('related', 'museum-night', '--index', index, '--limit', '3', '--json');
    const unknown = await fihris('related', 'nobody', '--index', index);
    const explained = await fihris('explain', 'والوزيرُ', 'في', 'ﻻهاي');
    const stats = await fihris('stats', '--index', index, '--json');
    const verified = await fihris('verify', '--index', index);
    const { results } = JSON.parse(related.stdout) as { results: { id: string; score: number }[] };
    expect(results.length).toBeGreaterThan(0);
    expect(results.every(({ id, score }) => id !== 'museum-night' && score > 0)).toBe(true);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('nobody');

    expect(explained.code).toBe(0);
    const rows = explained.stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['range', 'word', 'normal form', 'stem'],
      ['0-8', 'والوزيرُ', 'والوزير', 'وزير'],
      ['9-11', 'في', 'في', 'في'],
      ['12-16', 'ﻻهاي', 'لاهاي', expect.any(String)],
    ]);
    expect(rows[2]![4]).toContain('stop word');

    const { documents, total, sections } = JSON.parse(stats.stdout) as {
      documents: number;
      total: number;
      sections: { section: string; bytes: number }[];
    };
    expect(documents).toBeGreaterThan(100);
    expect(sections.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(total);
    const [segment] = readdirSync(index).filter((name) => name.endsWith('.fihris'));
    expect(total).toBe(readFileSync(join(index, segment!)).length);

    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(/^good: 1 segment, \d+ articles, /);
  });

  it('stats of an index are a table, in all and for an article', async () => {
    const { stdout } = await fihris('stats', '--index', index);
    expect(stdout).toMatch(/^\d+ articles in 1 segment, generation 1\n/);
    expect(stdout).toMatch(/^total +[\d,]+ +[\d.]+$/m);
  });
});

describe('fihris serve', () => {
  it('says where it serves, answers, and stops when told to', async () => {
    const child = spawn(NODE, [MAIN, 'serve', '--index', index, '--port', '0']);
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(line).toMatch(/^\d+ articles at http:\/\/localhost:\d+ \(Ctrl\+C stops\)\n$/);
    const url = /http:\S+/.exec(line)![0];
    expect((await fetch(`${url}/search?q=${encodeURIComponent('متاحف')}`)).status).toBe(200);
    const second = await fihris('serve', '--index', index, '--port', new URL(url).port);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      /^Cannot listen on 127\.0\.0\.1:\d+: it is in use: choose another with --port\.\n$/,
    );
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('does not open its port without an index', async () => {
    const ran = await fihris('serve', '--index', '/no/such/index', '--port', '0');
    expect(ran).toMatchObject({ code: 1, stdout: '' });
  });
});
