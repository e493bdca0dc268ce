/** What is sent and answered, made from the OpenAPI document by `npm run build:client`. */

export interface Problem {
  /** Stable identifier of the kind of problem. */
  readonly type: string;
  /** The kind of problem, for people. */
  readonly title: string;
  readonly status: number;
  /** What was found, and what to do. */
  readonly detail: string;
}

export interface SearchAnswer {
  /** What was searched for. */
  readonly query: string;
  readonly suggestion: Suggestion | null;
  /** True when no article has all the words, and these have a fair part of them. */
  readonly relaxed: boolean;
  /** Articles that have all the words, exactly; in a relaxed answer those with a fair part. */
  readonly total: number;
  /** Articles with a fair part of the words that stand among those with all, where those are few; pages run on through them. */
  readonly alsoRelaxed: number;
  /** Different stories among the articles that total counts, copies counted once; with collapse=true. */
  readonly totalStories?: number;
  /** Further stories that only articles with a part of the words tell; with collapse=true. */
  readonly alsoRelaxedStories?: number;
  /** What was looked for beside words of the query, and is in the index. */
  readonly expanded: readonly Expansion[];
  readonly parsed: ParsedQuery | null;
  /** What of the query was not understood, or not answered, as it may have been meant. */
  readonly notices: readonly Notice[];
  readonly results: readonly Result[];
  /** The cursor of the next page; null after the last. */
  readonly next: string | null;
  /** How the last word was taken, null where it is finished; only with typing=true. */
  readonly typing?: {
    /** The last word, as it was typed. */
    readonly prefix: string;
    /** Words it also stands for, the most frequent first; none where operators decide. */
    readonly expansions: readonly string[];
    /** Whether there are more. */
    readonly capped: boolean;
  } | null;
  /** Counts by what facets names, without the filter of their own; only then. */
  readonly facets?: {
    readonly section?: Facet;
    readonly source?: Facet;
    readonly author?: Facet;
    readonly tag?: Facet;
    readonly year?: Facet;
    readonly month?: Facet;
    readonly day?: Facet;
  };
}

export interface Suggestion {
  /** The whole query, in another spelling. */
  readonly query: string;
  /** True when this query was answered, because the one that was typed finds nothing. */
  readonly isApplied: boolean;
  /** Words as they were typed, and as they were taken. */
  readonly replaced: readonly {
    readonly term: string;
    readonly as: string;
  }[];
  /** Where this query is answered. */
  readonly url: string;
}

export interface Expansion {
  /** A word of the query, as it was typed. */
  readonly term: string;
  /** The word that stood for it, too. */
  readonly as: string;
  readonly why: 'plural' | 'singular' | 'name' | 'equivalent' | 'spelling' | 'prefix';
}

export interface ParsedQuery {
  /** The nodes that docs/query-language.md describes, each with its kind. */
  readonly tree: {
    readonly kind: string;
    readonly [name: string]: unknown;
  };
  /** The same query, written in one way. */
  readonly text: string;
}

export interface Notice {
  /** Stable name of what is said. */
  readonly code: string;
  /** Where in the query, in UTF-16 code units. */
  readonly at: number;
  /** What stands there. */
  readonly text: string;
  readonly message: {
    readonly en: string;
    readonly ar: string;
  };
}

export interface Result {
  readonly id: string;
  /** Where readers find it: the publisher's address, or our own view. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601 with a zone. */
  readonly published: string;
  readonly section?: string;
  readonly source?: string;
  readonly author?: string;
  readonly image?: string;
  readonly score: number;
  /** Escaped text in which <mark> is the only tag. */
  readonly titleHtml: string;
  /** Escaped text in which <mark> is the only tag. */
  readonly snippetHtml: string;
  /** Words of the query the article does not have; only where it does not have all. */
  readonly missing?: readonly string[];
  /** Other articles of the answer that this one stands for; with collapse=true, where there are such. */
  readonly copies?: number;
  /** Sources of those, each once. */
  readonly copySources?: readonly string[];
  readonly explanation?: Explanation;
}

