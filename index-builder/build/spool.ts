/**
 * Keeps what a build has read on disk, and in memory only its keys (id, time, where the article lies) and statistics.
 * Of several articles with one id the later wins.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { type Article, parsePublished } from '../../src/article/article.ts';
import { CommandError } from '../../src/errors.ts';
import { compareByTime } from '../../src/index/memtable.ts';
import { type Statistics, StatisticsCounter } from '../../src/index/statistics.ts';
import { type Place, placeName } from '../sources/record.ts';

interface Entry {
  readonly id: string;
  readonly time: number;
  readonly start: number;
  readonly bytes: number;
  readonly place: string;
}

/** Articles are written in pieces of about this size. */
const BUFFER_BYTES = 2 ** 20;

export class Spool {
  private readonly file: FileHandle;
  private readonly entries = new Map<string, Entry>();
  private readonly offsets = new Map<string, number>();
  private readonly counter = new StatisticsCounter();
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private end = 0;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  static async create(path: string): Promise<Spool> {
    return new Spool(await open(path, 'w+'));
  }

  get size(): number {
    return this.entries.size;
  }

  /** Adds an article; gives the place of the one with its id that it replaces, or null. */
  async add(article: Article, place: Place): Promise<string | null> {
    const bytes = Buffer.from(JSON.stringify(article));
    const replaced = this.entries.get(article.id) ?? null;
    if (replaced !== null) await this.forget(replaced);
    this.counter.add(article);
    this.entries.set(article.id, {
      id: article.id,
      time: parsePublished(article.published),
      start: this.end,
      bytes: bytes.length,
      place: placeName(place),
    });
    this.countOffset(article.published, 1);
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    this.end += bytes.length;
    if (this.pendingBytes >= BUFFER_BYTES) await this.flush();
    return replaced?.place ?? null;
  }

  /** Statistics of all articles, the replaced ones left out. */
  get statistics(): Statistics {
    return this.counter;
  }

  /** The offset from UTC that most articles are dated in, as +03:00. */
  commonUtcOffset(): string {
    const [most] = [...this.offsets].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return most![0];
  }

  /** All articles by time and id, in partitions of at most `size`. */
  async *partitions(size: number): AsyncGenerator<Article[]> {
    await this.flush();
    const ordered = [...this.entries.values()].sort(compareByTime);
    for (let from = 0; from < ordered.length; from += size) {
      const articles: Article[] = [];
      for (const entry of ordered.slice(from, from + size)) articles.push(await this.read(entry));
      yield articles;
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async forget(entry: Entry): Promise<void> {
    await this.flush();
    const article = await this.read(entry);
    this.counter.remove(article);
    this.countOffset(article.published, -1);
  }

  private async read({ start, bytes }: Entry): Promise<Article> {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await this.file.read(buffer, 0, bytes, start);
    if (bytesRead < bytes) throw new CommandError('The work file of the build was cut short. Build again.');
    return JSON.parse(buffer.toString()) as Article;
  }

  private async flush(): Promise<void> {
    if (this.pendingBytes === 0) return;
    // Goes on where the last write ended; reads name their places and do not move it.
    await this.file.appendFile(Buffer.concat(this.pending));
    this.pending = [];
    this.pendingBytes = 0;
  }

  private countOffset(published: string, times: 1 | -1): void {
    const zone = /(?:Z|[+-]\d{2}:?\d{2})$/.exec(published)![0];
    const offset = zone === 'Z' ? '+00:00' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
    this.offsets.set(offset, (this.offsets.get(offset) ?? 0) + times);
  }
}
