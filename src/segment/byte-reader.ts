/** Reads the encodings {@link ByteWriter} writes; running past the end is a {@link CorruptIndexError}, never `undefined`. */
import { CorruptIndexError } from '../errors.ts';

/** Enough for 2^53 - 1, the greatest number a varint of the format holds. */
const MOST_VARINT_BYTES = 8;

export class ByteReader {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  u8(): number {
    return this.bytes[this.advance(1)]!;
  }

  u16(): number {
    return this.view.getUint16(this.advance(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.advance(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.advance(8), true);
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (let read = 0; read < MOST_VARINT_BYTES; read++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value <= Number.MAX_SAFE_INTEGER) return value;
        break;
      }
      scale *= 0x80;
    }
    throw new CorruptIndexError('A number in the index has no end, or is too great. Rebuild the index.');
  }

  raw(length: number): Uint8Array {
    const start = this.advance(length);
    return this.bytes.subarray(start, start + length);
  }

  private advance(length: number): number {
    const start = this.at;
    this.at += length;
    if (this.at > this.bytes.length) {
      throw new CorruptIndexError('A block of the index ends before its content does. Rebuild the index.');
    }
    return start;
  }
}
