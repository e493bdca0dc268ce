/**
 * Inflates a stream of gzip data so that damaged or cut data always gives the same bytes before the error: piping through
 * zlib loses what is buffered when the error comes, and how much that is depends on timing.
 */
import { createGunzip } from 'node:zlib';

/** @throws Error of zlib, after all its pieces (16 KiB) before the one with the error were given */
export async function* gunzip(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip();
  let inflated: Buffer[] = [];
  let failure: Error | null = null;
  // Takes data as it comes and never pauses, so that nothing waits inside the stream; input is the brake.
  stream.on('data', (piece: Buffer) => inflated.push(piece));
  const closed = new Promise<void>((resolve) => {
    stream.on('error', (error) => {
      failure = error;
      resolve();
    });
    stream.on('end', resolve);
  });
  const take = () => {
    const pieces = inflated;
    inflated = [];
    return pieces;
  };
  try {
    for await (const chunk of input) {
      await Promise.race([closed, new Promise((resolve) => stream.write(chunk, resolve))]);
      yield* take();
      if (failure !== null) throw failure;
    }
    stream.end();
    await closed;
    yield* take();
    if (failure !== null) throw failure;
  } finally {
    stream.destroy();
  }
}
