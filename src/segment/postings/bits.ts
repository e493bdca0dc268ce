/**
 * Bit streams, least significant bit first: fixed-width numbers, and Rice codes for gaps whose mean is known.
 */
import { CorruptIndexError } from '../../errors.ts';

/** Ones of a quotient that are written at once. */
const MOST_ONES = 16;

/** Widest number a single read or write carries: 24 bits still fit a 32-bit accumulator beside 7 pending bits. */
export const WIDEST = 24;

export class BitWriter {
  private bytes = new Uint8Array(256);
  private length = 0;
  private pending = 0;
  private pendingBits = 0;

  /** @param width 0 to {@link WIDEST} */
  write(value: number, width: number): void {
    this.pending |= value << this.pendingBits;
    this.pendingBits += width;
    while (this.pendingBits >= 8) this.flushByte();
  }

  /** Rice code (R. F. Rice, 1979): the quotient by 2^parameter in unary (ones, then a zero), then the remainder. */
  writeRice(value: number, parameter: number): void {
    let quotient = value >>> parameter;
    for (; quotient >= MOST_ONES; quotient -= MOST_ONES) this.write(2 ** MOST_ONES - 1, MOST_ONES);
    // The ones and the zero behind them.
    this.write((1 << quotient) - 1, quotient + 1);
    this.write(value & ((1 << parameter) - 1), parameter);
  }

  /** Forgets what was written. */
  clear(): void {
    this.length = this.pending = this.pendingBits = 0;
  }

  /** The bytes written as {@link take} gives them, as a view that is valid until the next write; see {@link clear}. */
  peek(): Uint8Array<ArrayBuffer> {
    if (this.pendingBits > 0) this.flushByte();
    return this.bytes.subarray(0, this.length);
  }

  /** The bytes written, the last one padded with zero bits; the writer starts over. */
  take(): Uint8Array<ArrayBuffer> {
    if (this.pendingBits > 0) this.flushByte();
    const copy = this.bytes.slice(0, this.length);
    this.length = this.pending = this.pendingBits = 0;
    return copy;
  }

  private flushByte(): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = this.pending & 0xff;
    this.pending >>>= 8;
    this.pendingBits = Math.max(0, this.pendingBits - 8);
  }
}

export class BitReader {
  private readonly bytes: Uint8Array;
  private at: number;
  private pending = 0;
  private pendingBits = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  read(width: number): number {
    while (this.pendingBits < width) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw endsEarly();
      this.pending |= byte << this.pendingBits;
      this.pendingBits += 8;
    }
    const value = this.pending & ((1 << width) - 1);
    this.pending >>>= width;
    this.pendingBits -= width;
    return value;
  }

  readRice(parameter: number): number {
    let quotient = 0;
    while (this.read(1) === 1) quotient++;
    return quotient * 2 ** parameter + this.read(parameter);
  }

  /** Rice-coded gaps as ascending numbers. @param before the number the first gap counts from; a gap is the distance less one */
  readGaps(parameter: number, count: number, before: number, numbers: Uint32Array): void {
    let number = before;
    for (let i = 0; i < count; i++) {
      number += this.readRice(parameter) + 1;
      numbers[i] = number;
    }
  }
}

/** Greatest parameter {@link riceParameter} gives: document gaps are below 2^24. */
const GREATEST_PARAMETER = 23;

/**
 * The Rice parameter that codes `values` in the fewest bits. For gaps of mean m it is near log2(m ln 2) (A. Kiely,
 * "Selecting the Golomb parameter in Rice coding", 2004); that one and its neighbours are weighed exactly.
 * @param count how many of the values count
 */
export function riceParameter(values: ArrayLike<number>, count = values.length): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const near = Math.floor(Math.log2((sum / Math.max(1, count)) * Math.LN2 + 1));
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (
    let parameter = Math.max(0, near - 1);
    parameter <= Math.min(GREATEST_PARAMETER, near + 1);
    parameter++
  ) {
    let bits = count * (parameter + 1);
    for (let i = 0; i < count; i++) bits += values[i]! >>> parameter;
    if (bits < least) {
      least = bits;
      best = parameter;
    }
  }
  return best;
}

/**
 * {@link BitReader.readGaps} from the start of a byte: every posting of every query passes here, so many bits are looked at
 * at once. Bits past the end count as zeros until all are read, and are told of then.
 */
export function decodeGaps(
  bytes: Uint8Array,
  start: number,
  parameter: number,
  count: number,
  before: number,
  numbers: Uint32Array,
): void {
  const mask = (1 << parameter) - 1;
  let at = start;
  // Never more than 31 bits, so that the number stays a small integer of the engine.
  let pending = 0;
  let pendingBits = 0;
  let number = before;
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    for (;;) {
      for (; pendingBits < WIDEST; pendingBits += 8) {
        pending |= (at < bytes.length ? bytes[at]! : 0) << pendingBits;
        at++;
      }
      const others = ~pending;
      // The number of ones before the first zero.
      const ones = 31 - Math.clz32(others & -others);
      if (ones < pendingBits) {
        quotient += ones;
        pending >>>= ones + 1;
        pendingBits -= ones + 1;
        break;
      }
      quotient += pendingBits;
      pending = 0;
      pendingBits = 0;
    }
    for (; pendingBits < parameter; pendingBits += 8) {
      pending |= (at < bytes.length ? bytes[at]! : 0) << pendingBits;
      at++;
    }
    number += quotient * (mask + 1) + (pending & mask) + 1;
    pending >>>= parameter;
    pendingBits -= parameter;
    numbers[i] = number;
  }
  if (at - (pendingBits >>> 3) > bytes.length) throw endsEarly();
}

function endsEarly(): CorruptIndexError {
  return new CorruptIndexError('A bit stream of the index ends early. Rebuild the index.');
}
