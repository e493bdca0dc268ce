/**
 * How well searches rank: Fihris beside other engines, on queries made from real articles whose right answer is known.
 *
 *     npm run bench:relevance                                                  everything, on the half for tuning
 *     npm run bench:relevance -- --systems fihris,lucene --sets headline,short --limit 300
 *     npm run bench:relevance -- --half test --json figures.json               what is reported
 *
 * Rankings are tuned on one half of the articles only; the other half judges them. Needs `../shared/data`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../src/article/article.ts';
import { readArchive, sampleOf } from './archive.ts';
import { withFigures } from './document.ts';
import { writeDocuments, writeQueries } from './exchange.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { plotOf } from './plot.ts';
import { measureRelated, measureRepeats } from './related.ts';
import { figuresOf, relatedTableOf, repeatsTableOf, type SetFigures, tableOf } from './report.ts';
import { type Corpus, documentsOf, type QuerySet, querySets } from './sets.ts';
import { runSystem } from './systems.ts';
import { ABLATION } from './variants.ts';

const options = optionsOrExit();
const articles = await readArchive();
if (articles === null) {
  console.log('Skipped: ../shared/data is absent, and without real articles there is nothing to rank.');
  process.exit(0);
}
const directory = mkdtempSync(join(tmpdir(), 'fihris-relevance-'));
try {
  const figures = measure(sampleOf(articles, options.articles), options);
  const related = options.related ? measureRelated(articles, options.half, directory) : [];
  if (related.length > 0) console.log(`\n${relatedTableOf(related)}`);
  const repeats = options.related ? measureRepeats(sampleOf(articles, options.articles), directory) : [];
  if (repeats.length > 0) console.log(`\n${repeatsTableOf(repeats)}`);
  if (options.json !== null) {
    writeFileSync(options.json, `${JSON.stringify({ sets: figures, related, repeats }, null, 2)}\n`);
  }
  if (options.plot !== null)
    writeFileSync(options.plot, plotOf([...options.after.flatMap(setsIn), ...figures]));
  if (options.document !== null) {
    const hasVariants = options.variants.length > 0;
    const isSample = options.articles < articles.length;
    const run = { run: saidOf(articles.length), sets: figures, related, repeats, hasVariants, isSample };
    writeFileSync(options.document, withFigures(readFileSync(options.document, 'utf8'), run));
  }
} finally {
  rmSync(directory, { recursive: true });
}

function optionsOrExit(): Options {
  try {
    return parseOptions(process.argv.slice(2), ABLATION);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** Figures that an earlier run wrote with `--json`. */
function setsIn(path: string): readonly SetFigures[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly sets: readonly SetFigures[] }).sets;
}

/** What was run, on which state of the source. */
function saidOf(articles: number): string {
  const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();
  const changed = git('status', '--porcelain', '--untracked-files=no', 'src', 'bench/relevance') !== '';
  const commit = `commit ${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  // Where a run put its files changes no figure.
  const args = process.argv.slice(2);
  const isOfFile = (arg: string | undefined) => /^--(json|plot|document|after)$/.test(arg ?? '');
  const said = args.filter((arg, i) => !isOfFile(arg) && !isOfFile(args[i - 1]));
  const command = `npm run bench:relevance -- ${said.join(' ')}`;
  return `${commit}, ${Math.min(articles, options.articles)} articles, \`${command}\`:`;
}

function measure(all: readonly Article[], { half, limit, sets: names }: Options): SetFigures[] {
  const sets = querySets(all, half, limit).filter(
    ({ name, queries }) => names.includes(name) && queries.length > 0,
  );
  console.log(`${all.length} articles; ${sets.length} sets of queries, of the half to ${half}`);
  const figures = (['bodies', 'articles'] as const).flatMap((corpus) => {
    const own = sets.filter((set) => set.corpus === corpus);
    return own.length === 0 ? [] : measureCorpus(documentsOf(all, corpus), corpus, own);
  });
  for (const one of figures) console.log(`\n${tableOf(one)}`);
  return figures;
}

/** Each system indexes a corpus once and is asked the queries of all its sets. */
function measureCorpus(
  documents: readonly Article[],
  corpus: Corpus,
  sets: readonly QuerySet[],
): SetFigures[] {
  console.log(`\nindexing ${corpus}`);
  const job = {
    documents: join(directory, `${corpus}.tsv`),
    queries: join(directory, 'queries.txt'),
    rankings: join(directory, 'rankings.json'),
  };
  writeDocuments(job.documents, documents);
  const texts = [...new Set(sets.flatMap(textsOf))];
  writeQueries(job.queries, texts);
  const places = new Map(texts.map((text, i) => [text, i]));
  const rankings = options.systems
    .map((name) => runSystem(name, job, options.variants))
    .filter((own) => own !== null)
    .flatMap((own) => Object.entries(own));
  const answers = Object.fromEntries(
    rankings.map(([system, all]) => [system, (text: string) => all[places.get(text)!]!]),
  );
  return sets.map((set) => figuresOf(set, answers));
}

function textsOf({ queries }: QuerySet): string[] {
  return queries.flatMap(({ text, clean }) => (clean === undefined ? [text] : [text, clean]));
}
