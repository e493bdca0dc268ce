import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readDocuments,
  readQueries,
  writeDocuments,
  writeQueries,
} from '../../../bench/relevance/exchange.ts';
import { parseOptions } from '../../../bench/relevance/options.ts';
import { plotOf } from '../../../bench/relevance/plot.ts';
import { figuresOf, tableOf } from '../../../bench/relevance/report.ts';
import { SET_NAMES } from '../../../bench/relevance/sets.ts';
import { SYSTEM_NAMES } from '../../../bench/relevance/systems.ts';
import { variantOf } from '../../../bench/relevance/variants.ts';
import { RANKING } from '../../../src/search/ranking/ranking.ts';
import { BM25 } from '../../../src/segment/postings/levels.ts';
import { article } from '../../support/make-index.ts';

const set = {
  name: 'short',
  corpus: 'articles' as const,
  queries: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id })),
};
/** Answers to the queries a, b, c and d in turn. */
const answering = (rankings: readonly (readonly string[])[]) => (text: string) =>
  rankings['abcd'.indexOf(text)]!;
const answers = {
  fihris: answering([['a'], ['x', 'b'], ['c'], []]),
  'a < b': answering([['a'], ['b'], ['x', 'y'], ['x', 'd']]),
};

describe('figures', () => {
  const figures = figuresOf(set, answers);

  it('are averages over the queries, and differences from the first system', () => {
    const [first, other] = figures.systems;
    expect(first!.measures['MRR@10'].mean).toBe(0.625);
    expect(first!.measures['recall@10'].mean).toBe(0.75);
    expect(first!.difference).toBeNull();
    expect(other!.measures['MRR@10'].mean).toBe(0.625);
    expect(other!.difference).toMatchObject({ mean: 0 });
  });

  it('are shown as a table', () => {
    const [header, first, other] = tableOf(figures).split('\n');
    expect(header).toMatch(/^short \(4\) +MRR@10 +recall@10 +nDCG@10 +MRR@10 beyond fihris$/);
    expect(first).toMatch(/^ {2}fihris +0\.625 \[/);
    expect(other).toMatch(/^ {2}a < b .* \+0\.000 \[-0\.\d+, 0\.\d+\]$/);
  });

  it('of a variation tell the share of what the clean queries have', () => {
    const clean = { a: 'a', b: 'c', c: 'c', d: 'c' } as const;
    const queries = set.queries.map(({ id, text }) => ({
      id,
      text,
      clean: clean[text as keyof typeof clean],
    }));
    const typed = figuresOf({ ...set, queries }, answers);
    // Ranks of the clean queries: 1, none, 1, none; as typed 1, 2, 1, none.
    expect(typed.systems[0]!.ofClean!.mean).toBe(1.25);
    expect(tableOf(typed)).toMatch(/of clean\n {2}fihris .* 1\.250 \[/);
    expect(figures.systems[0]!.ofClean).toBeNull();
  });

  it('are drawn, names escaped, a dot for every system of a set', () => {
    const svg = plotOf([figures]);
    expect(svg).toContain('>a &lt; b</text>');
    expect(svg.match(/<circle/g)).toHaveLength(4);
    expect(svg).toContain('<circle cx="625.0"');
  });
});

describe('options', () => {
  it('are everything on the half for tuning by default', () => {
    expect(parseOptions([], ['k=2'])).toMatchObject({
      systems: SYSTEM_NAMES,
      sets: SET_NAMES,
      half: 'tune',
      limit: 1_000,
      variants: [],
    });
  });

  it('choose systems, sets and variants', () => {
    const args =
      '--systems lucene,fihris --sets short,typed-tatweel --limit 30 --variants surface=0;k=2,b=0.4 --ablation';
    expect(parseOptions(args.split(' '), ['title=0'])).toMatchObject({
      systems: ['lucene', 'fihris'],
      sets: ['short', 'typed-tatweel'],
      limit: 30,
      variants: ['surface=0', 'k=2,b=0.4', 'title=0'],
    });
  });

  it.each([
    ['--systems solr', 'solr is not one of fihris, lucene'],
    ['--sets long', 'long is not one of headline, short'],
    ['--half both', '--half is tune or test, not both'],
    ['--limit 0', '--limit is a whole number, 1 or more, not 0'],
    ['--articles few', '--articles is a whole number, 1 or more, not few'],
  ])('%s is an error', (args, message) => {
    expect(() => parseOptions(args.split(' '), [])).toThrow(message);
  });
});

describe('variants', () => {
  it('change what they name and nothing else', () => {
    expect(variantOf('')).toEqual({ ranking: RANKING, bm25: BM25 });
    expect(variantOf('surface=1,k=2')).toEqual({
      ranking: { ...RANKING, surfaceWeight: 1 },
      bm25: { ...BM25, k: 2 },
    });
  });

  it.each(['depth=2', 'k', 'k=big'])('%s is an error', (name) => {
    expect(() => variantOf(name)).toThrow(`${name} is no change of ranking`);
  });
});

describe('files of documents and queries', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'fihris-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('give back what was written', () => {
    const path = join(directory, 'file');
    const articles = [article('1'), article('2', { title: '' })];
    writeDocuments(path, articles);
    expect(readDocuments(path)).toEqual(articles);
    writeQueries(path, ['one', 'two words']);
    expect(readQueries(path)).toEqual(['one', 'two words']);
    writeQueries(path, []);
    expect(readQueries(path)).toEqual([]);
  });
});
