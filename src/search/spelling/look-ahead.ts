/**
 * Looks up what words of a query may have been meant to be, beside the words themselves: their pages of the dictionary by the
 * same reads, their lists beside the query's lists. So a query that finds nothing is answered as it was meant in no more
 * round trips than any other. Which words these are is told by the heads of segments, which know the frequent words.
 */
import { analyse } from '../../arabic/analyser.ts';
import type { OpenIndex } from '../../index/open-index.ts';
import type { SegmentReader } from '../../segment/segment-reader.ts';
import { resolveWords } from '../matching/terms.ts';
import { withRespellings } from '../words/as-meant.ts';
import { cliticForms } from '../words/clitics-typed.ts';
import {
  distinct,
  keyOf,
  type Query,
  type QueryWord,
  scoringWords,
  withAlternatives,
  wordOf,
} from '../words/query.ts';
import { type Choice, choicesFor, type NearWord, type Place, type Suspect, worthwhile } from './choices.ts';
import { leastOf, likelyWords, lookUpWords } from './near-words.ts';
import { placesOf } from './places.ts';

/** A word that no more articles have may be a slip; where little or nothing was found, so may a form that no more have. */
export const MOST_RARE = 2;
/** Most words that are looked for in one query. */
const MOST_SUSPECTS = 3;
/** Words looked up in the dictionary for one query: each may cost a read. Fewer where the query has many words. */
const MOST_LOOKED_UP = 8;
const MOST_FOR_MANY = 3;
const MANY_WORDS = 5;
/** Words whose lists are read for one query. */
const MOST_READ = 6;
/** Segments whose words are looked at, the largest ones: what is frequent is frequent there. */
const MOST_SEGMENTS = 4;
/** Articles that two words may be expected to share by chance, for either to be taken for a slip though it is frequent. */
const MOST_SHARED = 2;

/** What is near a word without its clitic is so much less likely than what is near the word, as a logarithm. */
const BEHIND = 1;

/** A word that may be a slip, with what it may be a slip of. */
interface Looked {
  readonly place: Place;
  readonly near: readonly NearWord[];
}

/** Reads a text as the request wants it. */
type Parse = (text: string) => Promise<Query>;

export class LookAhead {
  private readonly index: OpenIndex;
  private readonly query: Query;
  /** The same text read without operators. */
  private readonly instead: Query | null;
  private readonly looked: readonly Looked[];
  private readonly parse: Parse;
  /** By the surface that was typed, the best first. */
  private readonly choices = new Map<string, readonly Choice[]>();

  private constructor(
    index: OpenIndex,
    query: Query,
    instead: Query | null,
    looked: readonly Looked[],
    parse: Parse,
  ) {
    this.index = index;
    this.query = query;
    this.instead = instead;
    this.looked = looked;
    this.parse = parse;
  }

  /**
   * Null where no word of the query may be a slip, or reads are short. Reads nothing.
   * @param instead the same text read without operators, which may be answered
   */
  static of(index: OpenIndex, query: Query, parse: Parse, instead: Query | null = null): LookAhead | null {
    if (index.segments.some(({ readsAreShort }) => readsAreShort)) return null;
    const looked = lookedIn(index, instead ?? query);
    return instead === null && looked.length === 0
      ? null
      : new LookAhead(index, query, instead, looked, parse);
  }

  /** Reads the pages of the dictionary that the query and what may have been meant are on. One round trip. */
  async pages(): Promise<void> {
    const surfaces = [...new Set(this.looked.flatMap(surfacesOf))];
    const typedWords = [this.query, this.instead].flatMap((query) =>
      query === null ? [] : scoringWords(query),
    );
    const words = [...typedWords, ...[...surfaces, ...this.looked.flatMap(writtenIn)].flatMap(wordsOf)];
    const stems = [...new Set(words.flatMap(stemsOf))];
    await Promise.all(this.index.segments.map((segment) => segment.prepareDictionary(stems, [])));
    const segments = largest(this.index);
    const known = await lookUpWords(segments, surfaces);
    const typed = this.looked.map(({ place }) => place.surface);
    const frequencies = await frequenciesOf(segments, typed);
    const scored = this.looked.map((one, i) => {
      const suspect = { ...frequencies[i]!, surface: typed[i]!, times: 1 };
      return worthwhile(suspect, choicesFor(one.place, one.near, known));
    });
    const best = scored
      .flat()
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_READ);
    typed.forEach((surface, i) => {
      this.choices.set(
        surface,
        scored[i]!.filter((choice) => best.includes(choice)),
      );
    });
  }

  /** Reads the lists of what may have been meant. One round trip, after {@link pages}. */
  async lists(): Promise<void> {
    const texts = [...this.choices.values()].flat().map(({ text }) => text);
    const queries = await Promise.all(texts.map((text) => this.parse(text)));
    const words = distinct([...this.wordsInstead(), ...queries.flatMap((query) => query.words)]);
    if (words.length === 0) return;
    const query = {
      ...this.query,
      words,
      phrases: [],
      excludedWords: [],
      excludedPhrases: [],
      condition: null,
    };
    await resolveWords(query, this.index.segments, this.index.documents);
  }

  /** Words that are looked for without operators only: the others are read by the query itself. */
  private wordsInstead(): QueryWord[] {
    if (this.instead === null) return [];
    const known = new Set(this.query.words.map(keyOf));
    const words = scoringWords(this.instead);
    return [
      ...words.filter((word) => !known.has(keyOf(word))),
      ...words.flatMap(({ respellings = [] }) => respellings),
    ];
  }

  /** For each suspect that there is a choice for its choices, the best first. */
  choicesOf(suspects: readonly Suspect[]): Choice[][] {
    return suspects
      .map((suspect) => worthwhile(suspect, this.choices.get(suspect.surface) ?? []))
      .filter((own) => own.length > 0);
  }
}

