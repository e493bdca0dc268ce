/**
 * What words mean that were typed without their hamzas: where articles have the spelling with them far more often, it is
 * read in place of what was typed; where they have both, both are looked for. Foreign names that hardly an article has as
 * typed are looked for in the letters of other countries besides.
 */

import type { SurfaceEntry } from '../../segment/dictionary/dictionary-format.ts';
import { PostingCursor } from '../../segment/postings/posting-cursor.ts';
import type {
  ListParts,
  Resolved,
  ResolvedAlternative,
  ResolvedWord,
  ResolvedWords,
} from '../matching/terms.ts';
import { soundAlikesOf } from '../spelling/sound-alikes.ts';
import { alternativesOf, MOST_OF_WORD } from './alternatives.ts';
import { keyOf, type Query, type QueryWord } from './query.ts';
import { type Respelling, respellingsOf } from './respellings.ts';

/** Times as many articles have a spelling as have the word as typed, for it to be read in its place. */
const INSTEAD = 3;
/** And for it to be looked for beside the word. */
const BESIDE = 0.2;

/** A name that more articles have as it was typed needs no other spelling. */
const MOST_RARE = 2;
/** Times as many articles must have the other spelling of such a name. */
const NAME_FACTOR = 5;

/** Words that are looked up for one query, spellings and what stands for them: the first ones, for each costs reads. */
const MOST_OF_QUERY = 10;

/** Words with the spellings to look up for them; exact words have none, nor have words of a query with operators. */
export function withRespellings(words: readonly QueryWord[]): QueryWord[] {
  let left = MOST_OF_QUERY;
  return words.map((word) => {
    if (word.isExact || left <= 0) return word;
    const { surface, stem } = word;
    const spelt = (one: Respelling): QueryWord => {
      return {
        ...word,
        ...one,
        alternatives: alternativesOf(one.surface).slice(0, MOST_OF_WORD),
        dropped: [],
      };
    };
    const respellings = [
      ...respellingsOf(surface, stem).map(spelt),
      ...soundAlikesOf(surface, stem).map((one): QueryWord => ({ ...spelt(one), isSoundAlike: true })),
    ].slice(0, left);
    for (const { alternatives } of respellings) left -= 1 + alternatives.length;
    return respellings.length === 0 ? word : { ...word, respellings };
  });
}

export interface Meant {
  readonly query: Query;
  readonly words: ResolvedWords;
}

/** The query as it was meant. @param resolved its words and all spellings of them */
export function asMeant(query: Query, { words, lists }: Pick<Resolved, 'words' | 'lists'>): Meant {
  if (!query.words.some(({ respellings }) => respellings !== undefined)) return { query, words };
  const meant = new Map(words);
  const taken = new Set(query.words.map(keyOf));
  const asRead = query.words.map((typed): QueryWord => {
    const own = words.get(keyOf(typed))!;
    const others = (typed.respellings ?? []).map((one) => words.get(keyOf(one))!);
    const free = others.filter(({ word }) => !taken.has(keyOf(word)));
    const best = free.filter(({ word }) => !word.isSoundAlike).reduce(likelier, null);
    const read = best === null ? own : either(own, best, lists);
    const result = free
      .filter((other) => other.word.isSoundAlike && isMeant(other, own))
      .reduce((word, other) => beside(word, other, spellingOf(other), lists), read);
    taken.add(keyOf(result.word));
    meant.set(keyOf(result.word), result);
    return result.word;
  });
  return { query: { ...query, words: asRead }, words: meant };
}

function likelier(most: ResolvedWord | null, one: ResolvedWord): ResolvedWord {
  return most === null || one.surfaceFrequency > most.surfaceFrequency ? one : most;
}

/** The word as typed, or the other spelling, or one of them with the other as an alternative. */
function either(typed: ResolvedWord, other: ResolvedWord, lists: readonly ListParts[]): ResolvedWord {
  const hasForm = typed.surfaceFrequency + other.surfaceFrequency > 0;
  const frequencyOf = (one: ResolvedWord) => (hasForm ? one.surfaceFrequency : one.documentFrequency);
  const [asTyped, respelt] = [frequencyOf(typed), frequencyOf(other)];
  if (respelt === 0 || respelt < asTyped * BESIDE) return typed;
  if (respelt < asTyped * INSTEAD) return beside(typed, other, spellingOf(other), lists);
  const read = { ...other, word: { ...other.word, readAs: spellingOf(other) } };
  return beside(read, typed, typed.word.original, lists);
}

/** Whether a word that hardly an article has may be a name that others have in the letters of another country. */
function isMeant(other: ResolvedWord, typed: ResolvedWord): boolean {
  const { documentFrequency: has } = typed;
  return has <= MOST_RARE && other.documentFrequency >= NAME_FACTOR * Math.max(1, has);
}

/** As articles mostly spell it. */
function spellingOf({ word, bySegment }: ResolvedWord): string {
  let usual: SurfaceEntry | null = null;
  for (const { surface } of bySegment) {
    if (surface !== null && surface.postings.df > (usual?.postings.df ?? 0)) usual = surface;
  }
  return usual?.spelling ?? word.surface;
}

/** A word with another as an alternative of it, in any form. */
function beside(
  one: ResolvedWord,
  { word, documentFrequency, idf, bySegment }: ResolvedWord,
  term: string,
  lists: readonly ListParts[],
): ResolvedWord {
  const { surface, stem } = word;
  if (stem === one.word.stem || documentFrequency === 0) return one;
  const alternative = { term, surface, stem, why: 'spelling' } as const;
  const resolved: ResolvedAlternative = { alternative, documentFrequency, idf };
  return {
    ...one,
    word: { ...one.word, alternatives: [...one.word.alternatives, alternative] },
    alternatives: [...one.alternatives, resolved],
    bySegment: one.bySegment.map((own, i) => {
      const { list } = bySegment[i]!;
      const open = list === null ? null : () => new PostingCursor(list, lists[i]!.get(list)!);
      return { ...own, alternatives: [...own.alternatives, open] };
    }),
  };
}
