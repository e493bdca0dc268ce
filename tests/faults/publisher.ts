/** The changes that faults are tried on, each as a function of the storage alone. */
import { readFileSync } from 'node:fs';
import { zlibCodec } from '../../functions/zlib-codec.ts';
import type { Article } from '../../src/article/article.ts';
import { compact } from '../../src/publish/compact.ts';
import { collectGarbage } from '../../src/publish/garbage.ts';
import { rollBack } from '../../src/publish/history.ts';
import { removeArticles } from '../../src/publish/remove.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';
import { add } from '../support/publishing.ts';

export type Publisher = (storage: WritableStorage) => Promise<unknown>;

/** @param source a JSON file of articles, for `add`; ids, for `remove`; a generation, for `rollback` */
export function publisherOf(action: string, source = ''): Publisher {
  const publishers: Record<string, Publisher> = {
    add: (storage) => add(storage, ...(JSON.parse(readFileSync(source, 'utf8')) as Article[])),
    remove: (storage) => removeArticles(storage, source.split(','), zlibCodec),
    compact: (storage) => compact(storage, { inflater: zlibCodec, all: true }),
    rollback: (storage) => rollBack(storage, Number(source)),
    gc: (storage) => collectGarbage(storage, { keep: 0, olderThan: 0 }),
  };
  return publishers[action]!;
}
