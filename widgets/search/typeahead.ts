/** Asks the archive while somebody types: after a pause, one query at a time, the last answer kept. */
import type {
  QuerySuggestion,
  SearchAnswer,
  SearchParameters,
  SuggestAnswer,
  SuggestParameters,
} from '../../client/openapi.ts';
import { type Ask, StatusError } from '../shared/ask.ts';

/** Pause of typing before the archive is asked, in milliseconds: shorter than most people take between words. */
const PAUSE = 120;

export interface Wanted {
  readonly query: string;
  /** Suggestions and results to ask for; 0 asks for none. */
  readonly suggestions: number;
  readonly results: number;
  readonly section: string | undefined;
}

export interface Answers {
  /** What was asked; while results are on their way they may still be those of the query before. */
  readonly query: string;
  readonly suggestions: readonly QuerySuggestion[];
  /** Null where none was asked for, or none came yet. */
  readonly found: SearchAnswer | null;
  /** Whether the archive did not answer: the rest is then what it said before. */
  readonly isFailed: boolean;
  /** Whether all of it has come. */
  readonly isWhole: boolean;
}

export const NO_ANSWERS: Answers = {
  query: '',
  suggestions: [],
  found: null,
  isFailed: false,
  isWhole: true,
};

export class Typeahead {
  #last = NO_ANSWERS;
  #controller = new AbortController();
  readonly #show: (answers: Answers) => void;

  /** @param show takes suggestions as soon as they come, and the whole when it is there */
  constructor(show: (answers: Answers) => void) {
    this.#show = show;
  }

  /** Asks after a pause, and gives up what was asked before. */
  ask(ask: Ask, wanted: Wanted): void {
    this.stop();
    const { signal } = this.#controller;
    setTimeout(() => {
      if (!signal.aborted) this.#run(ask, wanted, signal);
    }, PAUSE);
  }

  /** Gives up what was asked. */
  stop(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
  }

  /** Lets go of the last answer, too. */
  forget(): void {
    this.stop();
    this.#last = NO_ANSWERS;
  }

  async #run(ask: Ask, wanted: Wanted, mine: AbortSignal): Promise<void> {
    const { query } = wanted;
    const show = (answers: Answers) => {
      if (mine.aborted) return;
      this.#last = answers;
      this.#show(answers);
    };
    const suggesting = suggest(ask, wanted, mine);
    const searching = search(ask, wanted, mine);
    // It is waited for later: until then a failure is nobody's.
    searching.catch(() => {});
    try {
      const suggestions = await suggesting;
      // Results below wait for these, so that nothing moves down under a finger.
      show({ ...this.#last, query, suggestions, isFailed: false, isWhole: false });
      const found = await searching;
      show({ query, suggestions, found, isFailed: false, isWhole: true });
    } catch {
      show({ ...this.#last, isFailed: true, isWhole: true });
    }
  }
}

async function suggest(ask: Ask, wanted: Wanted, mine: AbortSignal): Promise<Answers['suggestions']> {
  if (wanted.suggestions === 0) return [];
  const parameters: SuggestParameters = { q: wanted.query, limit: wanted.suggestions };
  const { suggestions } = await ask<SuggestAnswer>('suggest', parameters, mine);
  return suggestions;
}

/** Null also for what is no query yet, as a minus before its word is typed. */
async function search(ask: Ask, wanted: Wanted, mine: AbortSignal): Promise<SearchAnswer | null> {
  const { query: q, results: limit, section } = wanted;
  if (limit === 0) return null;
  const parameters: SearchParameters = { q, limit, section, typing: true, collapse: true };
  try {
    return await ask<SearchAnswer>('search', parameters, mine);
  } catch (error) {
    if (error instanceof StatusError && error.status === 400) return null;
    throw error;
  }
}
