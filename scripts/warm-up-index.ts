/** Makes the index that the Worker searches while it is loaded, of the first articles of the sample archive. */
import { readFileSync } from 'node:fs';
import type { WarmUpIndex } from '../functions/worker/warm-up-index.ts';
import { zlibCodec } from '../functions/zlib-codec.ts';
import { type Article, parsePublished } from '../src/article/article.ts';
import { builtManifest, encodeManifest, MANIFEST_NAME } from '../src/index/manifest.ts';
import { compareByTime, Memtable } from '../src/index/memtable.ts';
import { pack } from '../src/index/pack.ts';
import { StatisticsCounter } from '../src/index/statistics.ts';

const SAMPLE = new URL('../samples/politics.ndjson', import.meta.url);
const ARTICLES = 3;
/** Each more takes loading longer, and helps the first search less than the one before. */
const QUERIES = 2;
/** As readers type: a whole headline also goes the ways of long queries, which most searches never do. */
const QUERY_WORDS = 2;

export function warmUpIndex(): WarmUpIndex {
  const lines = readFileSync(SAMPLE, 'utf8').trim().split('\n').slice(0, ARTICLES);
  const articles = lines.map((line) => JSON.parse(line) as Article);
  articles.sort((a, b) => compareByTime(timed(a), timed(b)));
  const statistics = new StatisticsCounter();
  const memtable = new Memtable();
  for (const article of articles) {
    statistics.add(article);
    memtable.add(article);
  }
  const segment = pack(memtable, statistics, zlibCodec);
  const manifest = encodeManifest(builtManifest([segment.ref], statistics, '+03:00'));
  const objects = [
    [MANIFEST_NAME, manifest],
    [segment.ref.name, Buffer.concat(segment.pieces)],
  ] as const;
  return {
    objects: objects.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    queries: articles.slice(0, QUERIES).map(({ title }) => title.split(' ').slice(0, QUERY_WORDS).join(' ')),
  };
}

function timed({ id, published }: Article) {
  return { id, time: parsePublished(published) };
}
