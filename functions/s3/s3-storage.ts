/** Storage in an S3 bucket, below a prefix: AWS, R2 through its S3 interface, or any server that speaks the protocol. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { MissingObjectError, StorageFailureError } from '../../src/errors.ts';
import { compareCodePoints } from '../../src/segment/dictionary/dictionary-format.ts';
import { joined } from '../../src/storage/memory.ts';
import type { ListedObject, StoredObject, WritableStorage } from '../../src/storage/storage.ts';
import type { S3Place } from './s3-place.ts';

/** Larger objects are uploaded in parts of this size; the parts of one object are what memory must hold. */
const PART_BYTES = 32 * 2 ** 20;
const PARTS_AT_ONCE = 4;

/** Segments never change under their names, so caches may keep them; the manifest must be asked for every time. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * A client from the standard AWS variables (AWS_REGION, AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL_S3, profiles, roles). Other
 * servers than Amazon's seldom have a host name for each bucket, nor know the checksums that the client adds by itself.
 */
export function s3Client(environment: Readonly<Record<string, string | undefined>>): S3Client {
  const isElsewhere = Boolean(environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL']);
  return new S3Client({
    ...(environment['AWS_REGION'] === undefined && isElsewhere ? { region: 'auto' } : {}),
    forcePathStyle: isElsewhere,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

export class S3Storage implements WritableStorage {
  private readonly client: S3Client;
  private readonly place: S3Place;

  constructor(client: S3Client, place: S3Place) {
    this.client = client;
    this.place = place;
  }

  async readRange(name: string, startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    // A range of no bytes cannot be asked for; one byte tells whether the object is there.
    const last = Math.max(endByte, startByte + 1) - 1;
    try {
      const { bytes } = await this.get(name, { Range: `bytes=${startByte}-${last}` });
      return bytes.subarray(0, endByte - startByte);
    } catch (error) {
      if (statusOf(error) === 416) return new Uint8Array();
      throw this.explained(name, error);
    }
  }

  async readObject(name: string): Promise<StoredObject> {
    try {
      return await this.get(name, {});
    } catch (error) {
      throw this.explained(name, error);
    }
  }

  async readIfChanged(name: string, known: string): Promise<StoredObject | null> {
    try {
      return await this.get(name, { IfNoneMatch: known });
    } catch (error) {
      if (statusOf(error) === 304) return null;
      throw this.explained(name, error);
    }
  }

  async write(name: string, pieces: Iterable<Uint8Array<ArrayBuffer>>): Promise<void> {
    const Body = joined(pieces);
    const params = {
      ...this.target(name),
      Body,
      CacheControl: IMMUTABLE,
      ContentType: 'application/octet-stream',
    };
    try {
      const { client } = this;
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE }).done();
    } catch (error) {
      throw this.explained(name, error);
    }
  }

  async replace(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    expected: string | null,
  ): Promise<string | null> {
    if (expected === null) return this.putIf(name, bytes, { IfNoneMatch: '*' });
    // The standard quotes an ETag in a condition; Ceph compares it unquoted, and refuses the quoted form.
    const written = await this.putIf(name, bytes, { IfMatch: expected });
    return written ?? this.putIf(name, bytes, { IfMatch: expected.replaceAll('"', '') });
  }

  /** The new version, or null where the condition does not hold. */
  private async putIf(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    condition: { IfMatch: string } | { IfNoneMatch: string },
  ): Promise<string | null> {
    const content = { Body: bytes, CacheControl: 'no-cache', ContentType: 'application/json' };
    try {
      const { ETag } = await this.client.send(
        new PutObjectCommand({ ...this.target(name), ...content, ...condition }),
      );
      return ETag ?? null;
    } catch (error) {
      // 412: another version is there. 409: another writer is at it this moment. 404: it was removed meanwhile.
      if ([404, 409, 412].includes(statusOf(error) ?? 0) && !isNoSuchBucket(error)) return null;
      throw this.explained(name, error);
    }
  }

  async list(): Promise<ListedObject[]> {
    const { bucket, prefix } = this.place;
    const listed: ListedObject[] = [];
    try {
      const pages = paginateListObjectsV2({ client: this.client }, { Bucket: bucket, Prefix: prefix });
      for await (const { Contents = [] } of pages) {
        for (const { Key = '', Size = 0, LastModified } of Contents) {
          listed.push({
            name: Key.slice(prefix.length),
            bytes: Size,
            modified: LastModified?.getTime() ?? 0,
          });
        }
      }
    } catch (error) {
      throw this.explained('', error);
    }
    return listed.sort((a, b) => compareCodePoints(a.name, b.name));
  }

  async remove(name: string): Promise<void> {
    try {
      await this.client.send(new DeleteObjectCommand(this.target(name)));
    } catch (error) {
      throw this.explained(name, error);
    }
  }

  private async get(name: string, options: { Range?: string; IfNoneMatch?: string }): Promise<StoredObject> {
    const answer = await this.client.send(new GetObjectCommand({ ...this.target(name), ...options }));
    const { ETag = '', LastModified } = answer;
    return { bytes: await bytesOf(answer), version: ETag, modified: LastModified?.getTime() };
  }

  private target(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.place.bucket, Key: this.place.prefix + name };
  }

  /** Messages do not name the bucket: they reach whoever asked over HTTP. The cause does. */
  private explained(name: string, error: unknown): Error {
    const options = { cause: error };
    if (isNoSuchBucket(error)) {
      return new MissingObjectError('The bucket does not exist. Create it, or correct its name.', options);
    }
    if (statusOf(error) === 404) {
      return new MissingObjectError(`${name} is not in the bucket. Publish the index again.`, options);
    }
    const missing = missingSetting(error);
    if (missing !== null) return new StorageFailureError(`The bucket cannot be asked: ${missing}`, options);
    return new StorageFailureError(
      `The bucket failed at ${name || 'listing'} (${kindOf(error)}). Check the AWS variables and permissions, or try again.`,
      options,
    );
  }
}

/** What the client was not told, in words for who must tell it; null where it was told all. */
function missingSetting(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'CredentialsProviderError') {
    return 'there is no key. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.';
  }
  return error.message === 'Region is missing' ? 'there is no region. Set AWS_REGION.' : null;
}

/** As ECONNREFUSED or AccessDenied. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

async function bytesOf({ Body }: GetObjectCommandOutput): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await Body?.transformToByteArray()) ?? []);
}

function statusOf(error: unknown): number | undefined {
  return (error as Partial<S3ServiceException>).$metadata?.httpStatusCode;
}

function isNoSuchBucket(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchBucket';
}
