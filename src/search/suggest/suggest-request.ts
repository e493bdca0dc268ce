/** What suggestions are asked for by. */
export const MOST_SUGGESTIONS = 20;
export const DEFAULT_SUGGESTIONS = 8;

export interface SuggestRequest {
  /** As it was typed: a space at its end says that the last word is finished. */
  readonly q: string;
  /** 1 to {@link MOST_SUGGESTIONS}. */
  readonly limit?: number | undefined;
}
