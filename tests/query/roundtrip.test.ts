import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadQueryError } from '../../src/errors.ts';
import { DEEPEST, wellFormed } from '../../src/query/groups.ts';
import { LONGEST_QUERY } from '../../src/query/limits.ts';
import { parseTree } from '../../src/query/parse.ts';
import { type Piece, Source } from '../../src/query/pieces.ts';
import { isPlain } from '../../src/query/plain.ts';
import { printTree } from '../../src/query/print.ts';
import { scan } from '../../src/query/scan.ts';
import type { QueryNode } from '../../src/query/tree.ts';
import { parseQuery } from '../../src/search/words/query.ts';
import { anyQuery, plainQuery } from './arbitrary-queries.ts';

const RUNS = 10_000;
/** Nodes that a piece may become: a choice of NEAR for each of its partners. */
const MOST_NODES = 17;
const today = '2015-08-20';

describe('any text', () => {
  it('is read without errors, and what is printed reads as the same tree', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { tree } = parseTree(text, { today, anyLength: true });
        if (tree === null) return;
        expect(simple(tree)).toBe(true);
        const printed = printTree(tree);
        const again = parseTree(printed, { today: '2020-02-29', anyLength: true });
        expect(again.tree, printed).toEqual(tree);
        expect(printTree(again.tree!)).toBe(printed);
      }),
      { numRuns: RUNS },
    );
  });

  it('is refused for its length or its words only', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        try {
          parseTree(text, { today });
        } catch (error) {
          expect(error).toBeInstanceOf(BadQueryError);
          const { reason } = error as BadQueryError;
          if (reason === 'too-long') expect(text.trim().length).toBeGreaterThan(LONGEST_QUERY);
          else expect(reason).toBe('too-many-words');
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has notices that say where they belong', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { notices } = parseTree(text, { today, anyLength: true });
        for (const { at, text: noted, message } of notices) {
          expect(text[at]).toBe(noted[0]);
          expect(message.en + message.ar).not.toContain('{text}');
        }
        expect(notices.map(({ at }) => at)).toEqual(notices.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('work', () => {
  it('is bounded by the length of a text', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const source = new Source(text, today);
        const pieces = scan(source);
        expect(pieces.length).toBeLessThanOrEqual(2 * text.length);
        const kept = wellFormed(pieces, source);
        expect(kept.length).toBeLessThanOrEqual(pieces.length);
        expect(deepest(kept)).toBeLessThanOrEqual(DEEPEST);
        const { tree } = parseTree(text, { today, anyLength: true });
        if (tree !== null) expect(sizeOf(tree)).toBeLessThanOrEqual(MOST_NODES * Math.max(kept.length, 1));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a plain text', () => {
  it('is the same query with and without operators', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof(plainQuery, anyQuery), (text) => {
        if (!isPlain(text) || text.trim().length > LONGEST_QUERY) return;
        plain++;
        const { tree, notices } = parseTree(text, { today, anyLength: true });
        expect(notices).toEqual([]);
        expect(meaning(tree === null ? '' : printTree(tree))).toEqual(meaning(text));
      }),
      { numRuns: RUNS },
    );
    expect(plain).toBeGreaterThan(RUNS / 4);
  });

  it.each([
    ['كوفيد-19', true],
    ['لقاح -كوفيد-19', false],
    ['"الأمن الغذائي" -روسيا ="أحمد"', true],
    ['مرحبا! كيف؟ نعم، لا؛', true],
    ['رويترز - بغداد: انفجار', true],
    ['war and peace or not', true],
    ['AT&T', true],
    ['حلب أو دمشق', false],
    ['حلب او دمشق', false],
    ['ليس حلب', false],
    ['حلب و دمشق', false],
    ['حلب قرب/3 دمشق', false],
    ['حلب OR دمشق', false],
    ['حلب|دمشق', false],
    ['(حلب)', false],
    ['حلب*', false],
    ['حلب && دمشق', false],
    ['!حلب', false],
    ['مصدر:واس', false],
    ['مصدر: واس', false],
    ['-title: واس', false],
    ['10:30', false],
    ['"حلب', false],
    ['„حلب“', false],
    ['"" حلب', false],
    ['\u200Fحلب', false],
  ])('%s: %s', (text, expected) => {
    expect(isPlain(text)).toBe(expected);
  });
});

function deepest(pieces: readonly Piece[]): number {
  let depth = 0;
  let most = 0;
  for (const { kind } of pieces) {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    most = Math.max(most, depth);
  }
  return most;
}

function sizeOf(node: QueryNode): number {
  if (!('of' in node)) return 1;
  const parts = node.kind === 'not' || node.kind === 'field' ? [node.of] : node.of;
  return parts.reduce((size, part) => size + sizeOf(part), 1);
}

/** What the words, phrases and exclusions of a text mean, or why they mean nothing. */
function meaning(text: string): unknown {
  try {
    const { text: _, ...query } = parseQuery(text);
    return query;
  } catch (error) {
    if (error instanceof BadQueryError) return error.reason;
    throw error;
  }
}

/** Whether a tree keeps what `tree.ts` promises. */
function simple(node: QueryNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.of.length > 1 && node.of.every((part) => part.kind !== node.kind && simple(part));
    case 'not':
      return node.of.kind !== 'not' && simple(node.of);
    case 'field':
      return !/"kind":"(?:field|filter|date)"/.test(JSON.stringify(node.of)) && simple(node.of);
    case 'near':
      return node.of.length > 1 && node.distance >= 1 && node.distance <= 50 && node.of.every(simple);
    case 'filter':
      return node.value.trim() !== '';
    case 'date':
      return (node.from !== null || node.to !== null) && (node.from ?? '') <= (node.to ?? '9');
    default:
      return /[\p{L}\p{N}]/u.test(node.text);
  }
}
