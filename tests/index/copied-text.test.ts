import { describe, expect, it } from 'vitest';
import { runsOf, sharedPart } from '../../src/index/copied-text.ts';

const REPORT = 'أعلنت وزارة الصحة افتتاح مستشفى جديد في المدينة يضم مئتي سرير وأقساما للطوارئ والأطفال';
const OTHER =
  'فاز الفريق في المباراة النهائية بهدفين وسجل المهاجم الهدف الأول من ركلة حرة في الدقيقة الأخيرة';

const shared = (a: string, b: string) => sharedPart(runsOf(a), runsOf(b));

describe('the shared part of two texts', () => {
  it('is all of a text that stands inside a longer one, and does not depend on their order', () => {
    const longer = `${OTHER}. ${REPORT}. ${OTHER}`;
    expect(shared(REPORT, longer)).toBe(1);
    expect(shared(longer, REPORT)).toBe(1);
  });

  it('is nothing of texts that have no five words in a row in common', () => {
    expect(shared(REPORT, OTHER)).toBe(0);
    expect(shared(REPORT, REPORT.split(' ').reverse().join(' '))).toBe(0);
  });

  it('is the part that an editor left', () => {
    const words = REPORT.split(' ');
    const cut = [...words.slice(0, 8), ...OTHER.split(' ')].join(' ');
    // Fourteen words make ten runs, and eight of them four.
    expect(words).toHaveLength(14);
    expect(shared(REPORT, cut)).toBeCloseTo(0.4);
  });

  it('does not depend on spelling that newsrooms differ in, signs and numbers', () => {
    const spelt = REPORT.replace(/أ/g, 'ا').replace(/ة/g, 'ه').replace(/ى/g, 'ي').replace('وزارة', 'وِزَارة');
    expect(shared(REPORT, spelt.replace(' في ', '، في (2015) ').replace('جديد', 'جـديد'))).toBe(1);
  });

  it('is 0 of a text too short to tell', () => {
    expect(shared('أعلنت وزارة الصحة افتتاح', REPORT)).toBe(0);
    expect(shared('', '')).toBe(0);
  });
});
