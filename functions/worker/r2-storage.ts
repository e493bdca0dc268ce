/** Storage in an R2 bucket bound to a Worker. */
import { FihrisError, MissingObjectError, StorageFailureError } from '../../src/errors.ts';
import { joined } from '../../src/storage/memory.ts';
import type { ListedObject, StoredObject, WritableStorage } from '../../src/storage/storage.ts';

/** What is used of a bucket binding. */
export interface Bucket {
  get(key: string, options?: GetOptions): Promise<BucketEntry | BucketObject | null>;
  head(key: string): Promise<BucketEntry | null>;
  put(key: string, bytes: Uint8Array<ArrayBuffer>, options?: PutOptions): Promise<BucketEntry | null>;
  list(options: { cursor?: string }): Promise<BucketListing>;
  delete(key: string): Promise<void>;
}

interface GetOptions {
  readonly range?: { readonly offset: number; readonly length: number };
  readonly onlyIf?: { readonly etagDoesNotMatch: string };
}

interface PutOptions {
  readonly onlyIf?: { readonly etagMatches: string } | Headers;
}

interface BucketEntry {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  readonly uploaded: Date;
}

interface BucketObject extends BucketEntry {
  arrayBuffer(): Promise<ArrayBuffer>;
}

type BucketListing =
  | { readonly objects: BucketEntry[]; readonly truncated: false }
  | { readonly objects: BucketEntry[]; readonly truncated: true; readonly cursor: string };

export class R2Storage implements WritableStorage {
  private readonly bucket: Bucket;

  constructor(bucket: Bucket) {
    this.bucket = bucket;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    // A range of no bytes is refused; one byte tells whether the object is there.
    const range = { offset: startByte, length: Math.max(1, endByte - startByte) };
    try {
      const object = found(name, await this.bucket.get(name, { range }));
      const bytes = 'arrayBuffer' in object ? new Uint8Array(await object.arrayBuffer()) : new Uint8Array();
      return bytes.subarray(0, endByte - startByte);
    } catch (error) {
      // R2 refuses a range that begins past the end of an object: one that was cut short, then.
      if (!(error instanceof FihrisError) && (await this.endsBefore(name, startByte)))
        return new Uint8Array();
      throw explained(name, error);
    }
  }

  async readObject(name: string): Promise<StoredObject> {
    return (await this.read(name, {}))!;
  }

  readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    return this.read(name, { onlyIf: { etagDoesNotMatch: known } });
  }

  async write(name: string, pieces: Iterable<Uint8Array<ArrayBuffer>>): Promise<void> {
    await this.put(name, joined(pieces), {});
  }

  replace(name: string, bytes: Uint8Array<ArrayBuffer>, expected: string | null): Promise<string | null> {
    const onlyIf = expected === null ? new Headers({ 'If-None-Match': '*' }) : { etagMatches: expected };
    return this.put(name, bytes, { onlyIf });
  }

  async list(): Promise<ListedObject[]> {
    const listed: ListedObject[] = [];
    let cursor: string | undefined;
    do {
      const page: BucketListing = await this.listPage(cursor);
      for (const { key, size, uploaded } of page.objects) {
        listed.push({ name: key, bytes: size, modified: uploaded.getTime() });
      }
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor !== undefined);
    return listed;
  }

  async remove(name: string): Promise<void> {
    try {
      await this.bucket.delete(name);
    } catch (error) {
      throw explained(name, error);
    }
  }

  private async read(name: string, options: GetOptions): Promise<StoredObject | null> {
    try {
      const object = found(name, await this.bucket.get(name, options));
      if (!('arrayBuffer' in object)) return null;
      const { etag, uploaded } = object;
      return {
        bytes: new Uint8Array(await object.arrayBuffer()),
        version: etag,
        modified: uploaded.getTime(),
      };
    } catch (error) {
      throw explained(name, error);
    }
  }

  /** The new version, or null where the condition does not hold. */
  private async put(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    options: PutOptions,
  ): Promise<string | null> {
    try {
      return (await this.bucket.put(name, bytes, options))?.etag ?? null;
    } catch (error) {
      throw explained(name, error);
    }
  }

  private async listPage(cursor: string | undefined): Promise<BucketListing> {
    try {
      return await this.bucket.list(cursor === undefined ? {} : { cursor });
    } catch (error) {
      throw explained('the listing', error);
    }
  }

  private async endsBefore(name: string, startByte: number): Promise<boolean> {
    const object = await this.bucket.head(name).catch(() => null);
    return object !== null && object.size <= startByte;
  }
}

function found(name: string, object: BucketEntry | BucketObject | null): BucketEntry | BucketObject {
  if (object === null) throw new MissingObjectError(`${name} is not in the bucket. Publish the index again.`);
  return object;
}

function explained(name: string, error: unknown): FihrisError {
  if (error instanceof FihrisError) return error;
  return new StorageFailureError(`The bucket did not give ${name}. Try again in a moment.`, { cause: error });
}
