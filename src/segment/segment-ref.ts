/** A segment as a manifest names it, and its head, which is read first. */
import { CorruptIndexError } from '../errors.ts';
import type { Storage } from '../storage/storage.ts';
import { decodeHead, type Head } from './head.ts';

/** What a manifest says of a segment, enough to open it in one read. */
export interface SegmentRef {
  /** Object name, which holds a hash of the content. */
  readonly name: string;
  /** Size of the whole file. */
  readonly bytes: number;
  /** Size of its head. */
  readonly headBytes: number;
  readonly documents: number;
  /** How many of these are retracted. */
  readonly deleted: number;
}

/**
 * The head of a segment: one read.
 * @throws MissingObjectError when the file is gone
 * @throws CorruptIndexError | UnsupportedFormatError when its head is not what the manifest says
 */
export async function readHead(storage: Storage, ref: SegmentRef): Promise<Head> {
  const head = decodeHead(await storage.readRange(ref.name, 0, ref.headBytes), ref.name);
  if (head.documents === ref.documents) return head;
  throw new CorruptIndexError(
    `${ref.name} holds ${head.documents} articles where the manifest says ${ref.documents}. Rebuild the index.`,
  );
}
