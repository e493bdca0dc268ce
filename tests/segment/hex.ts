/** Bytes as the format's document writes them: two hexadecimal digits each, separated by spaces. */

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** @throws RangeError when the text is not such bytes */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  const pairs = hex.split(/\s+/).filter((pair) => pair !== '');
  return Uint8Array.from(pairs, (pair) => {
    if (!/^[0-9a-f]{2}$/.test(pair)) throw new RangeError(`${pair} is no byte in hexadecimal`);
    return Number.parseInt(pair, 16);
  });
}
