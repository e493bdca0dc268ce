/** Articles in JSON: one object a line (also gzipped), or a whole file with one object or an array. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { recordOf, type SourceRecord } from './record.ts';

/** A line longer than this is not an article: stop before memory does. */
const LONGEST_LINE_BYTES = 64 * 2 ** 20;
const NEWLINE = 0x0a;

/** Newline-delimited JSON, streamed. Empty lines are skipped. */
export async function* readNdjson(path: string, file: string): AsyncGenerator<SourceRecord> {
  const input = createReadStream(path);
  const stream = path.endsWith('.gz') ? input.pipe(createGunzip()) : input;
  // pipe() does not pass errors on; without this a file that vanishes half-way would hang the loop below.
  input.on('error', (error) => stream.destroy(error));
  let line = 0;
  try {
    for await (const bytes of linesOf(stream)) {
      line++;
      const record = parseLine(bytes, { file, line });
      if (record !== null) yield record;
    }
  } catch (error) {
    const reason = `cannot be read on: ${error instanceof Error ? error.message : error}`;
    yield { kind: 'bad', place: { file, line: line + 1 }, reason };
  } finally {
    input.destroy();
  }
}

/** A JSON file with one article or an array of them. */
export async function* readJson(path: string, file: string): AsyncGenerator<SourceRecord> {
  const decoded = decode(await readFile(path), { file });
  if ('kind' in decoded) {
    yield decoded;
    return;
  }
  if (!Array.isArray(decoded.value)) {
    yield recordOf(decoded.value, { file });
    return;
  }
  for (const [i, value] of decoded.value.entries()) {
    const record = recordOf(value, { file });
    yield record.kind === 'bad'
      ? { ...record, reason: `article ${i + 1} of the array: ${record.reason}` }
      : record;
  }
}

/** Lines as bytes, so that invalid UTF-8 is found in the line it is in. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield pending.length === 0
        ? chunk.subarray(start, end)
        : Buffer.concat([...pending, chunk.subarray(start, end)]);
      pending = [];
      pendingBytes = 0;
      start = end + 1;
    }
    pending.push(chunk.subarray(start));
    pendingBytes += chunk.length - start;
    if (pendingBytes > LONGEST_LINE_BYTES) throw new RangeError('a line is longer than 64 MiB');
  }
  if (pendingBytes > 0) yield Buffer.concat(pending);
}

function parseLine(bytes: Buffer, place: { file: string; line: number }): SourceRecord | null {
  const decoded = decode(bytes, place);
  if ('kind' in decoded)
    return decoded.kind === 'bad' && bytes.toString('latin1').trim() === '' ? null : decoded;
  return recordOf(decoded.value, place);
}

type Bad = Extract<SourceRecord, { kind: 'bad' }>;

function decode(
  bytes: Uint8Array,
  place: { file: string; line?: number },
): Bad | { readonly value: unknown } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'bad', place, reason: 'is not valid UTF-8: convert the file to UTF-8' };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: 'bad', place, reason: `is not JSON: ${error instanceof Error ? error.message : error}` };
  }
}
