/**
 * Where indexes are, as people name them: a directory, `s3://bucket/prefix`, or an address of a web host, which can only
 * be read.
 */
import { HttpStorage } from '../functions/http-storage.ts';
import { FileStorage } from '../functions/node/file-storage.ts';
import { isS3, s3Place } from '../functions/s3/s3-place.ts';
import { CommandError } from '../src/errors.ts';
import type { Storage, WritableStorage } from '../src/storage/storage.ts';

/** For help texts. */
export const LOCATION = 'directory, s3://bucket/prefix, or https://… (only to read)';

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;

/** A place to read an index from. @throws CommandError when the location is of no known kind */
export async function readableStorage(location: string): Promise<Storage> {
  return isWebAddress(location) ? new HttpStorage(location) : writableStorage(location);
}

/** A place to publish an index to. @throws CommandError when the location is of no known kind, or can only be read */
export async function writableStorage(location: string): Promise<WritableStorage> {
  if (isS3(location)) {
    const place = s3Place(location);
    // Loaded here: the client of AWS would double the start-up time of every command that has nothing to do with it.
    const { S3Storage, s3Client } = await import('../functions/s3/s3-storage.ts');
    return new S3Storage(s3Client(process.env), place);
  }
  if (isWebAddress(location)) {
    throw new CommandError(`${location} can only be read. Publish to a directory or to s3://bucket/prefix.`);
  }
  return new FileStorage(directoryOf(location)!);
}

/** The directory a location names, or null when it names something else. @throws CommandError as the above */
export function directoryOf(location: string): string | null {
  if (isS3(location) || isWebAddress(location)) return null;
  const scheme = SCHEME.exec(location)?.[1];
  if (scheme === undefined) return location;
  throw new CommandError(`${scheme}:// is no kind of location: give a ${LOCATION}.`);
}

function isWebAddress(location: string): boolean {
  return /^https?:\/\//i.test(location);
}
