/**
 * Searches a tiny index while the Worker is loaded, and answers a request without a body, so that the code of a search
 * is compiled before the first request: loading has an allowance of its own, and an engine that meets all that code for
 * the first time takes longer over it than over the search.
 */

import { OpenIndex } from '../../src/index/open-index.ts';
import { search } from '../../src/search/search.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { App } from '../app.ts';
import { zlibCodec } from '../zlib-codec.ts';
import { WARM_UP_INDEX } from './warm-up-index.ts';

/** Uses no timer and makes no response with a body, which platforms refuse outside of requests. */
export async function warmUp(app: App): Promise<void> {
  if (WARM_UP_INDEX === null) return;
  const { objects, queries } = WARM_UP_INDEX;
  const storage = new MemoryStorage(objects.map(([name, base64]) => [name, bytesOf(base64)] as const));
  for (const q of queries) {
    // Opened for each, and as if it were large, so that it takes the ways of a real one.
    const index = await OpenIndex.open(storage, { inflater: zlibCodec, readsWhole: false });
    await search(index, { q });
  }
  await app.fetch(new Request('https://localhost/search', { method: 'OPTIONS' }));
}

/** Of the standard, and in every Worker; the compiler's library does not know it yet. */
interface Base64Bytes {
  fromBase64(base64: string): Uint8Array<ArrayBuffer>;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return (Uint8Array as unknown as Base64Bytes).fromBase64(base64);
}
