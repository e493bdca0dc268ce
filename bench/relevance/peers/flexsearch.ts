/** FlexSearch as it comes, title and body as two fields; where no article has all words, those with most of them. */
import { Document } from 'flexsearch';
import { runPeer } from './peer.ts';

await runPeer((documents) => {
  const index = new Document({ document: { id: 'id', index: ['title', 'body'] } });
  for (const { id, title, body } of documents) index.add({ id, title, body });
  return (query) => {
    const hits = index.search(query, { limit: 10, suggest: true, merge: true }) as unknown as {
      id: string;
    }[];
    return hits.map(({ id }) => id);
  };
});
