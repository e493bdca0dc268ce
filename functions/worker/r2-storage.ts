/** Storage in an R2 bucket bound to a Worker. */
import { MissingObjectError } from '../../src/errors.ts';
import type { Storage, StoredObject } from '../../src/storage/storage.ts';

/** What is used of a bucket binding. */
export interface Bucket {
  get(key: string, options?: { range: { offset: number; length: number } }): Promise<BucketObject | null>;
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
    const object = await this.bucket.get(name, { range });
    return new Uint8Array(await found(object, name).arrayBuffer());
  }

  async readObject(name: string): Promise<StoredObject> {
    const object = found(await this.bucket.get(name), name);
    return { bytes: new Uint8Array(await object.arrayBuffer()), version: object.etag };
  }
}

function found(object: BucketObject | null, name: string): BucketObject {
  if (object === null) throw new MissingObjectError(`${name} is not in the bucket. Publish the index again.`);
  return object;
}
