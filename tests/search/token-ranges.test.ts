import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterMask, TokenRanges } from '../../src/arabic/token-ranges.ts';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { arabicText } from '../support/arbitrary-text.ts';
import { SAMPLES } from '../support/samples.ts';

/** Every token is a candidate for the letters it has. */
function tokensOf(text: string) {
  const ranges = new TokenRanges(text, [0]);
  return ranges.candidates.map((at) => ({ ...ranges.range(at), surface: ranges.surface(at) }));
}

describe('token ranges', () => {
  it('are those of the tokeniser, with the same normal forms, on any text', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        expect(tokensOf(text)).toEqual(tokenise(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are those of the tokeniser on the sample archive', () => {
    for (const { title, body } of SAMPLES) {
      expect(tokensOf(title)).toEqual(tokenise(title));
      expect(tokensOf(body)).toEqual(tokenise(body));
    }
  });

  it('name every token that has the letters looked for, the last one aside', () => {
    fc.assert(
      fc.property(arabicText, fc.nat(), (text, pick) => {
        const tokens = tokenise(text);
        fc.pre(tokens.length > 0);
        const wanted = tokens[pick % tokens.length]!.surface;
        const ranges = new TokenRanges(text, [letterMask(wanted.slice(0, -1))]);
        const found = ranges.candidates.filter((at) => ranges.surface(at) === wanted);
        expect(found).toEqual([...tokens.keys()].filter((at) => tokens[at]!.surface === wanted));
        expect(ranges.count).toBe(tokens.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
