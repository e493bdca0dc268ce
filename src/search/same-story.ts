/**
 * Whether two articles tell one story: copies of a wire report, whole or cut, and the same report edited by another
 * newsroom. A reader who has one must not be offered the other.
 */
import { analyse } from '../arabic/analyser.ts';
import { resemblance } from '../index/sketch.ts';
import { runsOf, sharedPart } from './copied-text.ts';

/** Texts that share this part of their word triples are one text, whatever their titles and dates. */
const SAME_TEXT = 0.5;
/** So is a text that has this part of the shorter one's runs of words. Read in pairs: below it, many tell something else. */
const COPIED_PART = 0.4;
/**
 * Of articles a few days apart, texts and titles together tell an edited report: the part of the text they share and
 * the part of the title's words. Chosen on pairs of real related articles: from here on hardly any were two stories, and
 * below it hardly any were one.
 */
const SAME_REPORT = 0.6;
const DAYS_APART = 3;
const DAY = 86_400_000;

/** What is compared of an article. */
export interface Story {
  /** MinHash sketch of the text. */
  readonly sketch: string;
  readonly titleStems: ReadonlySet<string>;
  /** Publication time in milliseconds since 1970; null for a text that was not published. */
  readonly time: number | null;
  /** Runs of words of the text, made when they are first asked for: most pairs are told apart without. */
  runs(): ReadonlySet<number>;
}

/** What a story is made of; `published` is null for a text that was not. */
export interface StoryText {
  readonly title: string;
  readonly body: string;
  readonly sketch: string;
  readonly published: string | null;
}

export function storyOf({ title, body, sketch, published }: StoryText): Story {
  const stems = analyse(title)
    .filter((token) => !token.isStopWord)
    .map((token) => token.stem);
  let runs: ReadonlySet<number> | undefined;
  return {
    sketch,
    titleStems: new Set(stems),
    time: published === null ? null : Date.parse(published),
    runs: () => {
      runs ??= runsOf(body);
      return runs;
    },
  };
}

export function isSameStory(a: Story, b: Story): boolean {
  const text = resemblance(a.sketch, b.sketch);
  if (text >= SAME_TEXT) return true;
  const apart = a.time === null || b.time === null ? 0 : Math.abs(a.time - b.time);
  if (apart <= DAYS_APART * DAY && text + overlap(a.titleStems, b.titleStems) >= SAME_REPORT) return true;
  // Sketches without one equal byte are of texts that share next to nothing: four of five pairs.
  return text > 0 && sharedPart(a.runs(), b.runs()) >= COPIED_PART;
}

/** Jaccard's coefficient: the part of all elements that both sets have. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = a.union(b).size;
  return all === 0 ? 0 : a.intersection(b).size / all;
}
