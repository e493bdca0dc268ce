/** Garbage collection after publishing. */
import { collectGarbage } from '../../src/publish/garbage.ts';
import type { WritableStorage } from '../../src/storage/storage.ts';

/**
 * The index is published by now: what cannot be removed is no failure, since the next publisher tries again, but worth a
 * note.
 */
export async function collectAfterwards(storage: WritableStorage): Promise<void> {
  try {
    await collectGarbage(storage);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `note: published, but what no state needs any more was not removed: ${why} The next publisher tries again, or \`fihris gc\`.\n`,
    );
  }
}
