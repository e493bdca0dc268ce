/** `fihris explain`: what the analyser makes of a text, and a search of a query, decision by decision. */
import type { Command } from 'commander';
import { explain } from '../../src/arabic/analyser.ts';
import { explainQuery, type WordDecisions } from '../../src/search/explain-query.ts';
import type { SearchRequest } from '../../src/search/request.ts';
import { type SearchResult, search } from '../../src/search/search.ts';
import { count, examples, INDEX_LOCATION, openLocation, print, share } from './common.ts';

interface ExplainFlags {
  readonly index?: string;
  readonly exact?: true;
  readonly recency?: number;
  readonly json?: true;
}

/** Results whose scores are taken apart. */
const SHOWN = 3;

export function addExplain(program: Command): void {
  program
    .command('explain')
    .summary('show what the analyser makes of a text, and a search of a query')
    .description(
      'Shows the tokens of a text, one a line: its range in the text, the word, its normal form, its stem, ' +
        'and the rules that made them.\n' +
        'With an index the text is a query: also what is looked up for each word, how much each form counts and how many ' +
        'articles have it, what else could stand for it, and what made the scores of the first results.',
    )
    .argument('<text...>', 'the text; several words need no quotes')
    .option('--index <location>', INDEX_LOCATION)
    .option('--exact', 'every word of the query exactly as typed, in no other form')
    .option('--recency <share>', 'how much newer articles are lifted, 0 to 1 (default: 0)', share)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        ['explain "والوزيرُ في ﻻهاي"', 'why a word is found'],
        ['explain وزراء الخارجية --index my-index', 'what a search makes of its words'],
      ),
    )
    .action(explainCommand);
}

async function explainCommand(
  words: string[],
  { index: location, exact, recency, json }: ExplainFlags,
): Promise<void> {
  const text = words.join(' ');
  const tokens = explain(text);
  const asked = location === undefined ? null : await explainSearch(location, { q: text, exact, recency });
  if (json) {
    print(JSON.stringify({ tokens, ...asked }, null, 2));
    return;
  }
  print(['range', 'word', 'normal form', 'stem', 'why'].join('\t'));
  for (const { original, start, end, surface, stem, isStopWord, steps } of tokens) {
    const why = [...(isStopWord ? ['stop word'] : []), ...steps.map((step) => `${step.kind} ${step.text}`)];
    print([`${start}-${end}`, original, surface, stem, why.join(', ') || 'as it is'].join('\t'));
  }
  if (asked === null) return;
  printWords(asked.words);
  for (const result of asked.results) printScore(result);
}

async function explainSearch(location: string, request: SearchRequest) {
  const index = await openLocation(location);
  const words = await explainQuery(index, request);
  const { results } = await search(index, { ...request, explain: true, limit: SHOWN });
  return { words, results };
}

function printWords(words: readonly WordDecisions[]): void {
  print();
  print(['word', 'looked up', 'as', 'articles', 'idf', 'weight'].join('\t'));
  for (const { word, part, lookedUp, dropped } of words) {
    const where = part === 'word' ? '' : `, ${part}`;
    for (const { term, form, why, documentFrequency, idf, weight } of lookedUp) {
      const as = `${why ?? form}${where}`;
      print([word, term, as, count(documentFrequency), idf.toFixed(2), String(weight)].join('\t'));
    }
    for (const { term, why } of dropped) {
      print([word, term, `${why}, left out: the query has too many`, '-', '-', '-'].join('\t'));
    }
  }
}

function printScore({ article, score, missing, explanation }: SearchResult): void {
  const { terms, recency, proximity, lead } = explanation!;
  print();
  print(`${score.toFixed(4)}  ${article.title}`);
  print(`  ${article.id}${missing === undefined ? '' : `, missing: ${missing.join(', ')}`}`);
  for (const { term, form, why, idf, weight, impact, titleBonus, score: own } of terms) {
    const factors = [
      idf.toFixed(4),
      String(weight),
      impact.toFixed(4),
      ...(titleBonus > 0 ? [`${1 + titleBonus} in the title`] : []),
    ];
    print(`  ${own.toFixed(4)}  ${term} (${why ?? form}): ${factors.join(' × ')}`);
  }
  if (recency !== undefined) {
    const { factor, freshness, score: added } = recency;
    print(
      `  ${added.toFixed(4)}  newness (freshness ${freshness.toFixed(2)}): the above × ${(factor - 1).toFixed(4)}`,
    );
  }
  if (proximity > 0) print(`  ${proximity.toFixed(4)}  words near each other`);
  if (lead > 0) print(`  ${lead.toFixed(4)}  words in the title or at the beginning`);
}
