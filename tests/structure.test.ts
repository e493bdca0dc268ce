import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function filesBelow(folder: string, suffix: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(suffix) && statSync(join(ROOT, name)).isFile());
}

/** What a file imports: package names as they are, relative paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = [...text.matchAll(/^[^'\n]*\b(?:from|import)\s*\(?\s*'([^']+)'/gm)].map((match) => match[1]!);
  return found.map((target) =>
    target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
  );
}

/** Files of the source that are loaded with a file: not those of types, nor those that are imported when needed. */
function staticImportsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?\bfrom\s+'(\.[^']+)'/gm)];
  return found.map((match) => relative(ROOT, resolve(ROOT, dirname(file), match[1]!)));
}

/** Imports of the files of a folder that are not among those allowed. */
function forbidden(folder: string, isAllowed: (target: string) => boolean): string[] {
  return filesBelow(folder, '.ts').flatMap((file) =>
    importsOf(file)
      .filter((target) => !isAllowed(target))
      .map((target) => `${file} imports ${target}`),
  );
}

const within = (target: string, ...folders: string[]) =>
  folders.some((folder) => target.startsWith(`${folder}/`));

describe('the layers', () => {
  it('are found in the imports of the source', () => {
    expect(importsOf('src/search/search.ts')).toEqual(
      expect.arrayContaining(['src/article/article.ts', 'src/search/words/query.ts']),
    );
  });

  it('src knows no platform: it imports itself and libraries that run anywhere', () => {
    expect(
      forbidden(
        'src',
        (target) => within(target, 'src') || ['minisearch', 'valibot', 'zod'].includes(target),
      ),
    ).toEqual([]);
  });

  it('a search loads what reads operators only when there are some', () => {
    const loaded = new Set<string>();
    const load = (file: string) => {
      if (loaded.has(file) || !file.endsWith('.ts')) return;
      loaded.add(file);
      for (const target of staticImportsOf(file)) load(target);
    };
    load('src/search/search.ts');
    expect(loaded).toContain('src/search/words/read-query.ts');
    const lazy = ['src/query/parse.ts', 'src/query/print.ts', 'src/search/words/read-operators.ts'];
    expect(
      [...lazy, 'src/search/words/tree-query.ts', 'src/search/matching/runs.ts'].filter((file) =>
        loaded.has(file),
      ),
    ).toEqual([]);
  });

  it('src/arabic knows nothing of indexes', () => {
    expect(forbidden('src/arabic', (target) => within(target, 'src/arabic'))).toEqual([]);
  });

  it('src/query knows texts, not indexes', () => {
    const files = ['src/errors.ts', 'src/lazy.ts'];
    expect(
      forbidden('src/query', (target) => within(target, 'src/query', 'src/arabic') || files.includes(target)),
    ).toEqual([]);
  });

  it('src/segment knows bytes, not searches', () => {
    const below = ['src/segment', 'src/storage', 'src/article'];
    expect(
      forbidden('src/segment', (target) => within(target, ...below) || target === 'src/errors.ts'),
    ).toEqual([]);
  });

  it('src/publish does not search', () => {
    const below = ['src/publish', 'src/index', 'src/segment', 'src/storage', 'src/article', 'src/arabic'];
    const isAllowed = (target: string) => within(target, ...below) || target === 'src/errors.ts';
    expect(forbidden('src/publish', isAllowed)).toEqual([]);
  });

  it('src/index does not search', () => {
    expect(forbidden('src/index', (target) => !within(target, 'src/search', 'src/publish'))).toEqual([]);
  });

  it('functions know nothing of building', () => {
    expect(forbidden('functions', (target) => !within(target, 'index-builder'))).toEqual([]);
  });

  it('the application and the Worker know nothing of Node but its zlib, which workerd has', () => {
    // Lambda runs on Node.
    const outsideNode = filesBelow('functions', '.ts').filter(
      (file) => !within(file, 'functions/node', 'functions/lambda'),
    );
    const wrong = outsideNode.flatMap((file) =>
      importsOf(file)
        .filter(
          (target) =>
            (target.startsWith('node:') && target !== 'node:zlib') ||
            target.startsWith('@hono/node') ||
            within(target, 'functions/node'),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('src uses no global of Node or Workers', () => {
    const globals = /\b(?:process|Buffer|__dirname|require|setImmediate|caches|HTMLRewriter)\s*[.(]/;
    const wrong = filesBelow('src', '.ts').filter((file) =>
      globals.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = ['README.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')];

  it.each(documents)('%s links only to what is there', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    const broken = links.filter((link) => {
      try {
        statSync(resolve(ROOT, dirname(document), link));
        return false;
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });

  it('the map of folders names every folder of the source', () => {
    const map = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    const folders = ['src', 'functions', 'index-builder'].flatMap((top) =>
      readdirSync(join(ROOT, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${top}/${entry.name}`),
    );
    expect(folders.filter((folder) => !map.includes(`\`${folder}\``))).toEqual([]);
  });
});

describe('the package', () => {
  it('is locked without addresses of a registry', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock).not.toContain('"resolved"');
  });
});
