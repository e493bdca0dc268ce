import { describe, expect, it } from 'vitest';
import { repeats } from '../../../bench/relevance/repeats.ts';
import { SAMPLES } from '../../support/samples.ts';

const words = SAMPLES[0]!.body.split(' ');

describe('a text repeats another', () => {
  it('when it is the same, in whatever spelling, and when half of the shorter one is in the longer', () => {
    const body = words.join(' ');
    expect(repeats(body, body.replace(/أ/g, 'ا'))).toBe(true);
    const cut = [...words.slice(0, 20), ...SAMPLES[20]!.body.split(' ').slice(0, 12)].join(' ');
    expect(repeats(cut, body)).toBe(true);
    expect(repeats(body, cut)).toBe(true);
  });

  it('not when they share a few words, or are of other words, or too short', () => {
    const quoting = [...words.slice(0, 8), ...SAMPLES[20]!.body.split(' ').slice(0, 30)].join(' ');
    expect(repeats(quoting, words.join(' '))).toBe(false);
    expect(repeats(SAMPLES[20]!.body, words.join(' '))).toBe(false);
    expect(repeats('كلمة واحدة', 'كلمة واحدة')).toBe(false);
  });
});
