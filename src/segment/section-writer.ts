/** Takes the bytes of a section as they come, in memory or, of a large segment, on to where its owner keeps them. */
import { writeSealed } from './block.ts';
import { ByteWriter } from './byte-writer.ts';
import type { SectionName } from './format.ts';

/** Keeps the bytes of a section outside memory until the segment is put together. */
export interface Spill {
  write(bytes: Uint8Array): void;
  /** All that was written, from the start. */
  read(): Iterable<Uint8Array<ArrayBuffer>>;
}

/** Gives the spill of a section. */
export type Spills = (section: SectionName) => Spill;

/** A finished section. */
export interface SectionBytes {
  readonly length: number;
  readonly pieces: Iterable<Uint8Array<ArrayBuffer>>;
}

/** Bytes that are handed to a spill together. */
const PIECE_BYTES = 2 ** 18;

export class SectionWriter {
  private readonly buffer: ByteWriter;
  private readonly spill: Spill | null;
  private spilled = 0;

  constructor(spill: Spill | null = null, capacity = 1 << 16) {
    this.spill = spill;
    this.buffer = new ByteWriter(capacity);
  }

  get length(): number {
    return this.spilled + this.buffer.length;
  }

  raw(bytes: Uint8Array): void {
    this.buffer.raw(bytes);
    if (this.spill !== null && this.buffer.length >= PIECE_BYTES) this.flush(this.spill);
  }

  /** Appends a payload and its seal. */
  sealed(payload: Uint8Array): void {
    writeSealed(this.buffer, payload, this.length);
    if (this.spill !== null && this.buffer.length >= PIECE_BYTES) this.flush(this.spill);
  }

  finish(): SectionBytes {
    const { length, spill } = this;
    if (spill === null) return { length, pieces: [this.buffer.peek()] };
    this.flush(spill);
    return { length, pieces: { [Symbol.iterator]: () => spill.read()[Symbol.iterator]() } };
  }

  private flush(spill: Spill): void {
    spill.write(this.buffer.peek());
    this.spilled += this.buffer.length;
    this.buffer.clear();
  }
}
