import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/arabic/tokenise.ts';
import { resemblance, sketchOf } from '../../src/index/sketch.ts';
import { isSameStory, storyOf } from '../../src/search/related/same-story.ts';
import { SAMPLES } from '../support/samples.ts';

const sketch = (text: string) => sketchOf(tokenise(text).map((token) => token.surface));
const story = (title: string, body: string, published: string | null = '2026-01-01T00:00:00Z') =>
  storyOf({ title, body, sketch: sketch(body), published });

const REPORT =
  'عبرت ثلاث سفن حاويات المجرى الجديد للقناة في أول تشغيل تجريبي بحضور رئيس الهيئة ومهندسي المشروع';
const OTHER = 'أعلنت البلدية افتتاح حديقة عامة فيها ملاعب للأطفال ومقاعد ومسار للمشي يمتد على الشاطئ';

describe('two articles tell one story', () => {
  it('when one text is the other, whatever their titles and dates', () => {
    const later = story('القناة تستقبل السفن', REPORT, '2026-06-01T00:00:00Z');
    expect(isSameStory(story('تشغيل تجريبي', REPORT), later)).toBe(true);
  });

  it('when a text was copied with a few words changed', () => {
    expect(isSameStory(story('تشغيل تجريبي', REPORT), story('القناة', REPORT.replace('ثلاث', '3')))).toBe(
      true,
    );
  });

  it('when a short report stands inside a longer one', () => {
    const round = [...SAMPLES.slice(0, 3).map(({ body }) => body), REPORT].join(' ');
    expect(resemblance(sketch(REPORT), sketch(round))).toBeLessThan(0.5);
    expect(isSameStory(story('تشغيل تجريبي', REPORT), story('أخبار', round, '2026-02-01T00:00:00Z'))).toBe(
      true,
    );
  });

  it('when a much longer text holds the whole of a report, whatever their sketches', () => {
    const long = {
      ...story('أخبار', [...SAMPLES.map(({ body }) => body), REPORT].join(' ')),
      sketch: '00'.repeat(16),
    };
    const report = { ...story('تشغيل تجريبي', REPORT, '2026-02-01T00:00:00Z'), sketch: 'ff'.repeat(16) };
    expect(isSameStory(report, long)).toBe(true);
    expect(isSameStory(long, report)).toBe(true);
  });

  it('when their titles agree within days and their texts were rewritten', () => {
    const a = story('ثلاث سفن تعبر القناة الجديدة في أول تشغيل تجريبي', REPORT);
    const b = story('3 سفن تعبر القناة الجديدة في أول تشغيل تجريبي', OTHER, '2026-01-02T00:00:00Z');
    expect(isSameStory(a, b)).toBe(true);
  });
});

describe('two articles tell different stories', () => {
  it('when nothing agrees', () => {
    expect(isSameStory(story('تشغيل تجريبي', REPORT), story('حديقة جديدة', OTHER))).toBe(false);
  });

  it('when a title comes again weeks later', () => {
    const a = story('حالة الطقس المتوقعة اليوم', REPORT);
    const b = story('حالة الطقس المتوقعة اليوم', OTHER, '2026-01-20T00:00:00Z');
    expect(isSameStory(a, b)).toBe(false);
  });

  it('when both have no title and no text in common', () => {
    expect(isSameStory(story('', REPORT, null), story('', OTHER, null))).toBe(false);
  });
});

describe('sketches of the sample archive', () => {
  it('tell wire copies from articles on one subject', () => {
    const sketches = SAMPLES.map(({ id, body }) => ({ id, sketch: sketch(body) }));
    const pairs = sketches.flatMap((a, i) =>
      sketches.slice(i + 1).map((b) => ({ ids: [a.id, b.id], alike: resemblance(a.sketch, b.sketch) })),
    );
    const copies = pairs.filter(({ alike }) => alike >= 0.5).map(({ ids }) => ids.join());
    // The pairs the archive was written with: wire reports with a second headline and source.
    for (const pair of [
      'pol-001,pol-002',
      'eco-001,eco-002',
      'spo-001,spo-002',
      'cul-011,cul-012',
      'soc-001,soc-002',
    ]) {
      expect(copies).toContain(pair);
    }
    // Everything else is far from a copy.
    const others = pairs.filter(({ ids }) => !copies.includes(ids.join()));
    expect(Math.max(...others.map(({ alike }) => alike))).toBeLessThan(0.4);
  });
});
