/** Progress for people: a bar on a terminal, plain lines elsewhere. Everything goes to standard error. */
import { Presets, SingleBar } from 'cli-progress';
import type { Phase, ProgressView } from '../build/report.ts';
import { count } from './common.ts';

/** Without a terminal, a phase says where it is after each tenth, and after so many articles. */
const PLAIN_STEPS = 10;
const PLAIN_ARTICLES = 10_000;

/** @param quiet say nothing but lines about records */
export function progressView(stream: NodeJS.WriteStream, quiet = false): ProgressView {
  if (quiet) return new QuietProgress(stream);
  return stream.isTTY ? new BarProgress(stream) : new PlainProgress(stream);
}

class QuietProgress implements ProgressView {
  protected readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  start(_phase: Phase, _total: number): void {}
  advance(_done: number): void {}
  counted(_articles: number): void {}
  finish(): void {}
  stop(): void {}

  line(text: string): void {
    this.stream.write(`${text}\n`);
  }
}

class PlainProgress extends QuietProgress {
  private phase: Phase = 'reading';
  private total = 0;
  private done = 0;
  private step = 0;

  override start(phase: Phase, total: number): void {
    this.phase = phase;
    this.total = total;
    this.done = this.step = 0;
  }

  override advance(done: number): void {
    this.done += done;
    const step = Math.floor((this.done / Math.max(1, this.total)) * PLAIN_STEPS);
    if (step <= this.step || step >= PLAIN_STEPS) return;
    this.step = step;
    this.line(`${this.phase}: ${step * (100 / PLAIN_STEPS)}%`);
  }

  override counted(articles: number): void {
    if (articles % PLAIN_ARTICLES === 0) this.line(`${this.phase}: ${count(articles)} articles`);
  }

  override finish(): void {
    this.line(`${this.phase}: done`);
  }
}

class BarProgress extends QuietProgress {
  private bar: SingleBar | null = null;

  override start(phase: Phase, total: number): void {
    const format = `${phase.padEnd(8)} {bar} {percentage}% | {eta_formatted} left{articles}`;
    const options = { stream: this.stream, format, hideCursor: true, linewrap: true };
    this.bar = new SingleBar(options, Presets.shades_classic);
    this.bar.start(total, 0, { articles: '' });
  }

  override advance(done: number): void {
    this.bar?.increment(done);
  }

  override counted(articles: number): void {
    this.bar?.update({ articles: ` | ${count(articles)} articles` });
  }

  override finish(): void {
    this.bar?.update(this.bar.getTotal());
    this.stop();
  }

  override stop(): void {
    this.bar?.stop();
    this.bar = null;
  }

  /** Above the bar, which is drawn again below. */
  override line(text: string): void {
    this.stream.write(`\r\u001B[K${text}\n`);
  }
}
