/**
 * Snippets: the passage of a body that shows best why it was found. A passage is a run of whole words. Of all windows of
 * about that length the one with the most weight of distinct query words wins, the earliest of equals; it begins where its
 * sentence does, when that is near.
 */
import { endOfWords, firstWord, startOfWords } from '../../arabic/word-steps.ts';
import { markTokens } from './markup.ts';
import type { Match, MatchedText } from './word-matcher.ts';

/** Words of a passage: three lines on a phone. */
export const SNIPPET_WORDS = 32;
/** Words shown before the first match, when the passage does not begin with a sentence. */
const WORDS_BEFORE = 6;
/** How many words back a sentence may begin and still be where the passage begins. */
const SENTENCE_REACH = 11;
/** Code units of what a passage has room for after its first match: words of news have nearly five letters. */
const WINDOW = (SNIPPET_WORDS - WORDS_BEFORE) * 6;

/** A word that ends a sentence, its closing marks, and the space behind it; or the last of a paragraph. */
const SENTENCE_END = /(?:[.!?\u061F\u06D4\u2026][\u00BB\u201D"')\]]*\s+|\n\s*)$/;
/** Punctuation that is nothing at the end of a passage: commas, semicolons, colons, dashes. */
const TRAILING = /[,;:\u060C\u061B\u2013\u2014-]+$/;
const ELLIPSIS = '\u2026';

/** The marked passage, with an ellipsis where it was cut. @param words how many distinct words there are to show */
export function snippetHtml({ text, matches }: MatchedText, words: number): string {
  const start = passageStart(text, bestWindow(matches, words));
  const last = endOfWords(text, start, SNIPPET_WORDS);
  const isWhole = firstWord(text, last) === text.length;
  const end = isWhole ? text.length : start + text.slice(start, last).replace(TRAILING, '').length;
  const marked = matches.filter((match) => match.start >= start && match.end <= end);
  const before = start === 0 ? '' : `${ELLIPSIS} `;
  const after = isWhole ? '' : ` ${ELLIPSIS}`;
  return before + onOneLine(markTokens(text, start, end, marked)) + after;
}

function onOneLine(html: string): string {
  return html.replace(/\s+/g, ' ').trim();
}

/** Where the window with the most weight of distinct words begins; 0 where nothing matches. */
function bestWindow(matches: readonly Match[], words: number): number {
  let best = 0;
  let most = 0;
  for (let i = 0; i < matches.length; i++) {
    const first = matches[i]!.start;
    const seen = new Set<string>();
    let weight = 0;
    for (let j = i; j < matches.length && matches[j]!.start < first + WINDOW; j++) {
      const { word } = matches[j]!;
      if (seen.has(word.stem)) continue;
      seen.add(word.stem);
      weight += word.weight;
    }
    if (weight > most) {
      most = weight;
      best = first;
    }
    if (seen.size === words) break;
  }
  return best;
}

/** Where the passage around a match begins: at its sentence where that is near, else a few words before. */
function passageStart(text: string, match: number): number {
  const start = sentenceStart(text, match) ?? startOfWords(text, match, WORDS_BEFORE);
  // Near the end of a body the passage begins earlier, so that it is as long as any.
  const latest = startOfWords(text, text.length, SNIPPET_WORDS);
  const begin = Math.min(start, latest);
  return firstWord(text, 0) === begin ? 0 : begin;
}

/** Where the sentence of a word begins, or the text; null where that is far. */
function sentenceStart(text: string, word: number): number | null {
  let at = word;
  for (let words = 0; words <= SENTENCE_REACH; words++) {
    const before = startOfWords(text, at, 1);
    if (before === at) return 0;
    if (SENTENCE_END.test(text.slice(before, at))) return at;
    at = before;
  }
  return null;
}
