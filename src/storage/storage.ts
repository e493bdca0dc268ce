/**
 * Where an index is kept, as seen by those who read it: named, immutable objects and one small mutable manifest.
 * A file system, a bucket or a map of byte arrays all satisfy it; wrappers with the same interface add metering.
 */

/** A small object read whole. */
export interface StoredObject {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Changes whenever the object changes (an ETag, or a hash of the content); compared, never interpreted. */
  readonly version: string;
}

export interface Storage {
  /**
   * Bytes `startByte` (inclusive) to `endByte` (exclusive) of an object.
   * Resolves to exactly `endByte - startByte` bytes, or to fewer if the object ends before: the caller checks.
   * @throws MissingObjectError when there is no such object
   */
  readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * All of a small object.
   * @throws MissingObjectError when there is no such object
   */
  readObject(name: string): Promise<StoredObject>;
}
