/** What a search makes of the words of a query: every decision that is taken before articles are looked at. */
import type { OpenIndex } from '../index/open-index.ts';
import { Calendar } from './matching/calendar.ts';
import { resolveWords } from './matching/terms.ts';
import { RANKING } from './ranking/ranking.ts';
import { ownTerm, type TermForm } from './ranking/scored-terms.ts';
import type { Why } from './words/alternatives.ts';
import { asMeant } from './words/as-meant.ts';
import { keyOf, type QueryWord, scoringWords } from './words/query.ts';
import { readQuery } from './words/read-query.ts';

/** A form that is looked up for a word of the query. */
export interface LookedUp {
  /** A stem or surface in normal form; an alternative in ordinary spelling. */
  readonly term: string;
  readonly form: TermForm;
  readonly why: Why | null;
  /** Articles that have it. */
  readonly documentFrequency: number;
  readonly idf: number;
  /** What it counts: 1 for a stem. */
  readonly weight: number;
}

export interface WordDecisions {
  /** As it was typed. */
  readonly word: string;
  /** Where it was typed: by itself, in a phrase, or after a minus. */
  readonly part: 'word' | 'phrase' | 'excluded';
  readonly lookedUp: readonly LookedUp[];
  /** Alternatives that are left out, because the query has too many. */
  readonly dropped: readonly { readonly term: string; readonly why: Why }[];
}

/** The words of a query that are looked for, in order. Two round trips. @throws BadQueryError */
export async function explainQuery(
  index: OpenIndex,
  { q, exact }: { readonly q: string; readonly exact?: boolean | undefined },
  now = Date.now(),
): Promise<WordDecisions[]> {
  const today = new Calendar(index.manifest.utcOffset).nameOf(now, 'day');
  const asked = await readQuery(q, { exact, today });
  const { query, words } = asMeant(asked, await resolveWords(asked, index.segments, index.documents));
  const decisions = (word: QueryWord, part: WordDecisions['part']): WordDecisions => {
    const { documentFrequency, idf, surfaceFrequency, surfaceIdf, alternatives } = words.get(keyOf(word))!;
    const own = { documentFrequency, idf, weight: 1, why: null };
    const [term, form] = ownTerm(word);
    const forms: LookedUp[] = word.isExact
      ? [{ ...own, term, form }]
      : [
          { ...own, term, form },
          {
            term: word.surface,
            form: 'surface',
            why: null,
            documentFrequency: surfaceFrequency,
            idf: surfaceIdf,
            weight: RANKING.surfaceWeight,
          },
        ];
    const others = alternatives.map(
      ({ alternative: { term, why }, documentFrequency: has, idf: says }): LookedUp => {
        const weight = RANKING.alternativeWeights[why];
        return { term, form: 'alternative', why, documentFrequency: has, idf: Math.min(idf, says), weight };
      },
    );
    return {
      word: word.original,
      part,
      lookedUp: [...forms, ...(part === 'word' ? others : [])],
      dropped: part === 'word' ? word.dropped.map(({ term, why }) => ({ term, why })) : [],
    };
  };
  const alone = new Set(query.words.map(keyOf));
  const excluded = [...query.excludedWords, ...query.excludedPhrases.flatMap((phrase) => phrase.words)];
  return [
    ...scoringWords(query).map((word) => decisions(word, alone.has(keyOf(word)) ? 'word' : 'phrase')),
    ...excluded.map((word) => decisions(word, 'excluded')),
  ];
}
