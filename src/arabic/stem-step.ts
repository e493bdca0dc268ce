/** What the stemmer did to a word, for `fihris explain`. */

/** One thing the stemmer did or declined to do. */
export interface StemStep {
  readonly kind:
    | 'stop word'
    | 'particle'
    | 'name'
    | 'own initial'
    | 'own final'
    | 'prefix'
    | 'suffix'
    | 'place'
    | 'not Arabic';
  /** The affix taken off, the word that was protected, or the word that was put in place of a form of it. */
  readonly text: string;
}

export type Steps = StemStep[] | undefined;

/** Notes why a word stays as it is. */
export function kept(kind: StemStep['kind'], text: string, steps: Steps): string {
  steps?.push({ kind, text });
  return text;
}