export interface Explanation {
  readonly terms: readonly TermScore[];
  /** What being new added; where recency is above 0. */
  readonly recency?: {
    /** 1 for articles of today, 0 for the oldest. */
    readonly freshness: number;
    /** 1 + recency × freshness: what the scores of the terms are multiplied by. */
    readonly factor: number;
    /** What that adds to them. */
    readonly score: number;
  };
  /** Added because words of the query stand near each other. */
  readonly proximity: number;
  /** Added because words of the query stand in the title or at the beginning. */
  readonly lead: number;
}

export interface TermScore {
  /** The word of the query, as it was typed. */
  readonly word: string;
  /** What was looked up for it. */
  readonly term: string;
  /** stem: any form of the word; surface: the form typed; exact: a word wanted as typed; prefix: all words that begin so; alternative: what stands for it. */
  readonly form: 'stem' | 'surface' | 'exact' | 'prefix' | 'alternative';
  /** Why an alternative is one. */
  readonly why: 'plural' | 'singular' | 'name' | 'equivalent' | 'spelling' | 'prefix' | null;
  /** Articles that have the term. */
  readonly documentFrequency: number;
  /** Inverse document frequency. */
  readonly idf: number;
  /** What the form counts. */
  readonly weight: number;
  /** The part of BM25 that depends on the article. */
  readonly impact: number;
  /** The share added because the term is in the title. */
  readonly titleBonus: number;
  /** idf × weight × impact × (1 + titleBonus). */
  readonly score: number;
}

export interface Facet {
  /** The most frequent first; years, months and days in their order. */
  readonly values: readonly {
    /** As the filter takes it; dates in ISO 8601. */
    readonly value: string;
    /** What total would be with this value as the filter. */
    readonly count: number;
  }[];
  /** Values that are not named, and articles that have one of them. */
  readonly others: {
    readonly values: number;
    readonly articles: number;
  };
  /** Articles that have no value. */
  readonly without: number;
}

export interface RelatedAnswer {
  readonly results: readonly Card[];
}

export interface Card {
  readonly id: string;
  /** Where readers find it: the publisher's address, or our own view. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601 with a zone. */
  readonly published: string;
  readonly section?: string;
  readonly source?: string;
  readonly author?: string;
  readonly image?: string;
  readonly score: number;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** ISO 8601 with a zone. */
  readonly published: string;
  readonly url: string;
  readonly section?: string;
  readonly source?: string;
  readonly author?: string;
  readonly tags?: readonly string[];
  readonly image?: string;
  readonly summary?: string;
}

export interface Copies {
  /** Copies there are, the article itself not counted. */
  readonly total: number;
  /** The oldest first. */
  readonly copies: readonly Copy[];
}

export interface Copy {
  readonly id: string;
  /** Where readers find it. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601 with a zone. */
  readonly published: string;
  readonly source?: string;
}

export interface Health {
  readonly status: 'ok';
  /** Counts the published states of the index, from 1. */
  readonly generation: number;
  readonly articles: number;
  /** Version of the rules that make a text's terms. */
  readonly analyser: string;
  /** Version of the segment format. */
  readonly format: number;
}

