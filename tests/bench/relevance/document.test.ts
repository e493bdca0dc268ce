import { describe, expect, it } from 'vitest';
import { withFigures } from '../../../bench/relevance/document.ts';
import { figuresOf } from '../../../bench/relevance/report.ts';

const queries = ['a', 'b'].map((id) => ({ id, text: id }));
const answers = { fihris: (text: string) => [text], lucene: (text: string) => ['x', text] };
const short = figuresOf({ name: 'short', corpus: 'articles', queries }, answers);
const typed = figuresOf(
  { name: 'typed-tatweel', corpus: 'articles', queries: queries.map((one) => ({ ...one, clean: 'a' })) },
  answers,
);
const run = {
  run: 'commit 123, 2 articles',
  sets: [short, typed],
  related: [],
  repeats: [],
  hasVariants: false,
  isSample: false,
};

const place = (name: string) => `<!-- figures: ${name} -->\nold ${name}\n<!-- end of figures -->`;
const document = ['sets', 'sample', 'typed', 'related', 'variants'].map(place).join('\ntext\n');

describe('figures in a document', () => {
  it('replace what stands in their places, and nothing else', () => {
    const written = withFigures(document, run);
    expect(written).toContain('<!-- figures: sets -->\n\ncommit 123, 2 articles\n\n| short, 2 queries |');
    expect(written).toContain('<!-- figures: typed -->\n\ncommit 123, 2 articles\n\n| variation |');
    expect(written).toContain('| fihris | 1.000 [1.000, 1.000] | 1.000 | 1.000 |  |');
    expect(written).toContain('| lucene | 0.500 [0.500, 0.500] | 1.000 | 0.631 | -0.500 [-0.500, -0.500] |');
    expect(written).toMatch(/\| tatweel \| 2 \| 1\.000 \| 2\.000 \[.*\| 0\.500 \| 2\.000 \[/);
    for (const name of ['related', 'variants']) expect(written).toContain(place(name));
    expect(withFigures(written, run)).toBe(written);
  });

  it('of variants have a table of their own', () => {
    const written = withFigures(document, { ...run, hasVariants: true });
    expect(written).toContain('| lucene | 0.5000 | -0.5000 [-0.5000, -0.5000] |');
    for (const name of ['sets', 'typed']) expect(written).toContain(place(name));
  });

  it('of a part of the archive have a table of their own', () => {
    const written = withFigures(document, { ...run, isSample: true });
    expect(written).toContain('<!-- figures: sample -->\n\ncommit 123, 2 articles\n\n| short, 2 queries |');
    for (const name of ['sets', 'typed', 'variants']) expect(written).toContain(place(name));
  });

  it('need their places', () => {
    expect(() => withFigures('no marks', run)).toThrow('no place for figures: <!-- figures: sets -->');
  });
});
