/** What a build tells its user: progress, and every record it could not take. */
import { type Place, placeName } from '../sources/record.ts';

export type Phase = 'reading' | 'indexing' | 'merging';

/** Counts over the whole build. */
export interface BuildCounts {
  readonly articles: number;
  readonly bad: number;
  readonly duplicates: number;
}

/** Where progress is shown: a bar on a terminal, lines elsewhere, nothing in tests. */
export interface ProgressView {
  start(phase: Phase, total: number): void;
  advance(done: number): void;
  finish(): void;
  /** A line for the user, beside the progress. */
  line(text: string): void;
}

/** Lines of one kind shown in full; the rest are counted. */
const MOST_LINES = 50;

export class BuildReport {
  private readonly view: ProgressView;
  private articles = 0;
  private readonly shown = { bad: 0, duplicates: 0, notes: 0 };

  constructor(view: ProgressView) {
    this.view = view;
  }

  get counts(): BuildCounts {
    return { articles: this.articles, bad: this.shown.bad, duplicates: this.shown.duplicates };
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
    if (this.shown[kind] <= MOST_LINES) this.view.line(text);
    if (this.shown[kind] === MOST_LINES + 1) this.view.line(`further ${kind} are counted, not listed`);
  }
}
