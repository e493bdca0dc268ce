/**
 * The query language: words (all wanted), exact phrases between quotation marks, words exactly as typed between quotation
 * marks after an equals sign, and each of them excluded by a leading minus. What a query means is decided here, on text
 * alone; nothing is read.
 */
import { type AnalysedToken, analyse } from '../../arabic/analyser.ts';
import { particleOf } from '../../arabic/particles.ts';
import { spellingOf } from '../../arabic/spelling.ts';
import { BadQueryError } from '../../errors.ts';
import { LONGEST_QUERY, MOST_WORDS } from '../../query/limits.ts';
import { type Alternative, chooseAlternatives } from './alternatives.ts';
import { withRespellings } from './as-meant.ts';
import type { Condition, Reading } from './condition.ts';

/** A word as it was typed, in both forms. */
export interface QueryWord {
  readonly original: string;
  readonly surface: string;
  readonly stem: string;
  /** Wanted in this form only: not by its stem, and never let go. */
  readonly isExact: boolean;
  /** Stands for every word that begins with it, see `prefix-form.ts`; such a word is exact too. */
  readonly isPrefix: boolean;
  /** Wanted in this spelling only, hamza and all; null for words that are not exact, and for those of phrases. */
  readonly spelling: string | null;
  /** What is looked for beside it; none for exact words, excluded ones and those of phrases. */
  readonly alternatives: readonly Alternative[];
  /** What is not looked for, because the query would have too many alternatives. */
  readonly dropped: readonly Alternative[];
  /** The word with hamzas that may have been left out, and as other countries spell it; only where there are such. */
  readonly respellings?: readonly QueryWord[];
  /** Whether it is such a spelling as another country has for a name. */
  readonly isSoundAlike?: boolean;
  /** How the word is read, where that is not as it was typed: in ordinary spelling. */
  readonly readAs?: string;
}

/** Tells words of a query apart: the same word may be wanted exactly, in any spelling, and in any form. */
export function keyOf({ surface, isExact, isPrefix, spelling }: QueryWord): string {
  if (isPrefix) return `${surface}*`;
  if (spelling !== null) return `="${spelling}`;
  return isExact ? `=${surface}` : surface;
}

export interface QueryOptions {
  /** Every word is wanted exactly as typed, stop words too. */
  readonly exact?: boolean | undefined;
  /** Whether to look for alternatives of words; they are by default. */
  readonly alternatives?: boolean | undefined;
}

/** Words that must stand side by side, in order. */
export interface QueryPhrase {
  readonly words: readonly QueryWord[];
}

export interface Query {
  /** The text as it was typed, trimmed. */
  readonly text: string;
  /** Words wanted by their stems or exactly; without stop words unless there is nothing else. None twice. */
  readonly words: readonly QueryWord[];
  /** Phrases wanted by their surfaces. */
  readonly phrases: readonly QueryPhrase[];
  readonly excludedWords: readonly QueryWord[];
  readonly excludedPhrases: readonly QueryPhrase[];
  /** What decides which articles match; null where they are those that have all words and phrases and nothing excluded. */
  readonly condition: Condition | null;
  /** How its operators were read; null where it was typed without any. */
  readonly reading: Reading | null;
}

