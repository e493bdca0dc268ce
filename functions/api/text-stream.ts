/** A body that is made while it is sent. */

const encoder = new TextEncoder();

/**
 * Bytes of a text in pieces. A piece is made when the one before it was taken, so that memory holds one.
 * @param log receives what made a piece fail: the connection is then cut, so that nobody takes a part for the whole
 */
export function textStream(
  pieces: AsyncIterable<string>,
  log: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log(error);
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Nothing is made ahead: a HEAD request takes nothing.
    { highWaterMark: 0 },
  );
}
