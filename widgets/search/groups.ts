/** What the list shows: suggestions and results of an answer, or searches of the past. */
import type { Result } from '../../client/openapi.ts';
import { cardLine } from '../shared/card.ts';
import { icon, make, marked, webAddress } from '../shared/dom.ts';
import type { Locale } from '../shared/locale.ts';
import { numberText } from './counts.ts';
import type { SearchLabels } from './labels.ts';
import type { Group, Option } from './list-box.ts';
import type { Answers } from './typeahead.ts';

const LOOKING_GLASS = ['M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14', 'M16 16l4.5 4.5'];
const CLOCK = ['M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16', 'M12 7.5v5l3 2'];

export interface Surroundings {
  readonly labels: SearchLabels;
  readonly locale: Locale;
  /** Address of the page of results for a query. */
  readonly pageOf: (query: string) => string;
}

export function lookingGlass(): SVGElement {
  return icon(...LOOKING_GLASS);
}

export function answerGroups(answers: Answers, around: Surroundings): Group[] {
  const { labels } = around;
  const results = resultOptions(answers, around);
  const heading = answers.found?.relaxed ? labels.nearest : labels.results;
  return [
    { name: 'suggestions', heading: labels.suggestions, options: suggestionOptions(answers, around) },
    { name: 'results', heading, options: results },
  ];
}

export function recentGroup(queries: readonly string[], { labels, pageOf }: Surroundings): Group {
  const options = queries.map(
    (query, i): Option => ({
      choice: { kind: 'recent', query, url: pageOf(query), position: i + 1 },
      part: 'suggestion',
      children: [icon(...CLOCK), isolated('text', query)],
    }),
  );
  return { name: 'recent', heading: labels.recent, options };
}

/** How many articles an answer has for people: copies of a report are one. */
export function sizeOf({ found }: Answers): number {
  if (found === null) return 0;
  const { total, alsoRelaxed, totalStories = total, alsoRelaxedStories = alsoRelaxed } = found;
  return totalStories + alsoRelaxedStories;
}

function suggestionOptions({ suggestions, found }: Answers, { labels, pageOf }: Surroundings): Option[] {
  const meant = found?.suggestion?.query;
  const isNew = meant !== undefined && !suggestions.some(({ text }) => text === meant);
  const all = [
    ...suggestions.map(({ text, html }) => ({ text, nodes: marked(html) })),
    // Last, so that what is there stays where it is when the results come.
    ...(isNew
      ? [{ text: meant, nodes: [make('span', { class: 'lead' }, `${labels.didYouMean} `), meant] }]
      : []),
  ];
  return all.map(({ text, nodes }, i) => ({
    choice: { kind: 'suggestion', query: text, url: pageOf(text), position: i + 1 },
    part: 'suggestion',
    children: [lookingGlass(), isolated('text', ...nodes)],
  }));
}

function resultOptions(answers: Answers, around: Surroundings): Option[] {
  const { found } = answers;
  if (found === null || found.results.length === 0) return [];
  const { labels, locale, pageOf } = around;
  const { query } = found;
  const url = pageOf(query);
  const all: Option = {
    choice: { kind: 'all', query, url, position: 1 },
    part: 'all',
    children: [
      make('span', { class: 'text' }, labels.all),
      make('span', { part: 'count', class: 'count' }, numberText(sizeOf(answers), locale)),
    ],
  };
  return [...found.results.map((result, i) => resultOption(result, query, i + 1, around)), all];
}

function resultOption(
  result: Result,
  query: string,
  position: number,
  { locale, pageOf }: Surroundings,
): Option {
  const { id, title, titleHtml } = result;
  // Of an address that is none, the page of results tells what there is.
  const url = webAddress(result.url, document.baseURI) ?? pageOf(query);
  return {
    choice: { kind: 'result', query, url, position, id, title },
    part: 'result',
    children: [isolated('title', ...marked(titleHtml)), cardLine(result, locale)],
  };
}

/** Words in their own direction, on the side of the box where its own begin. */
function isolated(name: 'text' | 'title', ...words: readonly (Node | string)[]): HTMLElement {
  const bdi = make('bdi', {}, ...words);
  return make('span', { part: name, class: name }, bdi);
}
