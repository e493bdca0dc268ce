/** Garbage collection after publishing. */
import { collectGarbage } from '../../src/publish/garbage.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';

/** The index is published by now: what cannot be removed is no failure, the next publisher tries again. */
export async function collectQuietly(storage: WritableStorage): Promise<void> {
  await collectGarbage(storage).catch(() => undefined);
}
