/**
 * Sealed blocks: the unit of reading and of trust. Whatever a reader fetches is one block, a payload followed by the
 * xxHash32 of it, seeded with the block's offset in its section: damage is found, and so is a right block in a wrong
 * place. Nothing is decoded before its block was checked.
 */
import { CorruptIndexError } from '../errors.ts';
import type { ByteWriter } from './byte-writer.ts';
import { xxHash32 } from './checksum.ts';

/** Bytes a seal adds to a payload. */
export const SEAL_BYTES = 4;

/** Appends `payload` and its seal. @param offset where the block starts in its section */
export function writeSealed(writer: ByteWriter, payload: Uint8Array, offset: number): void {
  writer.raw(payload);
  writer.u32(xxHash32(payload, offset >>> 0));
}

/** `payload` with its seal. @param offset where the block starts in its section */
export function sealed(payload: Uint8Array, offset: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(payload.length + SEAL_BYTES);
  block.set(payload);
  new DataView(block.buffer).setUint32(payload.length, xxHash32(payload, offset >>> 0), true);
  return block;
}

/**
 * The payload of a block, as a view.
 * @param offset where the block starts in its section
 * @param what names the block in the error
 * @throws CorruptIndexError when the bytes are not what was written there
 */
export function unsealed(
  block: Uint8Array<ArrayBuffer>,
  offset: number,
  what: string,
): Uint8Array<ArrayBuffer> {
  const length = block.length - SEAL_BYTES;
  if (length < 0) throw damaged(what, 'is cut short');
  const payload = block.subarray(0, length);
  const seal = new DataView(block.buffer, block.byteOffset + length).getUint32(0, true);
  if (seal !== xxHash32(payload, offset >>> 0)) throw damaged(what, 'does not match its checksum');
  return payload;
}

function damaged(what: string, how: string): CorruptIndexError {
  return new CorruptIndexError(
    `${what} ${how}: the index is damaged. Rebuild it, or restore it from a copy.`,
  );
}
