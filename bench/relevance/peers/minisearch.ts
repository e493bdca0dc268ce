/** MiniSearch as it comes: its own tokeniser, title and body as two fields, any word. */
import MiniSearch from 'minisearch';
import { runPeer } from './peer.ts';

await runPeer((documents) => {
  const index = new MiniSearch({ fields: ['title', 'body'] });
  index.addAll(documents);
  return (query) => index.search(query).map(({ id }) => id as string);
});
