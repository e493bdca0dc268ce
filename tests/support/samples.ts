/** The sample archive, in Node and in workerd alike. */
import type { Article } from '../../src/article/article.ts';

const files = import.meta.glob<string>('../../samples/*.ndjson', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All articles of the sample archive's NDJSON files; the pages beside them are left out. */
export const SAMPLES: readonly Article[] = Object.keys(files)
  .sort()
  .flatMap((name) =>
    files[name]!.split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Article),
  );
