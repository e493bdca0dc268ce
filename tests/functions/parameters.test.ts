import { expect, it } from 'vitest';
import { readParameters } from '../../functions/api/parameters.ts';
import { relatedQuery, searchQuery } from '../../functions/api/requests.ts';

it('ids to exclude are given repeated, between commas, or both; one with a comma is given by itself', () => {
  const idsOf = (exclude: string | string[] | undefined) => readParameters(relatedQuery, { exclude }).exclude;
  expect(idsOf(undefined)).toEqual([]);
  expect(idsOf('')).toEqual([]);
  expect(idsOf('a')).toEqual(['a']);
  expect(idsOf(['a', 'b'])).toEqual(['a', 'b']);
  expect(idsOf(' a , b,,a')).toEqual(['a', 'b', 'a , b,,a']);
  expect(idsOf(['one,two', 'c'])).toEqual(['one', 'two', 'c', 'one,two']);
});

it('numbers are read as numbers, and what is left out as nothing', () => {
  const left = { sort: undefined, from: undefined, to: undefined, section: undefined, source: undefined };
  expect(readParameters(searchQuery, { q: ' كلمة ', limit: '05', offset: '10000', sort: ' ' })).toEqual({
    ...left,
    exact: false,
    typing: false,
    collapse: false,
    explain: false,
    q: ' كلمة ',
    limit: 5,
    offset: 10_000,
    author: undefined,
  });
});

it('facets are names between commas, each once; one that is none is refused with all that there are', () => {
  const facetsOf = (facets: string) => readParameters(searchQuery, { q: '', facets }).facets;
  expect(facetsOf(' section , month,section')).toEqual(['section', 'month']);
  expect(facetsOf('')).toBe(undefined);
  for (const wrong of ['tags', 'section,', 'section,Month', ',']) {
    expect(() => facetsOf(wrong)).toThrow(
      `facets must be names among section, source, author, tag, year, month, day, separated by commas, not ${wrong}.`,
    );
  }
});
