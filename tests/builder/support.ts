/** Temporary folders, small archives in files, and builds whose reports are kept. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { FileStorage } from '../../functions/node/file-storage.ts';
import { buildIndex } from '../../index-builder/build/build-index.ts';
import { type BuildCounts, BuildReport, type ProgressView } from '../../index-builder/build/report.ts';
import { run } from '../../index-builder/program.ts';
import type { SourceRecord } from '../../index-builder/sources/record.ts';
import type { Article } from '../../src/article/article.ts';
import type { Manifest } from '../../src/index/manifest.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { open } from '../support/make-index.ts';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const NODE = join(ROOT, 'node_modules/.bin/node');
export const SHARED_PAGE = join(ROOT, '../shared/data/pages/una-oic-security-council.txt');

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fihris-builder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder, by their paths in it; gives the folder. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A temporary folder with these files. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  return writeFiles(temporaryFolder(), files);
}

/** An article as a JSON record; fields that are undefined are left out. */
export function record(id: unknown, fields: Record<string, unknown> = {}): string {
  const base = { id, title: `عنوان الخبر ${id}`, body: `نص الخبر ${id}`, published: '2026-01-01T00:00:00Z' };
  return JSON.stringify({ ...base, ...fields });
}

export function ndjson(...records: string[]): string {
  return records.map((one) => `${one}\n`).join('');
}

/** A progress view that keeps what it is told. */
export class KeptView implements ProgressView {
  readonly lines: string[] = [];
  readonly events: string[] = [];

  start(phase: string, total: number): void {
    this.events.push(`start ${phase} ${total}`);
  }
  advance(_done: number): void {}
  counted(_articles: number): void {}
  finish(): void {
    this.events.push('finish');
  }
  stop(): void {
    this.events.push('stop');
  }
  line(text: string): void {
    this.lines.push(text);
  }
}

export interface Built {
  readonly manifest: Manifest;
  readonly counts: BuildCounts;
  /** Lines of the report, with the folder of the sources left out. */
  readonly lines: readonly string[];
}

/** Builds an index in this process. */
export async function build(
  sources: string | readonly string[],
  directory: string,
  options: { strict?: boolean; utcOffset?: string; partitionArticles?: number } = {},
): Promise<Built> {
  const all = typeof sources === 'string' ? [sources] : sources;
  const view = new KeptView();
  const report = new BuildReport(view);
  const manifest = await buildIndex({ sources: all, location: directory, strict: false, ...options, report });
  const lines = view.lines.map((line) => all.reduce((text, one) => text.replaceAll(`${one}/`, ''), line));
  return { manifest, counts: report.counts, lines };
}

export function openFolder(directory: string): Promise<OpenIndex> {
  return open(new FileStorage(directory));
}

/** All articles of an index, in its order. */
export async function articlesIn(directory: string): Promise<Article[]> {
  const index = await openFolder(directory);
  const all: Article[] = [];
  for (const segment of index.segments) {
    all.push(...(await segment.readDocuments([...Array(segment.documents).keys()])));
  }
  return all;
}

/** Names and content of the files of a folder, for comparing two of them. */
export function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    names
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path).toString('base64')]),
  );
}

export async function recordsOf(source: AsyncIterable<SourceRecord>): Promise<SourceRecord[]> {
  const all: SourceRecord[] = [];
  for await (const one of source) all.push(one);
  return all;
}

export interface Ran {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of ours in a process of its own. */
export function runScript(script: string, args: readonly string[], cwd = ROOT): Promise<Ran> {
  return runProgram(NODE, [script, ...args], cwd);
}

export function runProgram(program: string, args: readonly string[], cwd = ROOT): Promise<Ran> {
  return new Promise((done, reject) => {
    const child = spawn(program, args, { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

/** Runs the `fihris` command in a process of its own. */
export function fihrisAlone(...args: string[]): Promise<Ran> {
  return runScript(join(ROOT, 'index-builder/main.ts'), args);
}

/** Runs the `fihris` command in this process. */
export async function fihris(...args: string[]): Promise<Ran & { readonly code: number }> {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const written = (spy: typeof stdout) => spy.mock.calls.map(([text]) => String(text)).join('');
  try {
    const code = await run(args);
    return { code, stdout: written(stdout), stderr: written(stderr) };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}
