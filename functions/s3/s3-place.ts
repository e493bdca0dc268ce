/** Places in S3 as people name them: `s3://bucket/prefix`. */
import { CommandError } from '../../src/errors.ts';

export interface S3Place {
  readonly bucket: string;
  /** Empty, or ends in a slash. */
  readonly prefix: string;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Whether a location is of S3. */
export function isS3(location: string): boolean {
  return /^s3:\/\//i.test(location);
}

/** Bucket and prefix of a location. @throws CommandError when it names no bucket */
export function s3Place(location: string): S3Place {
  const [bucket = '', ...path] = location.slice('s3://'.length).split('/');
  if (!isS3(location) || !BUCKET.test(bucket)) {
    throw new CommandError(`${location} names no bucket: write it as s3://bucket/prefix.`);
  }
  const prefix = path.filter((part) => part !== '').join('/');
  return { bucket, prefix: prefix === '' ? '' : `${prefix}/` };
}
