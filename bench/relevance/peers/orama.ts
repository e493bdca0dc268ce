/** Orama with its Arabic stemmer, any word. */
import { create, insert, search } from '@orama/orama';
import { language, stemmer } from '@orama/stemmers/arabic';
import { runPeer } from './peer.ts';

await runPeer(async (documents) => {
  const index = create({
    schema: { title: 'string', body: 'string' } as const,
    components: { tokenizer: { language, stemming: true, stemmer } },
  });
  for (const { id, title, body } of documents) await insert(index, { id, title, body });
  return async (query) => {
    const { hits } = await search(index, { term: query, limit: 10 });
    return hits.map(({ id }) => id);
  };
});
