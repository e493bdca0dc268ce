/** The systems that are compared, and how each is run: as a process of its own, one after the other. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Rankings, readRankings } from './exchange.ts';

const PEERS = fileURLToPath(new URL('peers/', import.meta.url));
const JARS = '/usr/share/java';
const LUCENE_JARS = ['core', 'analyzers-common', 'queries'].map((part) => `lucene-${part}`);
/** Megabytes of heap. lunr needs most of them, the others much less. */
const MOST_MEMORY = 10_000;

/** Files of one run. */
export interface Job {
  readonly documents: string;
  readonly queries: string;
  readonly rankings: string;
}

type Command = (job: Job, variants: readonly string[]) => readonly string[];

function inNode(
  peer: string,
  { documents, queries, rankings }: Job,
  more: readonly string[] = [],
): readonly string[] {
  const memory = `--max-old-space-size=${MOST_MEMORY}`;
  return [process.execPath, memory, join(PEERS, `${peer}.ts`), documents, queries, rankings, ...more];
}

function inJava(mode: 'search' | 'related', titleTimes: number, depth: number, job: Job): readonly string[] {
  const jars = LUCENE_JARS.map((name) => luceneJar(name)).join(':');
  const settings = [mode, String(titleTimes), String(depth)];
  const source = join(PEERS, 'LucenePeer.java');
  return ['java', '-Xmx4g', '-cp', jars, source, ...settings, job.documents, job.queries, job.rankings];
}

/** Depth of a search, of all systems. */
const DEPTH = 10;

const COMMANDS: Readonly<Record<string, Command>> = {
  fihris: (job, variants) => inNode('fihris', job, ['', ...variants]),
  lucene: (job) => inJava('search', 2, DEPTH, job),
  'lucene-title-once': (job) => inJava('search', 1, DEPTH, job),
  minisearch: (job) => inNode('minisearch', job),
  sqlite: (job) => inNode('sqlite', job),
  orama: (job) => inNode('orama', job),
  lunr: (job) => inNode('lunr', job),
  flexsearch: (job) => inNode('flexsearch', job),
};

export const SYSTEM_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Rankings by the system's name, variants in brackets after it; null when the machine does not have the system. */
export function runSystem(name: string, job: Job, variants: readonly string[]): Rankings | null {
  if (name.startsWith('lucene') && !hasLucene()) {
    console.log(
      `${name} is left out: it needs java and Lucene (Debian: default-jdk-headless, liblucene8-java).`,
    );
    return null;
  }
  console.log(name);
  run(COMMANDS[name]!(job, variants));
  const rankings = Object.entries(readRankings(job.rankings));
  return Object.fromEntries(
    rankings.map(([variant, own]) => [variant === '' ? name : `${name} (${variant})`, own]),
  );
}

/** Related articles of the ids in `job.queries`, copies left out. */
export function runFihrisRelated(job: Job): readonly (readonly string[])[] {
  run(inNode('fihris-related', job));
  return readRankings(job.rankings)['']!;
}

/** Related articles of the ids in `job.queries`, copies among them; null when the machine does not have Lucene. */
export function runMoreLikeThis(job: Job, depth: number): readonly (readonly string[])[] | null {
  if (!hasLucene()) return null;
  run(inJava('related', 2, depth, job));
  return readRankings(job.rankings)['']!;
}

function run([command, ...args]: readonly string[]): void {
  const { status, error } = spawnSync(command!, args, { stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${command} ${args[0]} … ended with ${status}.`);
}

function luceneJar(name: string): string {
  const unversioned = join(JARS, `${name}.jar`);
  return existsSync(unversioned) ? unversioned : join(JARS, `${name}-8.7.0.jar`);
}

function hasLucene(): boolean {
  return (
    spawnSync('java', ['-version']).status === 0 && LUCENE_JARS.every((name) => existsSync(luceneJar(name)))
  );
}
