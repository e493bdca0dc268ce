/** The package as it is installed: what is in it, and that it works where Node strips no types. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { contentOf, ndjson, type Ran, ROOT, record, runScript, writeFiles } from './support.ts';

let home: string;
let installed: string;

/** Packs the repository, and unpacks it beside links to the libraries, as an installation without a network. */
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fihris-package-'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', home], { cwd: ROOT, stdio: 'pipe' });
  const [tarball] = readdirSync(home);
  const modules = join(home, 'node_modules');
  installed = join(modules, packageJson.name);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(home, tarball!), '--strip-components=1', '-C', installed]);
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((one) => !one.startsWith('.'))) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function fihris(...args: string[]): Promise<Ran> {
  return runScript(join(installed, packageJson.bin.fihris), args, home);
}

describe('the package', () => {
  it('holds the bundles, the documents, and nothing else', () => {
    const files = Object.keys(contentOf(installed));
    expect(files.filter((name) => !/^(dist|docs)\//.test(name))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    const widgets = ['related.d.ts', 'related.js', 'search.d.ts', 'search.js'];
    expect(files).toEqual(expect.arrayContaining(widgets.map((name) => `dist/widgets/${name}`)));
    expect(files.filter((name) => /^dist\/[^/]+$/.test(name))).toEqual([
      'dist/client.d.ts',
      'dist/client.js',
      'dist/fihris.js',
      'dist/minisearch.js',
      'dist/openapi.d.ts',
    ]);
    const documents = Object.keys(contentOf(join(ROOT, 'docs'))).map((name) => `docs/${name}`);
    expect(files.filter((name) => name.startsWith('docs/'))).toEqual(documents);
    expect(documents).toContain('docs/cli.md');
  });

  it('depends on every library that its bundles import', () => {
    const declared = Object.keys(packageJson.dependencies);
    for (const name of ['client.js', 'fihris.js', 'minisearch.js']) {
      const text = readFileSync(join(installed, 'dist', name), 'utf8');
      const imports = [
        ...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";$|^import "([^"]+)";$/gm),
      ];
      const libraries = imports
        .map((match) => match[1] ?? match[2]!)
        .filter((target) => !target.startsWith('node:'))
        .map((target) => target.split('/', target.startsWith('@') ? 2 : 1).join('/'));
      expect(libraries.filter((library) => !declared.includes(library))).toEqual([]);
      if (name === 'fihris.js') expect(libraries).toContain('commander');
    }
  });

  it('has a command that can be run', () => {
    const path = join(installed, packageJson.bin.fihris);
    expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(path).mode & 0o100).toBe(0o100);
  });

  it('tells its version, builds, searches, verifies', async () => {
    expect(await fihris('--version')).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
    writeFiles(home, {
      'archive/a.ndjson': ndjson(record('a', { title: 'العلاقات الاقتصادية' }), record('b')),
      'archive/page.txt': 'افتتاح مكتبة عامة في صور\n1 فبراير 2026\nافتُتحت اليوم مكتبة عامة.',
    });
    const built = await fihris('build', 'archive', '--to', 'index', '--quiet');
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(built.stdout).toMatch(/^3 articles indexed /);
    const found = await fihris('search', 'اﻻقتصاديه', '--index', 'index', '--json');
    expect(JSON.parse(found.stdout)).toMatchObject({ total: 1, results: [{ id: 'a' }] });
    expect((await fihris('verify', '--index', 'index')).stdout).toMatch(/^good: 1 segment, 3 articles/);
  });

  it('exports a client that needs no library, with its types', async () => {
    const server = createServer((request, response) => response.end(JSON.stringify({ asked: request.url })));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const program = `
      import { FihrisClient, type SearchAnswer } from 'fihris/client';
      const client = new FihrisClient('http://127.0.0.1:${port}');
      const answer: SearchAnswer = await client.search({ q: 'x', facets: ['section'] });
      console.log(JSON.stringify(answer));
    `;
    writeFiles(home, {
      'asking.mts': program,
      'mistaken.mts': program.replace("'section'", "'colour'"),
      'asking.mjs': program.replace(', type SearchAnswer', '').replace(': SearchAnswer', ''),
    });
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const check = (file: string) =>
      runScript(
        tsc,
        ['--noEmit', '--ignoreConfig', '--strict', '--module', 'nodenext', '--types', 'node', file],
        home,
      );
    expect(await check('asking.mts')).toMatchObject({ code: 0, stdout: '' });
    expect((await check('mistaken.mts')).stdout).toContain('"colour"');
    const ran = await runScript(join(home, 'asking.mjs'), [], home);
    expect(ran).toEqual({ code: 0, stdout: '{"asked":"/search?q=x&facets=section"}\n', stderr: '' });
  });

  it('exports a MiniSearch that its own options load, and that finds words in another spelling', async () => {
    const exported = await fihris('export', '--minisearch', 'site.json', '--index', 'index');
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).toContain("import { miniSearchOptions } from 'fihris/minisearch';");
    writeFileSync(
      join(home, 'site.mjs'),
      `import { readFileSync } from 'node:fs';
       import MiniSearch from 'minisearch';
       import { miniSearchOptions } from 'fihris/minisearch';
       const index = MiniSearch.loadJSON(readFileSync('site.json', 'utf8'), miniSearchOptions);
       const ids = (q) => index.search(q).map(({ id }) => id);
       const [{ title, published }] = index.search('مكتبه');
       console.log(JSON.stringify({ all: index.documentCount, a: ids('اﻻقتصاديه'), both: ids('عَلاقات إقتصادية'), none: ids('الاقتصادية مكتبة'), title, published }));`,
    );
    const ran = await runScript(join(home, 'site.mjs'), [], home);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toEqual({
      all: 3,
      a: ['a'],
      both: ['a'],
      none: [],
      title: 'افتتاح مكتبة عامة في صور',
      published: '2026-02-01T00:00:00+00:00',
    });
  });
});