/** A closed pair of quotation marks, maybe after an equals sign, or a run without spaces; each after an optional minus. */
const PART =
  /(?<minus>(?<=^|\s)-)?(?:(?<equals>(?<=^|\s|(?:^|\s)-)=(?=["\u00AB\u201C]))?(?:"(?<straight>[^"]*)"|\u00AB(?<angle>[^\u00BB]*)\u00BB|\u201C(?<curly>[^\u201D]*)\u201D)|(?<bare>[^\s"\u00AB\u201C]+|["\u00AB\u201C]))/gu;

/**
 * @throws BadQueryError when the text is empty, too long, or has too many words
 */
export function parseQuery(typed: string, { exact = false, alternatives = true }: QueryOptions = {}): Query {
  const text = typed.trim();
  checkLength(text);
  const wanted = new Collector();
  const excluded = new Collector();
  for (const match of text.matchAll(PART)) {
    const { minus, equals, straight, angle, curly, bare } = match.groups!;
    const target = minus === undefined ? wanted : excluded;
    const quoted = straight ?? angle ?? curly;
    if (quoted === undefined) target.addWords(bare!, exact);
    else if (equals === undefined) target.addPhrase(quoted, exact);
    else target.addExact(quoted);
  }
  checkSize(wanted, excluded);
  const words = distinct(wanted.telling(wanted.phrases.length > 0));
  return {
    text,
    words: alternatives ? withRespellings(withAlternatives(words)) : words,
    phrases: wanted.phrases,
    excludedWords: distinct(excluded.tellingOnly()),
    excludedPhrases: excluded.phrases,
    condition: null,
    reading: null,
  };
}

/** @param text trimmed @throws BadQueryError when it is empty or too long */
export function checkLength(text: string): void {
  if (text === '') throw new BadQueryError('empty', 'The query is empty: type at least one word.');
  if (text.length > LONGEST_QUERY) {
    throw new BadQueryError(
      'too-long',
      `The query has ${text.length} characters; ${LONGEST_QUERY} are the most. Shorten it.`,
    );
  }
}

/** Words with what else may stand for them. */
export function withAlternatives(words: readonly QueryWord[]): QueryWord[] {
  const open = words.filter(({ isExact }) => !isExact);
  const chosen = chooseAlternatives(open.map(({ surface }) => surface));
  const byWord = new Map(open.map((word, i) => [word, chosen[i]!]));
  return words.map((word) => {
    const own = byWord.get(word);
    return own === undefined ? word : { ...word, alternatives: own.used, dropped: own.dropped };
  });
}

/** Every word that scores and is marked in results: words and the telling words of phrases, none twice. */
export function scoringWords(query: Query): QueryWord[] {
  return distinct([...query.words, ...query.phrases.flatMap((phrase) => phrase.words)]);
}

class Collector {
  readonly phrases: QueryPhrase[] = [];
  readonly tokens: { word: QueryWord; isStopWord: boolean }[] = [];
  count = 0;

  addWords(text: string, isExact: boolean): void {
    for (const token of this.analysed(text)) {
      const word = wordOf(token, text, isExact);
      const spelling = isExact ? spellingOf(word.original, word.surface) : null;
      this.tokens.push({ word: { ...word, spelling }, isStopWord: !isExact && token.isStopWord });
    }
  }

  addPhrase(text: string, isExact: boolean): void {
    const words = this.analysed(text).map((token) => wordOf(token, text, isExact));
    if (words.length > 0) this.phrases.push({ words });
  }

  /** A word exactly as typed; of several, the phrase they make. */
  addExact(text: string): void {
    const [first, ...more] = analyse(text);
    if (first !== undefined && more.length === 0) this.addWords(text, true);
    else this.addPhrase(text, true);
  }

  /**
   * Words other than stop words; all of them when there is nothing else to go by. Beside a single word also particles with
   * clitics or pronouns: whoever typed two words knows the form of each, and such forms are rare.
   * @param hasOthers whether there are phrases beside the words
   */
  telling(hasOthers: boolean): QueryWord[] {
    const telling = this.tokens.filter((token) => !token.isStopWord);
    if (telling.length === 0 && !hasOthers) return this.tokens.map((token) => token.word);
    const isLone = telling.length === 1 && !hasOthers;
    return this.tokens
      .filter(
        ({ word: { surface }, isStopWord }) => !isStopWord || (isLone && particleOf(surface) !== surface),
      )
      .map((token) => token.word);
  }

  /** As {@link telling}, without any particle beside others: what is left out must not be everywhere. */
  tellingOnly(): QueryWord[] {
    const telling = this.tokens.filter((token) => !token.isStopWord);
    return (telling.length > 0 ? telling : this.tokens).map((token) => token.word);
  }

  private analysed(text: string): AnalysedToken[] {
    const tokens = analyse(text);
    this.count += tokens.length;
    return tokens;
  }
}

/** A word of a text, wanted by its stem or exactly. */
export function wordOf(token: AnalysedToken, text: string, isExact: boolean): QueryWord {
  const { surface, stem } = token;
  return {
    original: text.slice(token.start, token.end),
    surface,
    stem,
    isExact,
    isPrefix: false,
    spelling: null,
    alternatives: [],
    dropped: [],
  };
}

/** The first of those that are alike. */
export function distinct(words: readonly QueryWord[]): QueryWord[] {
  const known = new Set<string>();
  return words.filter((word) => known.size < known.add(keyOf(word)).size);
}

function checkSize(wanted: Collector, excluded: Collector): void {
  const count = wanted.count + excluded.count;
  if (count === 0) throw withoutWords();
  checkCount(count);
}

/** @throws BadQueryError when a query has too many words */
export function checkCount(count: number): void {
  if (count <= MOST_WORDS) return;
  throw new BadQueryError(
    'too-many-words',
    `The query has ${count} words; ${MOST_WORDS} are the most. Leave some out.`,
  );
}

export function withoutWords(): BadQueryError {
  return new BadQueryError('empty', 'The query has no words: type at least one letter or digit.');
}