/** What each word may be a slip of; none for a query with a condition, which is not corrected. */
function lookedIn(index: OpenIndex, query: Query): Looked[] {
  const segments = largest(index);
  const suspects = query.condition === null ? suspectsIn(query, segments, index.documents) : [];
  const isLong = query.words.length >= MANY_WORDS;
  const most = Math.max(1, Math.floor((isLong ? MOST_FOR_MANY : MOST_LOOKED_UP) / suspects.length));
  const looked = placesOf(
    query.text,
    suspects.map(({ surface }) => surface),
  ).map((place, i) => looking(place, segments, most, suspects[i]!.least));
  return looked.some((one) => surfacesOf(one).length > 0) ? looked : [];
}

function largest({ segments }: OpenIndex): SegmentReader[] {
  return [...segments].sort((a, b) => b.documents - a.documents).slice(0, MOST_SEGMENTS);
}

/** A word that may be a slip of words that so many documents have at the least. */
interface Rare {
  readonly surface: string;
  readonly least: number;
}

/** Words that are not known to be frequent, the first ones; of two words also others that hardly meet by chance. */
function suspectsIn(query: Query, segments: readonly SegmentReader[], documents: number): Rare[] {
  const words = scoringWords(query)
    .filter(mayBeSlip)
    .map(({ surface }) => ({ surface, frequency: leastOf(segments, surface) }));
  const rare = words.filter(({ frequency }) => frequency <= MOST_RARE);
  if (rare.length > 0) return rare.slice(0, MOST_SUSPECTS).map(({ surface }) => ({ surface, least: 1 }));
  const [one, other, ...more] = words;
  const isPair = one !== undefined && other !== undefined && more.length === 0 && query.words.length === 2;
  if (!isPair || (one.frequency * other.frequency) / documents > MOST_SHARED) return [];
  return words.map(({ surface, frequency }) => ({ surface, least: frequency }));
}

/** Words that are meant exactly as they are, are read in another spelling already, or are still being typed, are no slips. */
export function mayBeSlip({ isExact, readAs, alternatives }: QueryWord): boolean {
  return !isExact && readAs === undefined && alternatives.every(({ why }) => why !== 'prefix');
}

function looking(place: Place, segments: readonly SegmentReader[], most: number, least: number): Looked {
  const isFrequent = (word: string) => leastOf(segments, word) > 0;
  const splits = place.splits.filter(([first, second, isParticle]) => {
    return (isParticle || isFrequent(first)) && isFrequent(second);
  });
  const joins = place.joins.filter(({ surface }) => isFrequent(surface));
  const direct: NearWord[] = likelyWords(segments, place.surface, most, least).map((word) => ({
    form: null,
    word,
  }));
  const behind: NearWord[] = cliticForms(place.surface).flatMap((form) =>
    likelyWords(segments, form.word, most, least).map((word) => ({ form, word })),
  );
  const near = [...direct, ...behind].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, most);
  return { place: { ...place, splits, joins }, near };
}

/** What has a clitic put back is less likely. */
function scoreOf({ form, word }: NearWord): number {
  return word.score - (form === null ? 0 : BEHIND);
}

function surfacesOf({ place: { splits, joins }, near }: Looked): string[] {
  return [
    ...near.map(({ word }) => word.surface),
    ...splits.flatMap(([first, second, isParticle]) => (isParticle ? [second] : [first, second])),
    ...joins.map(({ surface }) => surface),
  ];
}

/** What a query would have for them that is not looked up: particles, and words with a clitic put back. */
function writtenIn({ place: { splits }, near }: Looked): string[] {
  return [
    ...near.flatMap(({ form, word }) => (form === null ? [] : [form.with(word.surface)])),
    ...splits.flatMap(([first, , isParticle]) => (isParticle ? [first] : [])),
  ];
}

/** A word as a query would have it, with what may stand for it. */
function wordsOf(surface: string): QueryWord[] {
  return withRespellings(withAlternatives(analyse(surface).map((token) => wordOf(token, surface, false))));
}

function stemsOf({ stem, alternatives, respellings = [] }: QueryWord): string[] {
  return [stem, ...alternatives.map((other) => other.stem), ...respellings.flatMap(stemsOf)];
}

/** How frequent typed words are, retracted articles included. Reads nothing that was not read before. */
async function frequenciesOf(
  segments: readonly SegmentReader[],
  surfaces: readonly string[],
): Promise<Pick<Suspect, 'documentFrequency' | 'surfaceFrequency'>[]> {
  const stems = surfaces.map((surface) => wordsOf(surface)[0]?.stem ?? surface);
  const groups = await Promise.all(segments.map((segment) => segment.lookUp(stems)));
  return surfaces.map((surface, i) => {
    const own = groups.flatMap((all) => all[i] ?? []);
    const forms = own.flatMap((group) => group.surfaces.filter((entry) => entry.surface === surface));
    return {
      documentFrequency: own.reduce((sum, { postings }) => sum + postings.df, 0),
      surfaceFrequency: forms.reduce((sum, { postings }) => sum + postings.df, 0),
    };
  });
}
