/**
 * Where an index is kept, as seen by those who read it: named, immutable objects and one small mutable manifest.
 * A file system, a bucket or a map of byte arrays all satisfy it; wrappers with the same interface add metering.
 */

/** A small object read whole. */
export interface StoredObject {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Changes whenever the object changes (an ETag, or a hash of the content); compared, never interpreted. */
  readonly version: string;
  /** When it was last written, in milliseconds since 1970, by the storage's clock; undefined where nobody knows. */
  readonly modified?: number | undefined;
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
  /**
   * As {@link readObject}, or null when the object's version is still `known`: then nothing but that is transferred.
   * @throws MissingObjectError when there is no such object
   */
  readIfChanged(name: string, known: string): Promise<StoredObject | null>;
}

/** What a listing says of an object. */
export interface ListedObject {
  readonly name: string;
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970, by the storage's clock. */
  readonly modified: number;
}

/**
 * Storage as those see it who publish. Objects other than the manifest are written once under a name of their own and
 * never change; the manifest alone is replaced, by compare-and-swap.
 */
export interface WritableStorage extends Storage {
  /**
   * Writes an object in pieces. It is there whole once the promise resolves, and durable; before that, and after a
   * failure, it is not there at all or as it was. Writing the same object again is allowed.
   */
  write(name: string, pieces: Iterable<Uint8Array<ArrayBuffer>>): Promise<void>;
  /**
   * Replaces a small object if nobody else has since.
   * @param expected the version that was read, or null when there was no such object
   * @returns the new version; null when the object is another by now, and nothing was written
   */
  replace(name: string, bytes: Uint8Array<ArrayBuffer>, expected: string | null): Promise<string | null>;
  /** All objects, in the order of their names by code point. */
  list(): Promise<ListedObject[]>;
  /** Removes an object; one that is not there is no error. */
  remove(name: string): Promise<void>;
  /**
   * Removes what writers have left that were killed, and was last changed before a moment, in milliseconds since 1970; only
   * where such things can be.
   * @returns what was removed, none of which was an object
   */
  removeUnfinished?(before: number): Promise<ListedObject[]>;
}
