import { describe, expect, it } from 'vitest';
import { BadQueryError } from '../../src/errors.ts';
import { LONGEST_QUERY, MOST_WORDS } from '../../src/query/limits.ts';
import { parseTree } from '../../src/query/parse.ts';
import { printTree } from '../../src/query/print.ts';
import { fields } from './cases/fields.ts';
import { forgiving } from './cases/forgiving.ts';
import { operators } from './cases/operators.ts';
import { TODAY as today } from './cases/tree-notation.ts';
import { words } from './cases/words.ts';

const rules = [...words, ...operators, ...fields, ...forgiving];

describe.each(rules)('$rule', ({ cases }) => {
  it.each(cases.map(([query, tree, ...codes]) => ({ query, tree, codes })))(
    '$query',
    ({ query, tree, codes }) => {
      const parsed = parseTree(query, { today });
      expect(parsed.tree).toEqual(tree);
      expect(parsed.notices.map(({ code }) => code)).toEqual(codes);
      if (tree !== null) expect(parseTree(printTree(tree), { today, anyLength: true }).tree).toEqual(tree);
    },
  );
});

it('the tables hold as many queries as were promised', () => {
  const queries = rules.flatMap(({ cases }) => cases.map(([query]) => query));
  expect(queries.length).toBeGreaterThanOrEqual(150);
  expect(new Set(queries).size).toBe(queries.length);
});

describe('a printed tree', () => {
  it.each([
    ['حلب أو دمشق وليس روسيا', 'حلب OR دمشق -روسيا'],
    ['(حلب|دمشق) و !(قصف غارة)', '(حلب OR دمشق) -(قصف غارة)'],
    ['عنوان:(حلب قرب دمشق)', 'title:حلب NEAR/5 title:دمشق'],
    ['مصدر:«الشرق الأوسط»', 'source:"الشرق الأوسط"'],
    ['تاريخ:أغسطس 2015', 'date:2015-08'],
    ['تاريخ:أغسطس 2015 حلب', 'date:"2015-08" حلب'],
    ['تاريخ:آخر أسبوع حلب', 'date:2015-08-14..2015-08-20 حلب'],
    ['بعد:2014 =“أحمد”', 'date:2015-01-01.. ="أحمد"'],
    ['«قال "نعم"»', '«قال "نعم»'],
    ['حلب \\أو دمشق', 'حلب \\أو دمشق'],
  ])('%s is written as %s', (query, printed) => {
    expect(printTree(parseTree(query, { today }).tree!)).toBe(printed);
  });
});

describe('a notice', () => {
  it('says where it belongs in what was typed, and what to do in both languages', () => {
    const [notice] = parseTree('  \u200Fحلب foo:bar', { today }).notices;
    expect(notice).toMatchObject({ code: 'unknown-field', at: 7, text: 'foo:bar' });
    expect(notice!.message.en).toContain('“foo:bar” was searched as words');
    expect(notice!.message.ar).toContain('بُحث عن «foo:bar» كلمات');
  });
});

describe('a query that is too large', () => {
  const reasonOf = (query: string) => {
    try {
      parseTree(query, { today });
    } catch (error) {
      return error instanceof BadQueryError ? error.reason : error;
    }
    return null;
  };

  it('is refused for its length, without the space around it', () => {
    expect(reasonOf(` ${'م'.repeat(LONGEST_QUERY)} `)).toBeNull();
    expect(reasonOf('م'.repeat(LONGEST_QUERY + 1))).toBe('too-long');
  });

  it('is refused for its words, in whatever they stand', () => {
    const some = (count: number) => Array(count).fill('م').join(' ');
    expect(reasonOf(some(MOST_WORDS))).toBeNull();
    expect(reasonOf(some(MOST_WORDS + 1))).toBe('too-many-words');
    expect(reasonOf(`"${some(20)}" OR title:(${some(20)}) -م*`)).toBe('too-many-words');
    expect(reasonOf(`${some(MOST_WORDS)} section:"${some(3)}" date:أغسطس 2015`)).toBeNull();
  });
});
