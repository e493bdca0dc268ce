/** Articles in JSON: one object a line (also gzipped), or a whole file with one object or an array. */
import type { SourceContent } from './content.ts';
import { decodeUtf8, NOT_UTF8 } from './decode.ts';
import { unreadable } from './failures.ts';
import { gunzip } from './gunzip.ts';
import { linesOf } from './lines.ts';
import { type BadRecord, type Place, recordOf, type SourceRecord } from './record.ts';

/** The longest body, every letter escaped, takes 6 MB; a line longer than this is not an article. */
const LONGEST_LINE_MIB = 16;

/** A JSON file is parsed whole, at several times its size in memory. */
const LARGEST_JSON_MIB = 256;

const MIB = 2 ** 20;

/** Newline-delimited JSON, streamed. Empty lines are passed over. */
export async function* readNdjson(
  content: SourceContent,
  path: string,
  file: string,
): AsyncGenerator<SourceRecord> {
  let line = 0;
  try {
    const input = content.stream();
    const bytes = /\.gz$/i.test(path) ? gunzip(input) : input;
    for await (const one of linesOf(bytes, LONGEST_LINE_MIB * MIB)) {
      line++;
      const record = recordOfLine(one, { file, line });
      if (record !== null) yield record;
    }
  } catch (error) {
    yield { kind: 'bad', place: line === 0 ? { file } : { file, line: line + 1 }, reason: unreadable(error) };
  }
}

/** A JSON file with one article or an array of them. */
export async function* readJson(
  content: SourceContent,
  file: string,
  bytes: number,
): AsyncGenerator<SourceRecord> {
  const place = { file };
  if (bytes > LARGEST_JSON_MIB * MIB) {
    const reason = `is larger than ${LARGEST_JSON_MIB} MiB: write one article a line, and name the file .ndjson`;
    yield { kind: 'bad', place, reason };
    return;
  }
  const read = await content.whole().catch((error: unknown) => unreadable(error));
  const parsed = typeof read === 'string' ? bad(place, read) : parse(read, place);
  if ('kind' in parsed) yield parsed;
  else yield* recordsOf(parsed.value, file);
}

function* recordsOf(value: unknown, file: string): Generator<SourceRecord> {
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) yield recordOf(one, { file, item: i + 1 });
  } else if (typeof value === 'object' && value !== null) {
    yield recordOf(value, { file });
  } else {
    yield bad({ file }, 'holds neither an article nor an array of articles');
  }
}

function recordOfLine(bytes: Buffer | null, place: Place): SourceRecord | null {
  if (bytes === null) return bad(place, `is longer than ${LONGEST_LINE_MIB} MiB, which no article is`);
  const parsed = parse(bytes, place);
  if (!('kind' in parsed)) return recordOf(parsed.value, place);
  return decodeUtf8(bytes)?.trim() === '' ? null : parsed;
}

function parse(bytes: Uint8Array, place: Place): BadRecord | { readonly value: unknown } {
  const text = decodeUtf8(bytes);
  if (text === null) return bad(place, NOT_UTF8);
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const hint =
      place.line === undefined && isNdjson(text) ? ' (one article a line? Name the file .ndjson)' : '';
    const problem = error.message.replace(/ is not valid JSON$/, '').replace(/\s+/g, ' ');
    return bad(place, `is not JSON: ${problem}${hint}`);
  }
}

/** Whether a text that is no JSON as a whole begins with a line that is. */
function isNdjson(text: string): boolean {
  const end = text.indexOf('\n');
  try {
    return end !== -1 && JSON.parse(text.slice(0, end)) !== null;
  } catch {
    return false;
  }
}

function bad(place: Place, reason: string): BadRecord {
  return { kind: 'bad', place, reason };
}
