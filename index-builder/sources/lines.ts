/** Lines of a file as bytes, so that invalid UTF-8 is found in the line it is in. */

const NEWLINE = 0x0a;

/** A line; null stands for one that is too long to be kept. */
export type Line = Buffer | null;

/**
 * The lines of a stream, without their newlines; the last one need not end in one.
 * @param longest bytes of a line that is still kept: more than that never lies in memory
 */
export async function* linesOf(stream: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const take = (): Line => {
    const line = pendingBytes > longest ? null : Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    return line;
  };
  const keep = (piece: Buffer) => {
    pendingBytes += piece.length;
    if (pendingBytes > longest) pending = [];
    else pending.push(piece);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (pendingBytes > 0) yield take();
}
