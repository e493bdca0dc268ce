/** What docs/deploy.md tells people to type is there to be typed, and its sums are right. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../index-builder/program.ts';
import { ROOT } from './support.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const text = read('docs/deploy.md');
const manifest = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };

/** First columns of the table that begins with this cell: `NAME` in backquotes. */
function settingsBelow(heading: string): string[] {
  const start = text.indexOf(`| ${heading} |`);
  expect(start, heading).not.toBe(-1);
  const table = text.slice(start, text.indexOf('\n\n', start));
  return [...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]!).sort();
}

/** Headings as GitHub makes anchors of them. */
function anchorsOf(markdown: string): string[] {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('docs/deploy.md', () => {
  it('names commands of fihris that the program takes', () => {
    const lines = [...text.matchAll(/(?:npx fihris|dist\/fihris\.js) (.+)$/gm)].map((match) => match[1]!);
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) {
      const program = createProgram();
      for (const command of program.commands)
        command.action(() => undefined).configureOutput({ writeErr: () => undefined });
      const words = line.replace(/#.*/, '').trim().split(/\s+/);
      expect(() => program.parse(words, { from: 'user' }), line).not.toThrow();
    }
  });

  it('names scripts of the package', () => {
    const names = [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!);
    expect(names).toContain('bundle:lambda');
    for (const name of names) expect(manifest.scripts).toHaveProperty([name]);
  });

  it('tells of each setting of the Worker, and of no other', () => {
    const env = /interface WorkerEnv \{(.*?)\n\}/s.exec(read('functions/worker/worker-app.ts'))![1]!;
    const settings = [...env.matchAll(/readonly ([A-Z_]+)\?: string/g)].map((match) => match[1]!);
    expect(settingsBelow('setting')).toEqual(settings.sort());
    expect(env).toContain('RATE_LIMITER');
  });

  it('tells of each variable of the Lambda function, and of no other', () => {
    const source = read('functions/lambda/lambda.ts');
    const names = [...source.matchAll(/process\.env\['(\w+)'\]/g)].map((match) => match[1]!);
    expect(settingsBelow('variable of the function')).toEqual([...new Set(names)].sort());
  });

  it('names the bucket that wrangler.toml binds', () => {
    const [, bucket] = /bucket_name = "(.+)"/.exec(read('wrangler.toml'))!;
    expect(text).toContain(`wrangler r2 bucket create ${bucket}\n`);
    expect(text).toContain(`--to s3://${bucket}\n`);
  });

  it('has links that lead somewhere, and JSON that can be read', () => {
    for (const [, path, anchor] of text.matchAll(/\]\(([\w.]+\.md)?(?:#([\w-]+))?\)/g)) {
      const file = path === undefined ? 'docs/deploy.md' : `docs/${path}`;
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(file)), `${file}#${anchor}`).toContain(anchor);
    }
    const blocks = [...text.matchAll(/```json\n(.*?)```/gs)].map((match) => match[1]!);
    expect(blocks).toHaveLength(3);
    for (const block of blocks) expect(() => JSON.parse(block), block).not.toThrow();
  });

  it('adds up what a month costs', () => {
    /** In dollars, of a month's searches in millions, and the share of them that is run. */
    const cloudflare = (searches: number, run: number) => {
      const reads = Math.max(0, searches * run * 4.2 - 10) * 0.36;
      const processor = Math.max(0, searches * run * 4 - 30) * 0.02;
      return 5 + Math.max(0, searches - 10) * 0.3 + processor + reads;
    };
    const aws = (searches: number, run: number) => {
      const seconds = Math.max(0, searches * run * 30_000 - 400_000) * 0.0000133334;
      const reads = searches * run * 4.2 * 0.4;
      return (
        Math.max(0, searches * run - 1) * 0.2 + seconds + reads + Math.max(0, searches - 10) + 0.34 * 0.023
      );
    };
    const row = (name: string) =>
      [
        ...text
          .split(`| ${name} |`)[1]!
          .split('\n')[0]!
          .matchAll(/\d+\.\d\d/g),
      ].map(Number);
    const differences = (name: string, sums: number[]) => {
      expect(row(name)).toHaveLength(sums.length);
      return row(name).map((told, i) => Math.abs(told - sums[i]!));
    };
    const told = [
      ...differences(
        'Cloudflare, paid plan',
        [0.3, 30].map((n) => cloudflare(n, 1)).concat(cloudflare(30, 0.5)),
      ),
      ...differences('AWS with CloudFront', [aws(0.3, 1), aws(0.3, 0.5), aws(30, 1), aws(30, 0.5)]),
    ];
    // Lines are rounded to cents before they are added.
    for (const difference of told) expect(difference).toBeLessThan(0.02);
  });
});
