/**
 * Snippets: the passage of a body that shows best why it was found. A passage is a run of whole words. Of all windows of
 * that length the one with the most weight of distinct query words wins, the earliest of equals; it begins where its
 * sentence does, when that is near.
 */
import type { TokenRanges } from '../arabic/token-ranges.ts';
import { escapeHtml, markTokens } from './markup.ts';
import type { Match, MatchedText } from './word-matcher.ts';

/** Words of a passage: three lines on a phone. */
export const SNIPPET_WORDS = 32;
/** Words shown before the first match, when the passage does not begin with a sentence. */
const WORDS_BEFORE = 6;
/** How far back a sentence may begin and still be where the passage begins. */
const SENTENCE_REACH = 12;

const SENTENCE_END = /[.!?\u061F\u06D4\u2026\n]/;
/** Punctuation that belongs to the word before it: closing marks and the ends of sentences. */
const CLOSING = /[.!?\u061F\u06D4\u2026\u00BB\u201D"')\]%]*/y;
const ELLIPSIS = '\u2026';

/** The marked passage, with an ellipsis where it was cut. @param words how many distinct words there are to show */
export function snippetHtml({ tokens, matches }: MatchedText, words: number): string {
  const { text } = tokens;
  const first = passageStart(tokens, bestWindow(matches, words));
  const last = Math.min(tokens.count, first + SNIPPET_WORDS) - 1;
  if (last < first) return onOneLine(escapeHtml(text));
  const start = first === 0 ? 0 : tokens.start(first);
  const end = last === tokens.count - 1 ? text.length : withClosing(text, tokens.end(last));
  const marked = matches.filter(({ at }) => at >= first && at <= last).map(({ at }) => tokens.range(at));
  const before = first === 0 ? '' : `${ELLIPSIS} `;
  const after = last === tokens.count - 1 ? '' : ` ${ELLIPSIS}`;
  return before + onOneLine(markTokens(text, start, end, marked)) + after;
}

function onOneLine(html: string): string {
  return html.replace(/\s+/g, ' ').trim();
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
function passageStart(tokens: TokenRanges, match: number): number {
  // Near the end of a body the passage begins earlier, so that it is as long as any.
  const latest = Math.max(0, tokens.count - SNIPPET_WORDS);
  if (match < SENTENCE_REACH || latest === 0) return 0;
  if (match - WORDS_BEFORE > latest) return latest;
  for (let i = match; i > match - SENTENCE_REACH; i--) {
    if (i <= latest && SENTENCE_END.test(tokens.text.slice(tokens.end(i - 1), tokens.start(i)))) return i;
  }
  return match - WORDS_BEFORE;
}

function withClosing(text: string, end: number): number {
  CLOSING.lastIndex = end;
  CLOSING.test(text);
  return CLOSING.lastIndex;
}
