import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BuildReport } from '../../index-builder/build/report.ts';
import { summary } from '../../index-builder/commands/build.ts';
import { progressView } from '../../index-builder/commands/progress.ts';
import { KeptView } from './support.ts';

const PLACE = { file: 'a.ndjson', line: 3 };

describe('the report of a build', () => {
  it('tells each bad record, duplicate and note in a line, and counts them', () => {
    const view = new KeptView();
    const report = new BuildReport(view);
    report.article();
    report.bad(PLACE, 'id is missing');
    report.duplicate({ file: 'b.json', item: 2 }, 'has the id x');
    report.note('a.txt: shows no date');
    expect(view.lines).toEqual([
      'bad record a.ndjson:3: id is missing',
      'duplicate b.json, article 2: has the id x',
      'note: a.txt: shows no date',
    ]);
    expect(report.counts).toEqual({ articles: 1, bad: 1, duplicates: 1, notes: 1 });
  });

  it('shows no more lines of a kind than a terminal should hold, counts all, and tells where to find them', () => {
    const view = new KeptView();
    const report = new BuildReport(view, { mostLines: 2 });
    for (let i = 0; i < 9; i++) report.bad(PLACE, 'id is missing');
    report.note('a note is of another kind');
    expect(view.lines).toEqual([
      'bad record a.ndjson:3: id is missing',
      'bad record a.ndjson:3: id is missing',
      'further bad records are only counted; send standard error to a file to keep them all',
      'note: a note is of another kind',
    ]);
    expect(report.counts.bad).toBe(9);
  });

  it('of a strict build leaves the record that stops it to the error', () => {
    const view = new KeptView();
    const report = new BuildReport(view, { strict: true });
    report.note('a.txt: shows no date');
    report.bad(PLACE, 'id is missing');
    expect(view.lines).toEqual(['note: a.txt: shows no date']);
    expect(report.counts.bad).toBe(1);
  });
});

describe('the summary of a build', () => {
  it('says how many articles are in the index, and what was left out', () => {
    const manifest = {
      format: 'fihris' as const,
      version: 1,
      generation: 1,
      analyser: 'arabic',
      averageLength: 10,
      bm25: { k: 1.2, b: 0.75 },
      utcOffset: '+03:00',
      segments: [
        { name: 'segment-1.fihris', bytes: 12_345_678, headBytes: 400, documents: 30_669, deleted: 3 },
      ],
      tombstones: null,
    };
    const counts = { articles: 30_667, bad: 1, duplicates: 1, notes: 0 };
    expect(summary(manifest, counts, 'my-index', 12.34)).toEqual([
      '30,666 articles indexed in 12.3 s, 12,345,678 bytes in my-index',
      '1 bad record skipped, 1 duplicate replaced, 0 notes',
    ]);
  });
});

/** A stream as `process.stderr` is one, and what was written to it. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let text = '';
  const through = new PassThrough();
  through.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  const faked = Object.assign(Object.create(WriteStream.prototype), { isTTY, columns: 80 });
  const like: NodeJS.WriteStream = new Proxy(faked, {
    get: (target, name) => {
      if (name === 'isTTY') return isTTY;
      if (name === 'columns') return target.columns;
      const value = Reflect.get(through, name, through);
      return typeof value === 'function' ? value.bind(through) : value;
    },
  });
  return { stream: like, text: () => text };
}

describe('progress without a terminal', () => {
  it('is a line for each tenth and the end of each phase', () => {
    const { stream: plain, text } = stream(false);
    const view = progressView(plain);
    view.start('reading', 100);
    for (let i = 0; i < 20; i++) view.advance(5);
    view.finish();
    view.start('indexing', 3);
    for (let i = 0; i < 3; i++) view.advance(1);
    view.finish();
    expect(text().split('\n')).toEqual([
      ...Array.from({ length: 9 }, (_, i) => `reading: ${i + 1}0%`),
      'reading: done',
      'indexing: 30%',
      'indexing: 60%',
      'indexing: done',
      '',
    ]);
  });

  it('counts the articles of a large file, which is one step', () => {
    const { stream: plain, text } = stream(false);
    const view = progressView(plain);
    view.start('reading', 100);
    for (let i = 1; i <= 25_000; i++) view.counted(i);
    view.advance(100);
    view.finish();
    expect(text()).toBe('reading: 10,000 articles\nreading: 20,000 articles\nreading: done\n');
  });

  it('of nothing at all does not divide by it', () => {
    const { stream: plain, text } = stream(false);
    const view = progressView(plain);
    view.start('reading', 0);
    view.advance(0);
    view.finish();
    expect(text()).toBe('reading: done\n');
  });

  it('that is not wanted leaves the lines about records', () => {
    const { stream: plain, text } = stream(false);
    const view = progressView(plain, true);
    view.start('reading', 100);
    view.advance(100);
    view.counted(10_000);
    view.line('bad record a.ndjson:3: id is missing');
    view.finish();
    view.stop();
    expect(text()).toBe('bad record a.ndjson:3: id is missing\n');
  });
});

describe('progress on a terminal', () => {
  afterEach(() => vi.useRealTimers());

  it('is a bar with the articles read, with lines above it, and the cursor back at its end', () => {
    vi.useFakeTimers();
    const { stream: terminal, text } = stream(true);
    const view = progressView(terminal);
    view.start('reading', 100);
    view.advance(50);
    view.counted(1_234);
    view.line('bad record a.ndjson:3: id is missing');
    vi.advanceTimersByTime(500);
    view.finish();
    expect(text()).toContain('reading');
    expect(text()).toContain('50% |');
    expect(text()).toContain('1,234 articles');
    expect(text()).toContain('\r\u001B[Kbad record a.ndjson:3: id is missing\n');
    expect(text()).toContain('100% |');
    expect(text().lastIndexOf('\u001B[?25h')).toBeGreaterThan(text().lastIndexOf('\u001B[?25l'));
  });

  it('of a build that failed gives the cursor back and does not say that it is done', () => {
    vi.useFakeTimers();
    const { stream: terminal, text } = stream(true);
    const view = progressView(terminal);
    view.start('reading', 100);
    view.advance(20);
    view.stop();
    view.stop();
    expect(text()).not.toContain('100%');
    expect(text().lastIndexOf('\u001B[?25h')).toBeGreaterThan(text().lastIndexOf('\u001B[?25l'));
  });
});