export interface Status {
  /** Counts the published states of the index, from 1. */
  readonly generation: number;
  /** When this state was published; null where the storage does not say. */
  readonly published: string | null;
  readonly articles: number;
  /** Retracted articles that a compaction removes. */
  readonly retracted: number;
  /** When the newest article was published; null where there is none, or too many segments to ask each. */
  readonly newestArticle: string | null;
  /** Version of the rules that make a text's terms. */
  readonly analyser: string;
  /** Version of the segment format. */
  readonly format: number;
  readonly bytes: number;
  readonly parts: readonly {
    readonly part:
      | 'head'
      | 'dictionary'
      | 'postings'
      | 'positions'
      | 'words'
      | 'documents'
      | 'table'
      | 'ids'
      | 'times'
      | 'column:section'
      | 'column:source'
      | 'column:author'
      | 'copies'
      | 'bands'
      | 'tags'
      | 'headlines';
    readonly bytes: number;
  }[];
  readonly segments: readonly {
    readonly articles: number;
    readonly retracted: number;
    readonly bytes: number;
  }[];
  /** Blocks of the index that the isolate or process keeps in memory. */
  readonly cache: {
    readonly bytes: number;
    readonly capacity: number;
    readonly hits: number;
    readonly misses: number;
  };
  /** What the isolate or process that answers has seen: counts and durations only. */
  readonly requests: {
    /** When the first was answered; null before it was. */
    readonly since: string | null;
    /** Requests that read the index, without /health and this route. */
    readonly counted: number;
    /** The last of them, which the routes are about; 300 at most. */
    readonly kept: number;
    /** The most asked first. */
    readonly routes: readonly {
      /** Pattern of the route, as /read/:id. */
      readonly route: string;
      readonly requests: number;
      /** Requests that were answered with 500 or 503. */
      readonly failed: number;
      readonly reads: Spread;
      readonly roundTrips: Spread;
      readonly bytes: Spread;
      readonly milliseconds: Spread;
      /** Reads of each of the last requests, the oldest first. */
      readonly lastReads: readonly number[];
    }[];
  };
}

export interface Spread {
  readonly median: number;
  /** What a twentieth of the requests pass. */
  readonly p95: number;
  readonly most: number;
}

export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly description: string;
  /** The same search for people. */
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly language: 'ar';
  readonly authors: readonly {
    readonly name: string;
  }[];
  readonly items: readonly {
    /** A tag URI; never changes. */
    readonly id: string;
    readonly url: string;
    readonly title: string;
    /** The first words. */
    readonly content_text: string;
    /** ISO 8601 in UTC. */
    readonly date_published: string;
    /** Section and tags. */
    readonly tags: readonly string[];
    /** Who wrote it, or else the source. */
    readonly authors?: readonly {
      readonly name: string;
    }[];
    readonly image?: string;
  }[];
}

export interface Articles {
  /** Those there are, in the order asked for. */
  readonly articles: readonly Article[];
  /** Ids that no article has. */
  readonly missing: readonly string[];
}

export interface SuggestAnswer {
  /** What was typed. */
  readonly query: string;
  /** The best first. */
  readonly suggestions: readonly QuerySuggestion[];
}

export interface QuerySuggestion {
  /** The whole query, in the usual spelling of headlines. */
  readonly text: string;
  /** The same, escaped, with <mark> around what was typed; it is the only tag. */
  readonly html: string;
  /** word: the last word completed; phrase: words as headlines have them, beginning with those that were typed. */
  readonly kind: 'word' | 'phrase';
  /** Articles that have it in their headline. Where no headline has all words, those with as many of the last ones as any has. */
  readonly articles: number;
  /** Whether a slip in the last word was put right. */
  readonly corrected: boolean;
}

export interface SearchParameters {
  /** Words, all wanted; phrases between quotation marks; operators, fields and dates as docs/query-language.md has them. */
  readonly q: string;
  /** How many results to give. */
  readonly limit?: number | undefined;
  /** How many results to pass over. */
  readonly offset?: number | undefined;
  /** Goes on where a page ended, however far down: what next of that page was. Instead of offset. */
  readonly cursor?: string | undefined;
  /** The order of the results. */
  readonly sort?: 'relevance' | 'newest' | 'oldest' | undefined;
  /** How much newer articles are lifted in the order of relevance, to two decimals: at 1 one of today counts twice what an old one does. */
  readonly recency?: number | undefined;
  /** Whether every word is wanted exactly as typed, in no other form. */
  readonly exact?: boolean | undefined;
  /** Whether the query is still being typed: its last word, if no space follows it, also stands for words that begin so. */
  readonly typing?: boolean | undefined;
  /** Whether to give of several copies of one report the best placed only. */
  readonly collapse?: boolean | undefined;
  /** Whether to say of each result what made its score. */
  readonly explain?: boolean | undefined;
  /** First moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly from?: string | undefined;
  /** Last moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly to?: string | undefined;
  /** Only articles of this section, in any spelling. */
  readonly section?: string | undefined;
  /** Only articles of this source, in any spelling. */
  readonly source?: string | undefined;
  /** Only articles by this author, in any spelling. */
  readonly author?: string | undefined;
  /** Only articles with this tag, in any spelling. */
  readonly tag?: string | undefined;
  /** What to count the articles by, separated by commas; days within a span of at most 400. */
  readonly facets?:
    | readonly ('section' | 'source' | 'author' | 'tag' | 'year' | 'month' | 'day')[]
    | undefined;
  /** How many sections, sources, authors or tags a facet names. */
  readonly facetLimit?: number | undefined;
}

