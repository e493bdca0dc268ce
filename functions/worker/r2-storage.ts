/** Storage in an R2 bucket bound to a Worker. */
import { FihrisError, MissingObjectError } from '../../src/errors.ts';
import type { Storage, StoredObject } from '../../src/storage/storage.ts';
import { StorageFailureError } from '../storage-failure.ts';

/** What is used of a bucket binding. */
export interface Bucket {
  get(key: string, options?: { range: { offset: number; length: number } }): Promise<BucketObject | null>;
  head(key: string): Promise<{ readonly size: number } | null>;
}

interface BucketObject {
  readonly etag: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export class R2Storage implements Storage {
  private readonly bucket: Bucket;

  constructor(bucket: Bucket) {
    this.bucket = bucket;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    const range = { offset: startByte, length: endByte - startByte };
    try {
      const object = found(name, await this.bucket.get(name, { range }));
      return new Uint8Array(await object.arrayBuffer());
    } catch (error) {
      // R2 refuses a range that begins past the end of an object: one that was cut short, then.
      if (!(error instanceof FihrisError) && (await this.endsBefore(name, startByte)))
        return new Uint8Array();
      throw explained(name, error);
    }
  }

  async readObject(name: string): Promise<StoredObject> {
    try {
      const object = found(name, await this.bucket.get(name));
      return { bytes: new Uint8Array(await object.arrayBuffer()), version: object.etag };
    } catch (error) {
      throw explained(name, error);
    }
  }

  private async endsBefore(name: string, startByte: number): Promise<boolean> {
    const object = await this.bucket.head(name).catch(() => null);
    return object !== null && object.size <= startByte;
  }
}

function found(name: string, object: BucketObject | null): BucketObject {
  if (object === null) throw new MissingObjectError(`${name} is not in the bucket. Publish the index again.`);
  return object;
}

function explained(name: string, error: unknown): FihrisError {
  if (error instanceof FihrisError) return error;
  return new StorageFailureError(`The bucket did not give ${name}. Try again in a moment.`, { cause: error });
}
