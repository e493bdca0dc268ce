/** Counts in an object up, by compare-and-swap: `counting.ts DIRECTORY TIMES`. Whatever is lost shows in the number. */
import { FileStorage } from '../../functions/node/file-storage.ts';
import { MissingObjectError } from '../../src/errors.ts';

const [directory, times] = process.argv.slice(2);
const storage = new FileStorage(directory!);

async function current(): Promise<{ count: number; version: string | null }> {
  try {
    const { bytes, version } = await storage.readObject('count');
    return { count: Number(new TextDecoder().decode(bytes)), version };
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    return { count: 0, version: null };
  }
}

for (let done = 0; done < Number(times); ) {
  const { count, version } = await current();
  const bytes = new TextEncoder().encode(String(count + 1));
  if ((await storage.replace('count', bytes, version)) !== null) done++;
}
