/** `fihris search`, `suggest` and `related`: asking an index from the command line. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Article } from '../../src/article/article.ts';
import { relatedToArticle } from '../../src/search/related/related.ts';
import {
  DEFAULT_RESULTS,
  GREATEST_OFFSET,
  MOST_RESULTS,
  SORTS,
  type Sort,
} from '../../src/search/request.ts';
import { type SearchAnswer, search } from '../../src/search/search.ts';
import { suggestQueries } from '../../src/search/suggest/suggest.ts';
import { DEFAULT_SUGGESTIONS, MOST_SUGGESTIONS } from '../../src/search/suggest/suggest-request.ts';
import { count, examples, INDEX_LOCATION, openLocation, print, wholeNumber } from './common.ts';

interface AskFlags {
  readonly index: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: Sort;
  readonly exact?: true;
  readonly from?: string;
  readonly to?: string;
  readonly section?: string;
  readonly source?: string;
  readonly author?: string;
  readonly json?: true;
}

const LIMIT = `results to show, 1 to ${MOST_RESULTS} (default: ${DEFAULT_RESULTS})`;

const SUGGEST_LIMIT = `suggestions to show, 1 to ${MOST_SUGGESTIONS} (default: ${DEFAULT_SUGGESTIONS})`;

export function addAsk(program: Command): void {
  program
    .command('search')
    .summary('search an index')
    .description(
      'Searches an index: words, "exact phrases", ="words" exactly as typed, and -words to leave out. Words may be spelt in any way.\n' +
        'Where no article has all the words, or few have all of a long query, others with a fair part of them follow.',
    )
    .argument('<query...>', 'what to search for; several words need no quotes')
    .requiredOption('--index <location>', INDEX_LOCATION)
    .option('--limit <n>', LIMIT, wholeNumber(1, MOST_RESULTS))
    .option('--offset <n>', 'results to pass over (default: 0)', wholeNumber(0, GREATEST_OFFSET))
    .option('--sort <order>', `${SORTS.join(', ')} (default: ${SORTS[0]})`, readSort)
    .option('--exact', 'every word exactly as typed, in no other form')
    .option('--from <date>', 'first day or moment, inclusive, as 2026-03-14')
    .option('--to <date>', 'last day or moment, inclusive')
    .option('--section <name>', 'only this section')
    .option('--source <name>', 'only this source')
    .option('--author <name>', 'only this author')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        ['search مجلس الأمن --index my-index', 'articles with both words'],
        [`search '"مجلس الأمن" -نيويورك' --index my-index`, 'an exact phrase, without a word'],
        ['search القمة --index my-index --from 2026-01-01 --sort newest', 'the newest since January'],
        ['search --index my-index -- "-نيويورك مجلس"', 'after -- a dash is not an option'],
      ),
    )
    .action(searchCommand);
  program
    .command('suggest')
    .summary('how a query may go on')
    .description('Suggests how a query that is being typed may go on, from the headlines of an index.')
    .argument(
      '<text>',
      'the query as far as it is typed; a space at its end says that its last word is finished',
    )
    .requiredOption('--index <location>', INDEX_LOCATION)
    .option('--limit <n>', SUGGEST_LIMIT, wholeNumber(1, MOST_SUGGESTIONS))
    .option('--json', 'print JSON')
    .addHelpText('after', examples(["suggest 'مجلس ال' --index my-index", 'what may follow']))
    .action(suggestCommand);
  program
    .command('related')
    .summary('articles related to one of the index')
    .description('Shows the articles of an index that are related to one of them, the closest first.')
    .argument('<id>', 'id of the article')
    .requiredOption('--index <location>', INDEX_LOCATION)
    .option('--limit <n>', LIMIT, wholeNumber(1, MOST_RESULTS))
    .option('--json', 'print JSON')
    .addHelpText('after', examples(['related pol-005 --index my-index --limit 5', 'five related articles']))
    .action(relatedCommand);
}

async function searchCommand(
  words: string[],
  { index: directory, json, ...request }: AskFlags,
): Promise<void> {
  const answer = await search(await openLocation(directory), { q: words.join(' '), ...request });
  if (json) printJson({ ...answer, results: answer.results.map(listedResult) });
  else printAnswer(answer, request.offset ?? 0);
}

function printAnswer(answer: SearchAnswer, offset: number): void {
  const { suggestion, total, relaxed, alsoRelaxed, expanded, notices, results } = answer;
  const isPart = results.length > 0 && results.length < total + alsoRelaxed;
  const shown = isPart ? `, ${count(offset + 1)} to ${count(offset + results.length)} shown` : '';
  const others = alsoRelaxed > 0 ? `, then ${count(alsoRelaxed)} with a part of the words` : '';
  print(`${count(total)} found${others}${shown}${relaxed ? ' (no article has all the words)' : ''}`);
  if (suggestion?.isApplied) print(`nothing as typed: this is what ${suggestion.query} finds`);
  else if (suggestion !== null) print(`did you mean: ${suggestion.query}`);
  for (const { message } of notices) print(`note: ${message.en}`);
  for (const { term, as, why } of expanded) print(`also found by: ${as} (${why} for ${term})`);
  for (const { article, snippetHtml, score, missing } of results) {
    print();
    printArticle(article, score);
    if (missing !== undefined) print(`  missing: ${missing.join(', ')}`);
    print(`  ${plainMarks(snippetHtml)}`);
  }
}

async function suggestCommand(q: string, { index: directory, json, limit }: AskFlags): Promise<void> {
  const answer = await suggestQueries(await openLocation(directory), { q, limit });
  if (json) printJson(answer);
  else if (answer.suggestions.length === 0) print('No headline of the index goes on like this.');
  for (const { text, articles } of json ? [] : answer.suggestions) print(`${text}  (${count(articles)})`);
}

async function relatedCommand(id: string, { index: directory, json, limit }: AskFlags): Promise<void> {
  const results = await relatedToArticle(await openLocation(directory), id, { limit });
  if (json) printJson({ results: results.map(({ article, score }) => ({ ...listed(article), score })) });
  else if (results.length === 0) print(`Nothing in the index is related to ${id}.`);
  for (const { article, score } of json ? [] : results) printArticle(article, score);
}

function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** An article as the HTTP interface lists it; without an address where only a server would give one. */
function listed({ id, url, title, published, section, source, author, image }: Article) {
  return { id, url, title, published, section, source, author, image };
}

function listedResult({ article, ...found }: SearchAnswer['results'][number]) {
  return { ...listed(article), ...found };
}

function printArticle(article: Article, score: number): void {
  const where = [article.published.slice(0, 10), article.section, article.source]
    .filter(Boolean)
    .join(' \u00B7 ');
  print(`${score.toFixed(2)}  ${article.title}`);
  print(`  ${article.id}  ${where}`);
}

/** Marks as brackets, entities as characters: snippets are read in a terminal here. */
function plainMarks(html: string): string {
  return html
    .replaceAll('<mark>', '[')
    .replaceAll('</mark>', ']')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function readSort(value: string): Sort {
  const sort = SORTS.find((one) => one === value);
  if (sort === undefined) throw new InvalidArgumentError(`choose one of ${SORTS.join(', ')}.`);
  return sort;
}
