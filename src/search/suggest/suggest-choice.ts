/** Which of what was counted is suggested, in which order, and how it is written. */
import { stemOf } from '../../arabic/analyser.ts';
import { isStopWord } from '../../arabic/particles.ts';
import { compareCodePoints } from '../../segment/dictionary/dictionary-format.ts';
import { editBetween } from '../../segment/dictionary/edits.ts';
import type { SpeltHeadlineWord } from '../../segment/documents/headline-reader.ts';
import { escapeHtml } from '../snippets/markup.ts';
import { slipCost } from '../spelling/slips.ts';

/** `word` completes the last word, `phrase` is several words as headlines have them. */
export const SUGGESTION_KINDS = ['word', 'phrase'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** A suggestion before it is weighed. */
export interface Candidate {
  /** The surfaces of its words, with spaces between. */
  readonly key: string;
  /** Its words; the first of them stand for those that were typed. */
  readonly words: readonly SpeltHeadlineWord[];
  readonly kind: SuggestionKind;
  /** Headlines that have it. */
  readonly articles: number;
  /** Words that answer to what was typed. The rest goes beyond. */
  readonly answering: number;
  /** The typed text before it that stays as it is. */
  readonly kept: string;
  /** Whether its words need not stand side by side in the headlines. */
  readonly isApart: boolean;
  /** Whether a slip was put right. */
  readonly isCorrected: boolean;
}

/** What was typed, in normal form. */
export interface Typed {
  /** The finished words. */
  readonly words: readonly string[];
  /** The beginning of the word being typed; empty where the last word is finished. */
  readonly beginning: string;
}

export interface QuerySuggestion {
  /** The whole query. */
  readonly text: string;
  /** The same, escaped, with `<mark>` around what was typed; it is the only tag. */
  readonly html: string;
  readonly kind: SuggestionKind;
  /** Articles with these words in their headline; at least 1. */
  readonly articles: number;
  /** Whether a slip was put right. */
  readonly corrected: boolean;
}

/** Headlines with words anywhere count less than those that have them side by side. */
const APART = 0.4;
/** A phrase gives way to a longer one that so large a share of its headlines has. */
const MOSTLY_LONGER = 0.75;
/** So is a word beside others, where phrases that end with it have so large a share of its headlines. */
const MOSTLY_COVERED = 0.5;
/** Headlines that have what goes beyond the words typed, at least: once is no phrase. */
export const LEAST_BEYOND = 2;
/** Phrases that answer by the same words. */
const MOST_ALIKE = 3;

/** The best candidates, the best first. */
export function choose(candidates: readonly Candidate[], typed: Typed, limit: number): QuerySuggestion[] {
  const told = withoutCovered(candidates.filter(isTold));
  const scored = told.map((candidate) => ({ candidate, score: scoreOf(candidate, typed) }));
  scored.sort((a, b) => b.score - a.score || compareCodePoints(a.candidate.key, b.candidate.key));
  const longest = longestShares(told);
  const chosen: Candidate[] = [];
  const seen = new Set<string>();
  const alike = new Map<string, number>();
  for (const { candidate } of scored) {
    if (chosen.length === limit) break;
    const { key, words, articles } = candidate;
    const givesWay = words.length > 1 && (longest.get(key) ?? 0) >= MOSTLY_LONGER * articles;
    if (givesWay || !isAble(candidate, typed)) continue;
    const stems = stemsOf(candidate);
    const same = answerOf(candidate);
    const before = alike.get(same) ?? 0;
    if (seen.has(stems) || before === MOST_ALIKE) continue;
    seen.add(stems);
    alike.set(same, before + 1);
    chosen.push(candidate);
  }
  return chosen.map((candidate) => written(candidate, typed));
}

/** Whether enough headlines have a candidate. */
function isTold({ words, articles, answering }: Candidate): boolean {
  return articles >= (words.length > answering ? LEAST_BEYOND : 1);
}

/** Leaves out words that phrases say better: with what stands between them and the words before. */
function withoutCovered(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some(isBeside)) return candidates;
  const covered = new Map<string, number>();
  for (const { kind, words, answering, articles } of candidates) {
    if (kind !== 'phrase' || words.length > answering) continue;
    const { surface } = words[answering - 1]!;
    covered.set(surface, (covered.get(surface) ?? 0) + articles);
  }
  return candidates.filter((one) => {
    const phrases = covered.get(one.words.at(-1)!.surface) ?? 0;
    return !isBeside(one) || phrases < MOSTLY_COVERED * one.articles;
  });
}

function isBeside({ kind, isApart }: Candidate): boolean {
  return kind === 'word' && isApart;
}

/** Whether a candidate says more than was typed, and does not end in the middle. */
function isAble({ key, words, kept }: Candidate, typed: Typed): boolean {
  if (isStopWord(words.at(-1)!.surface)) return false;
  if (kept !== '' || typed.beginning === '') return true;
  return key !== [...typed.words, typed.beginning].join(' ');
}

function scoreOf({ words, articles, answering, isApart, isCorrected }: Candidate, typed: Typed): number {
  const weight = articles * (isApart ? APART : 1);
  return isCorrected ? weight * Math.exp(-slipOf(typed.beginning, words[answering - 1]!.surface)) : weight;
}

/** How unlikely the slip is that makes what was typed of the beginning of a word. */
function slipOf(typed: string, word: string): number {
  const costs = [-1, 0, 1].flatMap((more) => {
    const meant = word.slice(0, typed.length + more);
    const edit = editBetween(typed, meant);
    return edit === null ? [] : [slipCost(typed, meant, edit)];
  });
  return Math.min(...costs);
}

/** Of candidates that a longer one goes on from, the headlines of the longer one that most have. */
function longestShares(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { key, words, answering, articles } of candidates) {
    if (words.length <= answering) continue;
    const shorter = key.slice(0, key.lastIndexOf(' '));
    shares.set(shorter, Math.max(articles, shares.get(shorter) ?? 0));
  }
  return shares;
}

/** The words of a candidate that answer to what was typed. */
function answerOf({ words, answering }: Candidate): string {
  return words
    .slice(0, answering)
    .map(({ surface }) => surface)
    .join(' ');
}

/** What a search takes for the same: the kept text, and the stems of the words. */
function stemsOf({ kept, words }: Candidate): string {
  return [kept, ...words.map(({ surface }) => stemOf(surface))].join(' ');
}

function written(candidate: Candidate, typed: Typed): QuerySuggestion {
  const { kept, words, kind, articles, answering, isCorrected } = candidate;
  const before = typed.words.slice(-Math.max(0, answering - 1));
  const marked = words.map(({ surface, spelling }, i) => {
    if (i === answering - 1 && typed.beginning !== '') {
      return surface.startsWith(typed.beginning)
        ? markBeginning(spelling, typed.beginning)
        : escapeHtml(spelling);
    }
    return before.includes(surface) ? mark(spelling) : escapeHtml(spelling);
  });
  const text = words.map(({ spelling }) => spelling).join(' ');
  return {
    text: kept === '' ? text : `${kept} ${text}`,
    html: [...(kept === '' ? [] : [mark(kept)]), ...marked].join(' '),
    kind,
    articles,
    corrected: isCorrected,
  };
}

function mark(text: string): string {
  return `<mark>${escapeHtml(text)}</mark>`;
}

/** A spelling has a letter for each of its surface. */
function markBeginning(spelling: string, beginning: string): string {
  const letters = [...spelling];
  const typed = [...beginning].length;
  return mark(letters.slice(0, typed).join('')) + escapeHtml(letters.slice(typed).join(''));
}