export interface SearchByBodyBody {
  /** Words, all wanted; phrases between quotation marks; operators, fields and dates as docs/query-language.md has them. */
  readonly q: string;
  /** How many results to give. */
  readonly limit?: number;
  /** How many results to pass over. */
  readonly offset?: number;
  /** Goes on where a page ended, however far down: what next of that page was. Instead of offset. */
  readonly cursor?: string;
  /** The order of the results. */
  readonly sort?: 'relevance' | 'newest' | 'oldest';
  /** How much newer articles are lifted in the order of relevance, to two decimals: at 1 one of today counts twice what an old one does. */
  readonly recency?: number;
  /** Whether every word is wanted exactly as typed, in no other form. */
  readonly exact?: boolean;
  /** Whether the query is still being typed: its last word, if no space follows it, also stands for words that begin so. */
  readonly typing?: boolean;
  /** Whether to give of several copies of one report the best placed only. */
  readonly collapse?: boolean;
  /** Whether to say of each result what made its score. */
  readonly explain?: boolean;
  /** First moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly from?: string;
  /** Last moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly to?: string;
  /** Only articles of this section, in any spelling. */
  readonly section?: string;
  /** Only articles of this source, in any spelling. */
  readonly source?: string;
  /** Only articles by this author, in any spelling. */
  readonly author?: string;
  /** Only articles with this tag, in any spelling. */
  readonly tag?: string;
  /** What to count the articles by, separated by commas; days within a span of at most 400. */
  readonly facets?: readonly ('section' | 'source' | 'author' | 'tag' | 'year' | 'month' | 'day')[];
  /** How many sections, sources, authors or tags a facet names. */
  readonly facetLimit?: number;
}

export interface RelatedToArticleParameters {
  /** How many articles to give at most. */
  readonly limit?: number | undefined;
  /** Ids not to suggest: repeated, or separated by commas, or both. */
  readonly exclude?: readonly string[] | undefined;
}

export interface RelatedAsHtmlParameters {
  /** How many articles to give at most. */
  readonly limit?: number | undefined;
  /** Ids not to suggest: repeated, or separated by commas, or both. */
  readonly exclude?: readonly string[] | undefined;
  /** What addresses that are not whole are completed by, those of the archive’s own views, too; by default the public address. */
  readonly base?: string | undefined;
}

export interface RelatedToTextBody {
  /** The headline; counts more than the body. */
  readonly title?: string;
  /** The text to find related articles for. */
  readonly body: string;
  /** How many articles to give at most. */
  readonly limit?: number;
  /** Ids not to suggest. */
  readonly exclude?: readonly string[];
}

export interface CopiesParameters {
  /** How many copies to give at most, the oldest first. */
  readonly limit?: number | undefined;
}

