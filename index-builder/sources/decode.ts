/** Bytes of a source as text. */

/** @returns the text without a byte order mark, or null when the bytes are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export const NOT_UTF8 = 'is not valid UTF-8: convert it to UTF-8';
