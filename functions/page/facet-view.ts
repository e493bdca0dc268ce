/** What results can be narrowed to, and what they are narrowed to: links that choose a value, and links that let it go. */
import { normalise } from '../../src/arabic/tokenise.ts';
import type { Facets } from '../../src/search/facets/facets.ts';
import { dayName } from './dates.ts';
import { firstDay, lastDay } from './day-range.ts';
import { type PeriodCount, rangeOf, yearsOf } from './histogram-view.ts';
import { narrowed, type Search } from './links.ts';
import type { ChipView, FacetView } from './model.ts';
import { fill } from './numbers.ts';
import { STRINGS } from './strings.ts';

/** Facets of names, in the order they are shown in. */
export const NAMED = ['section', 'source', 'author', 'tag'] as const;

const text = STRINGS.facets;

/** The facets that say something: those with two values or more, or with one that is chosen. */
export function facetViews(facets: Facets, months: readonly PeriodCount[], search: Search): FacetView[] {
  const named = NAMED.map((name) => ({
    name,
    values: (facets[name]?.values ?? []).map(({ value, count }) => {
      const isChosen = normalise(value) === normalise(search.filters?.[name] ?? '');
      const href = narrowed(search, { [name]: isChosen ? undefined : value });
      return { label: value, count, href, isChosen };
    }),
  }));
  const all: FacetView[] = [...named, { name: 'year', values: years(months, search) }];
  return all.filter(({ values }) => values.length > 1 || values.some(({ isChosen }) => isChosen));
}

/** Newest first. */
function years(months: readonly PeriodCount[], search: Search): FacetView['values'] {
  const range = rangeOf(search);
  return yearsOf(months)
    .reverse()
    .map(({ value, count }) => {
      const [from, to] = [firstDay(value), lastDay(value)];
      const isChosen = range.from === from && range.to === to;
      const href = narrowed(search, isChosen ? { from: undefined, to: undefined } : { from, to });
      return { label: value, count, href, isChosen };
    });
}

/** A chip for each filter that is set; dates have one together. */
export function chipsOf(search: Search): ChipView[] {
  const named = NAMED.flatMap((name): ChipView[] => {
    const value = search.filters?.[name];
    return value === undefined ? [] : [{ name, label: value, href: narrowed(search, { [name]: undefined }) }];
  });
  const label = datesLabel(search);
  if (label === '') return named;
  return [...named, { name: 'dates', label, href: narrowed(search, { from: undefined, to: undefined }) }];
}

/** «12 مايو 2026», «من … إلى …», «منذ …», «حتى …»; empty where no date is chosen. */
function datesLabel(search: Search): string {
  const { from, to } = rangeOf(search);
  const days = { from: dayName(from ?? ''), to: dayName(to ?? '') };
  if (from !== undefined && from === to) return days.from;
  if (from !== undefined && to !== undefined) return fill(text.between, days);
  if (from !== undefined) return fill(text.since, days);
  return to === undefined ? '' : fill(text.until, days);
}
