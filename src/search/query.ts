/**
 * The query language: words (all wanted), exact phrases between quotation marks, and either of them excluded by a
 * leading minus. What a query means is decided here, on text alone; nothing is read.
 */
import { type AnalysedToken, analyse } from '../arabic/analyser.ts';
import { BadQueryError } from '../errors.ts';

/** Longest query, in UTF-16 code units: a headline pasted whole still fits. */
export const LONGEST_QUERY = 256;
/** Most words of a query: each costs a dictionary lookup. */
export const MOST_WORDS = 40;

/** A word as it was typed, in both forms. */
export interface QueryWord {
  readonly original: string;
  readonly surface: string;
  readonly stem: string;
}

/** Words that must stand side by side, in order. */
export interface QueryPhrase {
  readonly words: readonly QueryWord[];
}

export interface Query {
  /** The text as it was typed, trimmed. */
  readonly text: string;
  /** Words wanted by their stems; without stop words unless there is nothing else. No surface twice. */
  readonly words: readonly QueryWord[];
  /** Phrases wanted by their surfaces. */
  readonly phrases: readonly QueryPhrase[];
  readonly excludedWords: readonly QueryWord[];
  readonly excludedPhrases: readonly QueryPhrase[];
}

/** A closed pair of quotation marks, or a run without spaces; either after an optional minus. */
const PART =
  /(?<minus>(?<=^|\s)-)?(?:"(?<straight>[^"]*)"|\u00AB(?<angle>[^\u00BB]*)\u00BB|\u201C(?<curly>[^\u201D]*)\u201D|(?<bare>[^\s"\u00AB\u201C]+|["\u00AB\u201C]))/gu;

/**
 * @throws BadQueryError when the text is empty, too long, has too many words, or only excludes
 */
export function parseQuery(typed: string): Query {
  const text = typed.trim();
  if (text === '') throw new BadQueryError('empty', 'The query is empty: type at least one word.');
  if (text.length > LONGEST_QUERY) {
    throw new BadQueryError(
      'too-long',
      `The query has ${text.length} characters; ${LONGEST_QUERY} are the most. Shorten it.`,
    );
  }
  const wanted = new Collector();
  const excluded = new Collector();
  for (const match of text.matchAll(PART)) {
    const { minus, straight, angle, curly, bare } = match.groups!;
    const target = minus === undefined ? wanted : excluded;
    const quoted = straight ?? angle ?? curly;
    if (quoted === undefined) target.addWords(bare!);
    else target.addPhrase(quoted);
  }
  checkSize(wanted, excluded);
  return {
    text,
    words: distinct(wanted.telling(wanted.phrases.length > 0)),
    phrases: wanted.phrases,
    excludedWords: excluded.telling(false),
    excludedPhrases: excluded.phrases,
  };
}

/** Every word that scores and is marked in results: words and the telling words of phrases, no surface twice. */
export function scoringWords(query: Query): QueryWord[] {
  return distinct([...query.words, ...query.phrases.flatMap((phrase) => phrase.words)]);
}

class Collector {
  readonly phrases: QueryPhrase[] = [];
  readonly tokens: { word: QueryWord; isStopWord: boolean }[] = [];
  count = 0;

  addWords(text: string): void {
    const tokens = analyse(text);
    this.count += tokens.length;
    for (const token of tokens) this.tokens.push({ word: wordOf(token, text), isStopWord: token.isStopWord });
  }

  addPhrase(text: string): void {
    const tokens = analyse(text);
    this.count += tokens.length;
    if (tokens.length > 0) this.phrases.push({ words: tokens.map((token) => wordOf(token, text)) });
  }

  /** Words other than stop words; all of them when there is nothing else to go by. */
  telling(hasOthers: boolean): QueryWord[] {
    const telling = this.tokens.filter((token) => !token.isStopWord);
    const kept = telling.length > 0 || hasOthers ? telling : this.tokens;
    return kept.map((token) => token.word);
  }
}

function wordOf(token: AnalysedToken, text: string): QueryWord {
  return { original: text.slice(token.start, token.end), surface: token.surface, stem: token.stem };
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.surface, word])).values()];
}

function checkSize(wanted: Collector, excluded: Collector): void {
  const count = wanted.count + excluded.count;
  if (count > MOST_WORDS) {
    throw new BadQueryError(
      'too-many-words',
      `The query has ${count} words; ${MOST_WORDS} are the most. Leave some out.`,
    );
  }
  if (wanted.count > 0) return;
  if (excluded.count > 0) {
    throw new BadQueryError(
      'only-excluded',
      'The query only excludes words: add at least one word to look for.',
    );
  }
  throw new BadQueryError('empty', 'The query has no words: type at least one letter or digit.');
}
