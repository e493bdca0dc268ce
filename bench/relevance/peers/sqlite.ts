/** SQLite's FTS5 with its unicode61 tokeniser and its BM25, any word. */
import { DatabaseSync } from 'node:sqlite';
import { wordsOf } from '../words.ts';
import { runPeer } from './peer.ts';

await runPeer((documents) => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, body, tokenize = 'unicode61')",
  );
  const insert = database.prepare('INSERT INTO articles (id, title, body) VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (const { id, title, body } of documents) insert.run(id, title, body);
  database.exec('COMMIT');
  const select = database.prepare('SELECT id FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10');
  return (query) => {
    const anyWord = wordsOf(query)
      .map((word) => `"${word}"`)
      .join(' OR ');
    return select.all(anyWord).map(({ id }) => id as string);
  };
});
