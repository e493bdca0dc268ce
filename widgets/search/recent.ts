/** What was searched for on this device; it leaves it only when it is searched for again. */

/** Searches that are kept and shown at most. */
const MOST_RECENT = 5;

export class RecentSearches {
  readonly #key: string;

  /** @param endpoint the archive that was searched: another one has its own */
  constructor(endpoint: string) {
    this.#key = `fihris:recent:${endpoint}`;
  }

  /** The newest first; none where the browser keeps nothing. */
  all(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, MOST_RECENT) : [];
    } catch {
      return [];
    }
  }

  add(text: string): void {
    const others = this.all().filter((other) => other !== text);
    this.#write(JSON.stringify([text, ...others].slice(0, MOST_RECENT)));
  }

  forget(): void {
    this.#write(null);
  }

  #write(text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, text);
    } catch {
      // Storage that is full or forbidden: the search goes on without.
    }
  }
}
