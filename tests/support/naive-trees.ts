/** What a tree of a query means for one article, worked out by reading the article. */
import { analyse } from '../../src/arabic/analyser.ts';
import { withoutPrefixes } from '../../src/arabic/prefixes.ts';
import { spellingOf } from '../../src/arabic/spelling.ts';
import { normalise } from '../../src/arabic/tokenise.ts';
import type { Article } from '../../src/article/article.ts';
import type {
  ExactNode,
  NearNode,
  PhraseNode,
  QueryNode,
  TermNode,
  TextField,
} from '../../src/query/tree.ts';
import { type Alternative, isFormOfAlternative } from '../../src/search/words/alternatives.ts';
import type { Query } from '../../src/search/words/query.ts';

interface NaiveToken {
  readonly surface: string;
  readonly stem: string;
  readonly spelling: string;
}

/** A run of tokens: where it begins and ends. */
type Stretch = readonly [first: number, last: number];

/** What one token must be. */
type Test = (token: NaiveToken) => boolean;

class NaiveArticle {
  readonly article: Article;
  readonly fields: Readonly<Record<TextField, readonly NaiveToken[]>>;

  constructor(article: Article) {
    this.article = article;
    this.fields = { title: tokensOf(article.title), body: tokensOf(article.body) };
  }

  hasSpelling(spelling: string): boolean {
    return [...this.fields.title, ...this.fields.body].some((token) => token.spelling === spelling);
  }
}

function tokensOf(text: string): NaiveToken[] {
  return analyse(text).map(({ start, end, surface, stem }) => {
    return { surface, stem, spelling: spellingOf(text.slice(start, end), surface) };
  });
}

/** The articles for which a tree holds. @param query of the tree: which alternatives there are */
export function naiveTree(articles: readonly Article[], tree: QueryNode, query: Query): string[] {
  const reader = new Reader(query);
  return articles
    .filter((article) => reader.holds(tree, new NaiveArticle(article), null, true))
    .map(({ id }) => id);
}

class Reader {
  private readonly alternatives: ReadonlyMap<string, readonly Alternative[]>;

  constructor({ words }: Query) {
    this.alternatives = new Map(
      words.filter(({ isExact }) => !isExact).map((word) => [word.surface, word.alternatives]),
    );
  }

  holds(node: QueryNode, article: NaiveArticle, field: TextField | null, isWanted: boolean): boolean {
    switch (node.kind) {
      case 'and': {
        const telling = node.of.filter((one) => !isStopWord(one));
        const hasWords = telling.some(({ kind }) => !['not', 'filter', 'date'].includes(kind));
        return (hasWords ? telling : node.of).every((one) => this.holds(one, article, field, isWanted));
      }
      case 'or':
        return node.of.some((one) => this.holds(one, article, field, isWanted));
      case 'not':
        return !this.holds(node.of, article, field, !isWanted);
      case 'field':
        return this.holds(node.of, article, node.field, isWanted);
      case 'filter':
        return valuesOf(article.article, node.field).some((own) => normalise(own) === normalise(node.value));
      case 'date': {
        const time = Date.parse(article.article.published);
        const first = node.from === null ? -Infinity : Date.parse(`${node.from}T00:00:00+03:00`);
        const last = node.to === null ? Infinity : Date.parse(`${node.to}T00:00:00+03:00`) + 86_400_000;
        return time >= first && time < last;
      }
      case 'near':
        return this.isNear(node, article, field, isWanted);
      case 'word':
        return analyse(node.text).every(
          ({ surface, stem }) =>
            this.stretches(article, field, [this.anyForm(surface, stem, isWanted)]).length > 0,
        );
      default:
        return this.isNear({ of: [node], distance: 1 }, article, field, isWanted);
    }
  }

  private isNear(
    { of, distance }: Pick<NearNode, 'of' | 'distance'>,
    article: NaiveArticle,
    field: TextField | null,
    isWanted: boolean,
  ): boolean {
    const runs = of.map((node) => this.testsOf(node, isWanted));
    const spellings = of.filter((node) => node.kind === 'exact').flatMap(onlySpelling);
    if (!spellings.every((spelling) => article.hasSpelling(spelling))) return false;
    const fields: readonly TextField[] = field === null ? ['title', 'body'] : [field];
    return fields.some((one) => {
      const [first = [], ...rest] = runs.map((tests) => this.stretches(article, one, tests));
      const reached = rest.reduce(
        (before, next) =>
          next.filter((here) =>
            before.some((there) => {
              const gap = Math.max(here[0] - there[1], there[0] - here[1]);
              return gap >= 1 && gap <= distance;
            }),
          ),
        first,
      );
      return reached.length > 0;
    });
  }

  private testsOf(node: TermNode, isWanted: boolean): Test[] {
    const tokens = analyse(node.text);
    switch (node.kind) {
      case 'word':
        return tokens.map(({ surface, stem }) => this.anyForm(surface, stem, isWanted));
      case 'prefix':
        return tokens.map(({ surface, stem }, i) => {
          if (i < tokens.length - 1) return this.anyForm(surface, stem, isWanted);
          return (token) => beginsWith(token.surface, surface);
        });
      default:
        return tokens.map(
          ({ surface }) =>
            (token) =>
              token.surface === surface,
        );
    }
  }

  private anyForm(surface: string, stem: string, isWanted: boolean): Test {
    const alternatives = isWanted ? (this.alternatives.get(surface) ?? []) : [];
    return (token) =>
      token.stem === stem ||
      alternatives.some((other) => other.stem === token.stem && isFormOfAlternative(token.surface, other));
  }

  private stretches(article: NaiveArticle, field: TextField | null, tests: readonly Test[]): Stretch[] {
    const fields: readonly TextField[] = field === null ? ['title', 'body'] : [field];
    return fields.flatMap((one) => {
      const tokens = article.fields[one];
      return tokens
        .map((_, at): Stretch => [at, at + tests.length - 1])
        .filter(([at, last]) => last < tokens.length && tests.every((test, i) => test(tokens[at + i]!)));
    });
  }
}

/** Words of Arabic letters only: particles are left to tests of their own. */
function beginsWith(surface: string, prefix: string): boolean {
  const bare = /^[\u0621-\u064A]+$/.test(surface) ? withoutPrefixes(surface, undefined) : surface;
  const clitics = surface.length - bare.length;
  return bare.startsWith(prefix) || (surface.startsWith(prefix) && prefix.length >= clitics + 2);
}

function isStopWord(node: QueryNode): boolean {
  return node.kind === 'word' && analyse(node.text).every((token) => token.isStopWord);
}

function onlySpelling({ text }: ExactNode | PhraseNode | TermNode): string[] {
  const [first, ...more] = analyse(text);
  if (first === undefined || more.length > 0) return [];
  return [spellingOf(text.slice(first.start, first.end), first.surface)];
}

function valuesOf(article: Article, field: 'section' | 'source' | 'author' | 'tag'): readonly string[] {
  if (field === 'tag') return article.tags ?? [];
  const value = article[field];
  return value === undefined ? [] : [value];
}