export interface SearchAsCsvParameters {
  /** Words, all wanted; phrases between quotation marks; operators, fields and dates as docs/query-language.md has them. */
  readonly q: string;
  /** Whether every word is wanted exactly as typed, in no other form. */
  readonly exact?: boolean | undefined;
  /** First moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly from?: string | undefined;
  /** Last moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly to?: string | undefined;
  /** Only articles of this section, in any spelling. */
  readonly section?: string | undefined;
  /** Only articles of this source, in any spelling. */
  readonly source?: string | undefined;
  /** Only articles by this author, in any spelling. */
  readonly author?: string | undefined;
  /** Only articles with this tag, in any spelling. */
  readonly tag?: string | undefined;
  /** The order of the articles. */
  readonly sort?: 'relevance' | 'newest' | 'oldest' | undefined;
  /** How much newer articles are lifted in the order of relevance, to two decimals: at 1 one of today counts twice what an old one does. */
  readonly recency?: number | undefined;
  /** Which part of the result: Link names the next one. */
  readonly part?: number | undefined;
  /** The published state of the index to answer on: Link names that of the part before. */
  readonly generation?: number | undefined;
  /** The day that recency and dates such as last week are counted from: Link names that of the part before. By default that of now, in the zone of the index. */
  readonly today?: string | undefined;
}

export interface SearchAsNdjsonParameters {
  /** Words, all wanted; phrases between quotation marks; operators, fields and dates as docs/query-language.md has them. */
  readonly q: string;
  /** Whether every word is wanted exactly as typed, in no other form. */
  readonly exact?: boolean | undefined;
  /** First moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly from?: string | undefined;
  /** Last moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly to?: string | undefined;
  /** Only articles of this section, in any spelling. */
  readonly section?: string | undefined;
  /** Only articles of this source, in any spelling. */
  readonly source?: string | undefined;
  /** Only articles by this author, in any spelling. */
  readonly author?: string | undefined;
  /** Only articles with this tag, in any spelling. */
  readonly tag?: string | undefined;
  /** The order of the articles. */
  readonly sort?: 'relevance' | 'newest' | 'oldest' | undefined;
  /** How much newer articles are lifted in the order of relevance, to two decimals: at 1 one of today counts twice what an old one does. */
  readonly recency?: number | undefined;
  /** Which part of the result: Link names the next one. */
  readonly part?: number | undefined;
  /** The published state of the index to answer on: Link names that of the part before. */
  readonly generation?: number | undefined;
  /** The day that recency and dates such as last week are counted from: Link names that of the part before. By default that of now, in the zone of the index. */
  readonly today?: string | undefined;
  /** Whether to give the whole texts, too. */
  readonly bodies?: boolean | undefined;
}

export interface SearchAsAtomParameters {
  /** Words, all wanted; phrases between quotation marks; operators, fields and dates as docs/query-language.md has them. */
  readonly q: string;
  /** Whether every word is wanted exactly as typed, in no other form. */
  readonly exact?: boolean | undefined;
  /** First moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly from?: string | undefined;
  /** Last moment, inclusive: an ISO 8601 year, month, day, or date and time. Without a zone, the index's own. */
  readonly to?: string | undefined;
  /** Only articles of this section, in any spelling. */
  readonly section?: string | undefined;
  /** Only articles of this source, in any spelling. */
  readonly source?: string | undefined;
  /** Only articles by this author, in any spelling. */
  readonly author?: string | undefined;
  /** Only articles with this tag, in any spelling. */
  readonly tag?: string | undefined;
}

export type SearchAsRssParameters = SearchAsAtomParameters;

export type SearchAsJsonFeedParameters = SearchAsAtomParameters;

export interface ArticlesParameters {
  /** Ids of articles: repeated, or separated by commas, or both. */
  readonly ids: readonly string[];
}

export interface SuggestParameters {
  /** The query as far as it is typed: a space at its end says that its last word is finished. Empty gets no suggestions. */
  readonly q: string;
  /** How many suggestions to give at most. */
  readonly limit?: number | undefined;
}

/** The kinds of problems that routes answer with. */
export type ProblemKind =
  | 'analyser-mismatch'
  | 'bad-date'
  | 'bad-json'
  | 'bad-parameter'
  | 'corrupt-index'
  | 'cursor-expired'
  | 'empty-query'
  | 'from-after-to'
  | 'internal'
  | 'missing-object'
  | 'no-index'
  | 'query-too-long'
  | 'storage-failure'
  | 'too-costly'
  | 'too-large'
  | 'too-many-requests'
  | 'too-many-words'
  | 'unknown-article'
  | 'unsupported-format'
  | 'unsupported-media-type';
