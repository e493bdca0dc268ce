/** What a build tells its user: progress, every record it could not take, and the counts at the end. */
import { type Place, placeName } from '../sources/record.ts';

export type Phase = 'reading' | 'comparing' | 'indexing' | 'merging';

/** Counts over the whole build. */
export interface BuildCounts {
  /** Good articles read, those included that a later one with their id replaced. */
  readonly articles: number;
  readonly bad: number;
  readonly duplicates: number;
  readonly notes: number;
}

/** Where progress is shown: a bar on a terminal, lines elsewhere, nothing in tests. */
export interface ProgressView {
  /** @param total units that will be {@link advance}d by: bytes, articles, pages of a dictionary */
  start(phase: Phase, total: number): void;
  advance(done: number): void;
  /** @param articles read so far: a large file is one step of the progress, and its articles show that it moves */
  counted(articles: number): void;
  finish(): void;
  /** Takes the progress away without calling it done; for a build that failed. */
  stop(): void;
  /** A line for the user, beside the progress. */
  line(text: string): void;
}

export interface ReportOptions {
  /** Lines of one kind that are shown; the rest are counted. All by default. */
  readonly mostLines?: number;
  /** The first bad record or duplicate ends the build with an error that tells of it: it needs no line of its own. */
  readonly strict?: boolean;
}

const KIND_NAMES = { bad: 'bad records', duplicates: 'duplicates', notes: 'notes' };

export class BuildReport {
  private readonly view: ProgressView;
  private readonly mostLines: number;
  private readonly strict: boolean;
  private articles = 0;
  private readonly shown = { bad: 0, duplicates: 0, notes: 0 };

  constructor(
    view: ProgressView,
    { mostLines = Number.POSITIVE_INFINITY, strict = false }: ReportOptions = {},
  ) {
    this.view = view;
    this.mostLines = mostLines;
    this.strict = strict;
  }

  get counts(): BuildCounts {
    return { articles: this.articles, ...this.shown };
  }

  start(phase: Phase, total: number): void {
    this.view.start(phase, total);
  }

  advance(done: number): void {
    this.view.advance(done);
  }

  finish(): void {
    this.view.finish();
  }

  article(): void {
    this.articles++;
    this.view.counted(this.articles);
  }

  bad(place: Place, reason: string): void {
    this.show('bad', `bad record ${placeName(place)}: ${reason}`);
  }

  duplicate(place: Place, reason: string): void {
    this.show('duplicates', `duplicate ${placeName(place)}: ${reason}`);
  }

  note(text: string): void {
    this.show('notes', `note: ${text}`);
  }

  private show(kind: keyof typeof this.shown, text: string): void {
    this.shown[kind]++;
    if (this.strict && kind !== 'notes') return;
    if (this.shown[kind] <= this.mostLines) this.view.line(text);
    if (this.shown[kind] === this.mostLines + 1) {
      this.view.line(
        `further ${KIND_NAMES[kind]} are only counted; send standard error to a file to keep them all`,
      );
    }
  }
}
