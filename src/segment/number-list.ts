/** Lists of numbers that grow, in typed arrays: an array of JavaScript takes several times the memory. */

/** Numbers from 0 to 2^32 - 1. */
export class NumberList {
  length = 0;
  /** What lies behind {@link length} means nothing. */
  numbers: Uint32Array<ArrayBuffer>;

  constructor(capacity = 1024) {
    this.numbers = new Uint32Array(capacity);
  }

  at(index: number): number {
    return this.numbers[index]!;
  }

  push(number: number): void {
    if (this.length === this.numbers.length) this.reserve(this.length + 1);
    this.numbers[this.length++] = number;
  }

  /** Makes room for numbers up to a length, without setting them. */
  reserve(length: number): void {
    if (length <= this.numbers.length) return;
    const larger = new Uint32Array(Math.max(length, 2 * this.numbers.length));
    larger.set(this.numbers);
    this.numbers = larger;
  }

  /** A view of the numbers: valid until more are added. */
  view(): Uint32Array<ArrayBuffer> {
    return this.numbers.subarray(0, this.length);
  }
}

/** Numbers from 0 to 255. */
export class ByteList {
  length = 0;
  bytes: Uint8Array<ArrayBuffer>;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(this.length + 1);
    this.bytes[this.length++] = byte;
  }

  /** As {@link NumberList.reserve}. */
  reserve(length: number): void {
    if (length <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(length, 2 * this.bytes.length));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
