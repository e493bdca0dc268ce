/** Makes a query of a tree: its words, which score and are marked, and the condition that articles must meet. */
import { analyse } from '../../arabic/analyser.ts';
import { spellingOf } from '../../arabic/spelling.ts';
import type {
  AndNode,
  ExactNode,
  NearNode,
  PhraseNode,
  PrefixNode,
  QueryNode,
  TermNode,
  TextField,
  WordNode,
} from '../../query/tree.ts';
import { type Clause, needsPositions, type Part, type Run, type RunsClause } from '../matching/clauses.ts';
import { TreeCondition } from '../matching/tree-condition.ts';
import type { Reading } from './condition.ts';
import {
  checkCount,
  distinct,
  keyOf,
  type Query,
  type QueryOptions,
  type QueryPhrase,
  type QueryWord,
  withAlternatives,
  withoutWords,
  wordOf,
} from './query.ts';

/**
 * @param text as it was typed, trimmed
 * @throws BadQueryError when the tree has too many words, or none where it should have one
 */
export function queryOfTree(
  text: string,
  reading: Reading,
  { exact = false, alternatives = true }: QueryOptions = {},
): Query {
  const builder = new Builder(exact);
  const clause = builder.clause(reading.parsed.tree, { isWanted: true, field: null });
  if (clause === null) throw withoutWords();
  checkCount(builder.count);
  const words = distinct(builder.wanted.words);
  return {
    text,
    words: alternatives ? withAlternatives(words) : words,
    phrases: builder.wanted.phrases,
    excludedWords: distinct(builder.excluded.words),
    excludedPhrases: builder.excluded.phrases,
    condition: new TreeCondition(text, clause, distinct(builder.prefixes), builder.inForms),
    reading,
  };
}

/** Where in a tree something stands. */
interface Place {
  /** Not in an odd number of `not`s. */
  readonly isWanted: boolean;
  readonly field: TextField | null;
}

class Builder {
  readonly wanted = { words: [] as QueryWord[], phrases: [] as QueryPhrase[] };
  readonly excluded = { words: [] as QueryWord[], phrases: [] as QueryPhrase[] };
  readonly prefixes: QueryWord[] = [];
  /** Keys of words whose forms are looked at one by one. */
  readonly inForms = new Set<string>();
  count = 0;
  private readonly exact: boolean;

  constructor(exact: boolean) {
    this.exact = exact;
  }

  /** Null where a node has no words. */
  clause(node: QueryNode, place: Place): Clause | null {
    switch (node.kind) {
      case 'and':
        return joined('and', this.clauses(this.telling(node), place));
      case 'or':
        return joined('or', this.clauses(node.of, place));
      case 'not': {
        const of = this.clause(node.of, { ...place, isWanted: !place.isWanted });
        return of === null ? null : { kind: 'not', of };
      }
      case 'field':
        return this.clause(node.of, { ...place, field: node.field });
      case 'filter':
        return { kind: 'filter', filters: { [node.field]: node.value } };
      case 'date':
        return { kind: 'filter', filters: { from: node.from ?? undefined, to: node.to ?? undefined } };
      case 'near':
        return this.near(node, place);
      case 'word':
        return this.words(node, place);
      default:
        return this.near({ of: [node], distance: 1 }, place);
    }
  }

  private clauses(nodes: readonly QueryNode[], place: Place): Clause[] {
    return nodes.map((node) => this.clause(node, place)).filter((clause) => clause !== null);
  }

  /** Parts of an `and` without stop words, unless there is nothing else to go by. */
  private telling({ of }: AndNode): readonly QueryNode[] {
    if (this.exact) return of;
    const others = of.filter((node) => !isStopWord(node));
    const hasWords = others.some(({ kind }) => kind !== 'not' && kind !== 'filter' && kind !== 'date');
    return hasWords ? others : of;
  }

  /** A word that is several to the analyser: all of them are wanted, wherever they stand. */
  private words(node: WordNode, place: Place): Clause | null {
    const run = this.run(node, place);
    return joined(
      'and',
      run.map((part) => this.runs([[part]], 1, place)),
    );
  }

  private near({ of, distance }: Pick<NearNode, 'of' | 'distance'>, place: Place): Clause | null {
    const runs = of.map((node) => this.run(node, place)).filter((run) => run.length > 0);
    return runs.length === 0 ? null : this.runs(runs, distance, place);
  }

  private runs(runs: readonly Run[], distance: number, { field }: Place): RunsClause {
    const clause: RunsClause = { kind: 'runs', runs, distance, field };
    if (needsPositions(clause)) {
      for (const { word, inAnyForm } of runs.flat()) if (inAnyForm) this.inForms.add(keyOf(word));
    }
    return clause;
  }

  private run(node: TermNode, { isWanted }: Place): Run {
    const words = this.read(node);
    this.count += words.length;
    const target = isWanted ? this.wanted : this.excluded;
    const isPhrase = node.kind === 'phrase' || (node.kind === 'exact' && words.length > 1);
    if (!isPhrase) target.words.push(...words);
    else if (words.length > 0) target.phrases.push({ words });
    return words.map((word): Part => {
      if (word.isPrefix) this.prefixes.push(word);
      return { word, inAnyForm: !isPhrase, hasAlternatives: isWanted };
    });
  }

  private read(node: TermNode): QueryWord[] {
    if (node.kind === 'prefix') return this.withPrefix(node);
    const isExact = this.exact || node.kind === 'exact';
    const words = analyse(node.text).map((token) => wordOf(token, node.text, isExact));
    return isExact && !isPhraseOf(node, words) ? words.map(spelt) : words;
  }

  /** Of several words the last is the prefix. */
  private withPrefix({ text }: PrefixNode): QueryWord[] {
    const words = analyse(text).map((token) => wordOf(token, text, this.exact));
    return words.map((word, i): QueryWord => {
      if (i < words.length - 1) return this.exact ? spelt(word) : word;
      return { ...word, original: `${word.original}*`, stem: word.surface, isExact: true, isPrefix: true };
    });
  }
}

function isPhraseOf(node: WordNode | ExactNode | PhraseNode, words: readonly QueryWord[]): boolean {
  return node.kind === 'phrase' || (node.kind === 'exact' && words.length > 1);
}

function spelt(word: QueryWord): QueryWord {
  return { ...word, spelling: spellingOf(word.original, word.surface) };
}

function isStopWord(node: QueryNode): boolean {
  return node.kind === 'word' && analyse(node.text).every((token) => token.isStopWord);
}

function joined(kind: 'and' | 'or', of: readonly Clause[]): Clause | null {
  return of.length > 1 ? { kind, of } : (of[0] ?? null);
}
