/** `fihris search`, `related` and `explain`: asking an index, and the analyser, from the command line. */
import { type Command, InvalidArgumentError } from 'commander';
import { explain } from '../../src/arabic/analyser.ts';
import type { Article } from '../../src/article/article.ts';
import { relatedToArticle } from '../../src/search/related.ts';
import { MOST_RESULTS, SORTS, type Sort } from '../../src/search/request.ts';
import { search } from '../../src/search/search.ts';
import { count, openDirectory, print } from './common.ts';

interface AskFlags {
  readonly index: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: Sort;
  readonly from?: string;
  readonly to?: string;
  readonly section?: string;
  readonly source?: string;
  readonly author?: string;
  readonly json?: true;
}

export function addAsk(program: Command): void {
  program
    .command('search')
    .description('search an index: words, "exact phrases", and -words to leave out')
    .argument('<query>')
    .requiredOption('--index <dir>', 'directory of the index')
    .option('--limit <n>', `results to show, 1 to ${MOST_RESULTS}`, wholeNumber(1, MOST_RESULTS))
    .option('--offset <n>', 'results to pass over', wholeNumber(0, 10_000))
    .option('--sort <order>', SORTS.join(', '), readSort)
    .option('--from <date>', 'first day, inclusive')
    .option('--to <date>', 'last day, inclusive')
    .option('--section <name>', 'only this section')
    .option('--source <name>', 'only this source')
    .option('--author <name>', 'only this author')
    .option('--json', 'print JSON')
    .action(searchCommand);
  program
    .command('related')
    .description('articles related to one of the index')
    .argument('<id>')
    .requiredOption('--index <dir>', 'directory of the index')
    .option('--limit <n>', `results to show, 1 to ${MOST_RESULTS}`, wholeNumber(1, MOST_RESULTS))
    .option('--json', 'print JSON')
    .action(relatedCommand);
  program
    .command('explain')
    .description('show the tokens of a text: range, normal form, stem, and why')
    .argument('<text>')
    .action(explainCommand);
}

async function searchCommand(q: string, { index: directory, json, ...request }: AskFlags): Promise<void> {
  const answer = await search(await openDirectory(directory), { q, ...request });
  if (json) {
    print(JSON.stringify(answer, null, 2));
    return;
  }
  const relaxed = answer.relaxed ? ' (no article has all the words)' : '';
  print(`${count(answer.total)} found${relaxed}`);
  for (const { article, snippetHtml, score, missing } of answer.results) {
    print();
    printArticle(article, score);
    if (missing !== undefined) print(`  missing: ${missing.join(', ')}`);
    print(`  ${plainMarks(snippetHtml)}`);
  }
}

async function relatedCommand(id: string, { index: directory, json, limit }: AskFlags): Promise<void> {
  const results = await relatedToArticle(await openDirectory(directory), id, { limit });
  if (json) {
    print(JSON.stringify({ results }, null, 2));
    return;
  }
  for (const { article, score } of results) printArticle(article, score);
}

function explainCommand(text: string): void {
  for (const { original, start, end, surface, stem, isStopWord, steps } of explain(text)) {
    const why = steps.map((step) => `${step.kind} ${step.text}`).join(', ') || 'as it is';
    print([`${start}-${end}`, original, surface, stem, isStopWord ? `stop word` : why].join('\t'));
  }
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

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most} is wanted`);
  };
}

function readSort(value: string): Sort {
  const sort = SORTS.find((one) => one === value);
  if (sort === undefined) throw new InvalidArgumentError(`choose one of ${SORTS.join(', ')}`);
  return sort;
}
