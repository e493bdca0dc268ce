/** lunr with the Arabic support of lunr-languages, any word. */
import { createRequire } from 'node:module';
import { wordsOf } from '../words.ts';
import { runPeer } from './peer.ts';

/** What is used of lunr, which has no types of its own. */
interface Lunr {
  (configure: (this: LunrBuilder) => void): { search(query: string): { readonly ref: string }[] };
  readonly ar: unknown;
}

interface LunrBuilder {
  use(plugin: unknown): void;
  ref(field: string): void;
  field(name: string): void;
  add(document: object): void;
}

const require = createRequire(import.meta.url);
const lunr = require('lunr') as Lunr;
require('lunr-languages/lunr.stemmer.support')(lunr);
require('lunr-languages/lunr.ar')(lunr);

await runPeer((documents) => {
  const index = lunr(function () {
    this.use(lunr.ar);
    this.ref('id');
    this.field('title');
    this.field('body');
    for (const { id, title, body } of documents) this.add({ id, title, body });
  });
  // Words only: signs are operators of lunr's query language.
  return (query) => index.search(wordsOf(query).join(' ')).map(({ ref }) => ref);
});
