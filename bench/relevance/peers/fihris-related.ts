/** Related articles of the ids that are the queries, as Fihris finds them: `fihris-related.ts DOCUMENTS QUERIES RANKINGS`. */
import { relatedToArticle } from '../../../src/search/related/related.ts';
import { BM25 } from '../../../src/segment/postings/levels.ts';
import { readQueries, writeRankings } from '../exchange.ts';
import { indexesOf, keyOf } from '../fihris-index.ts';

const [documentsPath, queriesPath, rankingsPath] = process.argv.slice(2);
const index = await indexesOf(documentsPath!, [BM25]).get(keyOf(BM25))!();
const answers: string[][] = [];
for (const id of readQueries(queriesPath!)) {
  const related = await relatedToArticle(index, id);
  answers.push(related.map(({ article }) => article.id));
}
writeRankings(rankingsPath!, { '': answers });
