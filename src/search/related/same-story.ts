/**
 * Whether two articles tell one story: copies of a wire report, whole or cut, and the same report edited by another
 * newsroom. A reader who has one must not be offered the other.
 */
import { analyse } from '../../arabic/analyser.ts';
import { runsOf, sharedPart } from '../../index/copied-text.ts';
import type { HashSet } from '../../index/hash-set.ts';
import { resemblance } from '../../index/sketch.ts';

/** Texts that share this part of their word triples are one text, whatever their titles and dates. */
const SAME_TEXT = 0.5;
/** So is a text that has this part of the shorter one's runs of words. Read in pairs: below it, many tell something else. */
const COPIED_PART = 0.4;
/** A text so many times as long as another may hold all of it, and have no byte of its sketch. */
const MUCH_LONGER = 3;
/**
 * Of articles a few days apart, texts and titles together tell an edited report: the part of the text they share and
 * the part of the title's words. Chosen on pairs of real related articles: from here on hardly any were two stories, and
 * below it hardly any were one.
 */
const SAME_REPORT = 0.6;
const DAYS_APART = 3;
const DAY = 86_400_000;

/** What is compared of an article. Functions make their answer when they are first asked: many pairs are told without. */
export interface Story {
  /** MinHash sketch of the text. */
  readonly sketch: string;
  /** Of its words that are no stop words. */
  titleStems(): ReadonlySet<string>;
  /** Of the text, in UTF-16 code units. */
  readonly length: number;
  /** Publication time in milliseconds since 1970; null for a text that was not published. */
  readonly time: number | null;
  /** Runs of words of the text. */
  runs(): HashSet;
}

/** What a story is made of; `published` is null for a text that was not. */
export interface StoryText {
  readonly title: string;
  readonly body: string;
  readonly sketch: string;
  readonly published: string | null;
}

export function storyOf({ title, body, sketch, published }: StoryText): Story {
  return {
    sketch,
    length: body.length,
    time: published === null ? null : Date.parse(published),
    titleStems: once(() => stemsOf(title)),
    runs: once(() => runsOf(body)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function stemsOf(title: string): Set<string> {
  const words = analyse(title).filter((token) => !token.isStopWord);
  return new Set(words.map((token) => token.stem));
}

export function isSameStory(a: Story, b: Story): boolean {
  const text = resemblance(a.sketch, b.sketch);
  if (text >= SAME_TEXT) return true;
  const apart = a.time === null || b.time === null ? 0 : Math.abs(a.time - b.time);
  if (apart <= DAYS_APART * DAY && text + overlap(a.titleStems(), b.titleStems()) >= SAME_REPORT) return true;
  return mayBeCopied(a, b, text) && sharedPart(a.runs(), b.runs()) >= COPIED_PART;
}

/** Most pairs are spared the comparison of their texts: sketches without one equal byte are of texts that share little. */
function mayBeCopied(a: Story, b: Story, text: number): boolean {
  return text > 0 || MUCH_LONGER * Math.min(a.length, b.length) < Math.max(a.length, b.length);
}

/** Jaccard's coefficient: the part of all elements that both sets have. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const element of a) if (b.has(element)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
