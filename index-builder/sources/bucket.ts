/** Source files in an S3 bucket: an object, or all objects below a prefix. */
import { type S3Place, s3Place } from '../../functions/s3/s3-place.ts';
import { S3Storage, s3Client } from '../../functions/s3/s3-storage.ts';
import type { ListedObject } from '../../src/storage/storage.ts';
import type { SourceContent } from './content.ts';
import type { SourceFile } from './sources.ts';

/** Large objects are read in ranges of this size, so that memory is bounded by it. */
const RANGE_BYTES = 8 * 2 ** 20;
/** Objects up to this size are fetched whole, some of them ahead of need. */
const SMALL_BYTES = 2 ** 20;
const FETCHED_AHEAD = 16;

/**
 * The objects of a source, in the order of their names; those in folders or with names that begin with a dot left out,
 * as in folders. A source that is the name of an object is that object, else everything below it.
 * @throws CommandError when it names no bucket @throws StorageFailureError when the bucket cannot be listed
 */
export async function bucketFiles(source: string): Promise<SourceFile[]> {
  const place = s3Place(source);
  const client = s3Client(process.env);
  const parent = { bucket: place.bucket, prefix: place.prefix.replace(/[^/]*\/$/, '') };
  const name = place.prefix.slice(parent.prefix.length, -1);
  if (name !== '') {
    const named = (await new S3Storage(client, { ...place, prefix: place.prefix.slice(0, -1) }).list()).find(
      (object) => object.name === '',
    );
    if (named !== undefined) return filesOf(new S3Storage(client, parent), parent, [{ ...named, name }]);
  }
  const storage = new S3Storage(client, place);
  const objects = (await storage.list()).filter((object) => !/(?:^|\/)\./.test(object.name));
  return filesOf(storage, place, objects);
}

function filesOf(
  storage: S3Storage,
  { bucket, prefix }: S3Place,
  objects: readonly ListedObject[],
): SourceFile[] {
  const ahead = new ReadAhead(storage, objects);
  return objects.map((object, i) => {
    const path = `s3://${bucket}/${prefix}${object.name}`;
    return {
      path,
      name: path,
      bytes: object.bytes,
      content: contentOf(storage, object, () => ahead.take(i)),
    };
  });
}

function contentOf(storage: S3Storage, object: ListedObject, whole: () => Promise<Buffer>): SourceContent {
  return {
    stream: async function* () {
      for (let start = 0; start < object.bytes; start += RANGE_BYTES) {
        const end = Math.min(start + RANGE_BYTES, object.bytes);
        yield Buffer.from(await storage.readRange(object.name, start, end));
      }
    },
    whole,
    modified: async () => new Date(object.modified),
  };
}

/** Fetches small objects before they are asked for, a bounded number at a time: each on its own would be a round trip. */
class ReadAhead {
  private readonly storage: S3Storage;
  private readonly objects: readonly ListedObject[];
  private readonly fetched = new Map<number, Promise<Buffer>>();

  constructor(storage: S3Storage, objects: readonly ListedObject[]) {
    this.storage = storage;
    this.objects = objects;
  }

  /** The bytes of the `i`-th object. Objects are asked for in order. */
  take(i: number): Promise<Buffer> {
    for (let next = i; next < Math.min(i + FETCHED_AHEAD, this.objects.length); next++) {
      const isWanted = next === i || this.objects[next]!.bytes <= SMALL_BYTES;
      if (isWanted && !this.fetched.has(next)) this.fetched.set(next, this.fetch(next));
    }
    const bytes = this.fetched.get(i)!;
    this.fetched.delete(i);
    return bytes;
  }

  private fetch(i: number): Promise<Buffer> {
    const reading = this.storage.readObject(this.objects[i]!.name).then(({ bytes }) => Buffer.from(bytes));
    // Whoever takes it sees the failure; until then it is not an unhandled one.
    reading.catch(() => undefined);
    return reading;
  }
}
