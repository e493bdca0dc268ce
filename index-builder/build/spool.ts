/**
 * Keeps what a build has read on disk, and in memory only its keys (id, content hash, time, where the article lies).
 * Of several articles with one id the later wins.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { type Article, parsePublished } from '../../src/article/article.ts';
import { CommandError } from '../../src/errors.ts';
import { contentHashOf } from '../../src/index/content-hash.ts';
import { runsOf } from '../../src/index/copied-text.ts';
import type { CopyableArticle } from '../../src/index/copy-clusters.ts';
import { bandsOf, type ComparedText } from '../../src/index/copy-rule.ts';
import { compareByTime } from '../../src/index/memtable.ts';
import type { StatisticsCounter } from '../../src/index/statistics.ts';
import type { ArticleKey } from '../../src/publish/addition.ts';
import { type Place, placeName } from '../sources/record.ts';

interface Entry extends ArticleKey {
  readonly time: number;
  readonly start: number;
  readonly bytes: number;
  readonly place: string;
  readonly bands: Uint32Array;
}

/** Articles are written in pieces of about this size. */
const BUFFER_BYTES = 2 ** 20;

/** Articles whose texts are kept for comparing: the last ones, since copies are printed within days. */
const COMPARED_TEXTS = 2_000;

export class Spool {
  private readonly file: FileHandle;
  private readonly entries = new Map<string, Entry>();
  private readonly offsets = new Map<string, number>();
  private readonly counter: StatisticsCounter | null;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private end = 0;
  /** The one used last is the last. */
  private readonly compared = new Map<Entry, Promise<ComparedText>>();

  private constructor(file: FileHandle, counter: StatisticsCounter | null) {
    this.file = file;
    this.counter = counter;
  }

  /** @param counter counts the articles that are kept; none where nobody asks for their statistics */
  static async create(path: string, counter: StatisticsCounter | null = null): Promise<Spool> {
    return new Spool(await open(path, 'w+'), counter);
  }

  get size(): number {
    return this.entries.size;
  }

  /** Adds an article; gives the place of the one with its id that it replaces, or null. */
  async add(article: Article, place: Place): Promise<string | null> {
    const bytes = Buffer.from(JSON.stringify(article));
    const replaced = this.entries.get(article.id) ?? null;
    if (replaced !== null) await this.forget(replaced);
    this.counter?.add(article);
    this.entries.set(article.id, {
      id: article.id,
      contentHash: contentHashOf(article),
      time: parsePublished(article.published),
      start: this.end,
      bytes: bytes.length,
      place: placeName(place),
      bands: Uint32Array.from(bandsOf(runsOf(article.body))),
    });
    this.countOffset(article.published, 1);
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    this.end += bytes.length;
    if (this.pendingBytes >= BUFFER_BYTES) await this.flush();
    return replaced?.place ?? null;
  }

  /** Ids and contents of all articles, the replaced ones left out. */
  keys(): readonly ArticleKey[] {
    return [...this.entries.values()];
  }

  /** The offset from UTC that most articles are dated in, as +03:00. */
  commonUtcOffset(): string {
    const [most] = [...this.offsets].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return most![0];
  }

  /** All articles by time and id, in partitions of at most `size`. @param leftOut ids of articles to leave out */
  async *partitions(size: number, leftOut: ReadonlySet<string> = new Set()): AsyncGenerator<Article[]> {
    await this.flush();
    const ordered = this.ordered(leftOut);
    for (let from = 0; from < ordered.length; from += size) {
      const articles: Article[] = [];
      for (const entry of ordered.slice(from, from + size)) articles.push(await this.read(entry));
      yield articles;
    }
  }

  /** All articles by time and id, as copies are looked for among them. */
  copyables(leftOut: ReadonlySet<string> = new Set()): CopyableArticle[] {
    return this.ordered(leftOut).map((entry) => ({
      id: entry.id,
      contentHash: entry.contentHash,
      bands: entry.bands,
      compared: () => this.textOf(entry),
    }));
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private ordered(leftOut: ReadonlySet<string>): Entry[] {
    return [...this.entries.values()].filter(({ id }) => !leftOut.has(id)).sort(compareByTime);
  }

  private textOf(entry: Entry): Promise<ComparedText> {
    const text = this.compared.get(entry) ?? this.readText(entry);
    this.compared.delete(entry);
    this.compared.set(entry, text);
    if (this.compared.size > COMPARED_TEXTS) this.compared.delete(this.compared.keys().next().value!);
    return text;
  }

  private async readText(entry: Entry): Promise<ComparedText> {
    await this.flush();
    return { runs: runsOf((await this.read(entry)).body), time: entry.time };
  }

  private async forget(entry: Entry): Promise<void> {
    await this.flush();
    const article = await this.read(entry);
    this.counter?.remove(article);
    this.countOffset(article.published, -1);
  }

  private async read({ start, bytes }: Entry): Promise<Article> {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await this.file.read(buffer, 0, bytes, start);
    if (bytesRead < bytes) throw new CommandError('The work file was cut short. Run the command again.');
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
