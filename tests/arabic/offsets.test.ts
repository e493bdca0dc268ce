import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, type Token, tokenise } from '../../src/arabic/tokenise.ts';
import { SAMPLES } from '../support/samples.ts';
import { anyText } from './support.ts';

/** Several words of one ligature have its range in common; what stands there is all of them. */
function sharesRange(tokens: readonly Token[], at: number): boolean {
  const { start, end } = tokens[at]!;
  return [tokens[at - 1], tokens[at + 1]].some((other) => other?.start === start && other.end === end);
}

function checkRanges(text: string): void {
  const tokens = tokenise(text);
  let last = 0;
  tokens.forEach((token, at) => {
    const { start, end, surface } = token;
    const isShared = sharesRange(tokens, at);
    expect(start).toBeGreaterThanOrEqual(isShared ? Math.min(last, start) : last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    const here = normalise(text.slice(start, end));
    if (isShared) expect(here.split(' ')).toContain(surface);
    else expect(here).toBe(surface);
    expect(surface).toMatch(/^\S+$/);
    last = end;
  });
}

describe('the ranges of tokens', () => {
  it('are in order, inside the text, and hold what normalises to the token: in any text', () => {
    fc.assert(fc.property(anyText, checkRanges), { numRuns: 10_000 });
  });

  it('are so in the sample archive', () => {
    expect(SAMPLES.length).toBeGreaterThan(0);
    for (const { title, body } of SAMPLES) {
      checkRanges(title);
      checkRanges(body);
    }
  });

  it('leave nothing out but separators, hidden characters and marks without a letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        let between = '';
        for (const { start, end } of tokenise(text)) {
          between += ` ${text.slice(at, Math.max(at, start))}`;
          at = end;
        }
        expect(tokenise(`${between} ${text.slice(at)}`)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('cut no surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = text.toWellFormed();
        for (const { start, end } of tokenise(whole)) {
          expect(whole.slice(start, end).isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
