/**
 * Snippets: the passage of a body that shows best why it was found. A passage is a run of whole words; of all windows of
 * that length the one with the most weight of distinct query words wins, a window at the start of a sentence before
 * others, and then the earliest.
 */
import type { Token } from '../arabic/tokenise.ts';
import { escapeHtml, markTokens } from './markup.ts';
import type { Match, MatchedText } from './word-matcher.ts';

/** Words of a passage: three lines on a phone. */
export const SNIPPET_WORDS = 32;
/** Words shown before the first match, when the passage does not begin with a sentence. */
const WORDS_BEFORE = 6;
/** How far back a sentence may begin and still be where the passage begins. */
const SENTENCE_REACH = 12;

const SENTENCE_END = /[.!?\u061F\u06D4\u2026\n]/;
const ELLIPSIS = '\u2026';

/** The marked passage, with an ellipsis where it was cut. */
export function snippetHtml({ text, tokens, matches }: MatchedText, words: number): string {
  const first = passageStart(text, tokens, bestWindow(matches, words));
  const last = Math.min(tokens.length, first + SNIPPET_WORDS) - 1;
  if (last < first) return escapeHtml(text);
  const start = first === 0 ? 0 : tokens[first]!.start;
  const end = last === tokens.length - 1 ? text.length : tokens[last]!.end;
  const marked = matches.filter(({ at }) => at >= first && at <= last).map(({ at }) => tokens[at]!);
  const before = first === 0 ? '' : `${ELLIPSIS} `;
  const after = last === tokens.length - 1 ? '' : ` ${ELLIPSIS}`;
  return before + markTokens(text, start, end, marked).replace(/\s+/g, ' ').trim() + after;
}

/** The first token of the window with the most weight of distinct words; 0 where nothing matches. */
function bestWindow(matches: readonly Match[], words: number): number {
  let best = 0;
  let most = 0;
  for (let i = 0; i < matches.length; i++) {
    const first = matches[i]!.at;
    const seen = new Set<string>();
    let weight = 0;
    for (let j = i; j < matches.length && matches[j]!.at < first + SNIPPET_WORDS - WORDS_BEFORE; j++) {
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
function passageStart(text: string, tokens: readonly Token[], match: number): number {
  for (let i = match; i > Math.max(0, match - SENTENCE_REACH); i--) {
    if (SENTENCE_END.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))) return i;
  }
  return match < SENTENCE_REACH ? 0 : match - WORDS_BEFORE;
}
