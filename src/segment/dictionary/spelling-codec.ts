/**
 * The bytes of spellings.
 *
 *     spelling := letters of the surface that stay, as their number (01 to 1f), and letters that stand for one of the
 *                 surface each (UTF-8)
 *     variants := exceptions (varint), other spellings (varint),
 *                 ( spelling length (varint), spelling, documents (varint) ) for each,
 *                 bit stream: ( Rice parameter (5 bits), gaps (Rice) ) for the exceptions, if any, and for each spelling
 *
 * Letters are code points. No token holds a control character, so none of its letters is taken for a number.
 */
import { CorruptIndexError } from '../../errors.ts';
import { ByteReader } from '../byte-reader.ts';
import { ByteWriter } from '../byte-writer.ts';
import { MOST_DOCUMENTS } from '../format.ts';
import { BitReader, BitWriter, riceParameter, WIDEST } from '../postings/bits.ts';
import type { Spellings } from './spellings.ts';

const PARAMETER_BITS = 5;
/** A control character says how many letters stay: at most this many. */
const LONGEST_RUN = 0x1f;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A spelling written around its surface; empty when they are equal. */
export function encodeSpelling(spelling: string, surface: string): Uint8Array<ArrayBuffer> {
  if (spelling === surface) return new Uint8Array();
  const letters = [...surface];
  let text = '';
  let run = 0;
  const endRun = () => {
    if (run > 0) text += String.fromCharCode(run);
    run = 0;
  };
  [...spelling].forEach((letter, i) => {
    if (letter !== letters[i]) {
      endRun();
      text += letter;
    } else if (++run === LONGEST_RUN) endRun();
  });
  endRun();
  return encoder.encode(text);
}

/** @throws CorruptIndexError when more letters stay than the surface has */
export function decodeSpelling(bytes: Uint8Array, surface: string): string {
  if (bytes.length === 0) return surface;
  const letters = [...surface];
  let at = 0;
  let spelling = '';
  for (const letter of decoder.decode(bytes)) {
    const run = letter.codePointAt(0)!;
    if (run > LONGEST_RUN) {
      spelling += letter;
      at++;
      continue;
    }
    if (at + run > letters.length) throw contradiction();
    spelling += letters.slice(at, at + run).join('');
    at += run;
  }
  return spelling;
}

/** Everything but the usual spelling of a surface that has several. */
export function encodeVariants({ exceptions, others }: Spellings, surface: string): Uint8Array<ArrayBuffer> {
  const bytes = new ByteWriter();
  bytes.varint(exceptions.length);
  bytes.varint(others.length);
  const bits = new BitWriter();
  writeGaps(bits, exceptions);
  for (const { spelling, documents } of others) {
    const written = encodeSpelling(spelling, surface);
    bytes.varint(written.length);
    bytes.raw(written);
    bytes.varint(documents.length);
    writeGaps(bits, documents);
  }
  bytes.raw(bits.take());
  return bytes.take();
}

export interface Variants {
  readonly exceptions: Uint32Array;
  readonly others: readonly { readonly spelling: string; readonly documents: Uint32Array }[];
}

/**
 * @param df documents that hold the surface: no list is longer
 * @throws CorruptIndexError when the bytes contradict themselves
 */
export function decodeVariants(bytes: Uint8Array, surface: string, df: number): Variants {
  const reader = new ByteReader(bytes);
  const exceptions = countOf(reader, df);
  const spellings = countOf(reader, bytes.length);
  const others: { spelling: string; count: number }[] = [];
  for (let i = 0; i < spellings; i++) {
    const spelling = decodeSpelling(reader.raw(reader.varint()), surface);
    others.push({ spelling, count: countOf(reader, df) });
  }
  const bits = new BitReader(bytes, reader.at);
  return {
    exceptions: readGaps(bits, exceptions),
    others: others.map(({ spelling, count }) => ({ spelling, documents: readGaps(bits, count) })),
  };
}

/** A number that counts something of which there are not more than `most`. */
function countOf(reader: ByteReader, most: number): number {
  const count = reader.varint();
  if (count > most) throw contradiction();
  return count;
}

function writeGaps(bits: BitWriter, documents: readonly number[]): void {
  if (documents.length === 0) return;
  const gaps = Uint32Array.from(documents, (document, i) => document - (documents[i - 1] ?? -1) - 1);
  const parameter = riceParameter(gaps);
  bits.write(parameter, PARAMETER_BITS);
  for (const gap of gaps) bits.writeRice(gap, parameter);
}

function readGaps(bits: BitReader, count: number): Uint32Array {
  const documents = new Uint32Array(count);
  if (count === 0) return documents;
  const parameter = bits.read(PARAMETER_BITS);
  if (parameter >= WIDEST) throw contradiction();
  bits.readGaps(parameter, count, -1, documents);
  if (documents.at(-1)! >= MOST_DOCUMENTS) throw contradiction();
  return documents;
}

function contradiction(): CorruptIndexError {
  return new CorruptIndexError('The spellings of a word contradict themselves. Rebuild the index.');
}
