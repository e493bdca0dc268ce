import { describe, expect, test } from 'vitest';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { MissingObjectError, StorageFailureError } from '../../src/errors.ts';
import { emptyPlace, HAS_S3_SERVER, WITHOUT_S3 } from '../support/s3-server.ts';
import { describeWritableStorage } from './writable-conformance.ts';

describe.skipIf(!HAS_S3_SERVER)(`a real S3 server${WITHOUT_S3}`, () => {
  describeWritableStorage('storage in a bucket', async () => {
    const { client, place } = await emptyPlace();
    return new S3Storage(client, place);
  });

  test('a bucket that is not there is said so', async () => {
    const { client } = await emptyPlace();
    const storage = new S3Storage(client, { bucket: 'no-such-bucket', prefix: '' });
    await expect(storage.readObject('manifest.json')).rejects.toThrow('The bucket does not exist');
    await expect(storage.list()).rejects.toThrow(MissingObjectError);
    await expect(storage.replace('manifest.json', new Uint8Array(), null)).rejects.toThrow(
      MissingObjectError,
    );
  });

  test('a wrong key is said so, without the bucket in the message', async () => {
    const { place } = await emptyPlace();
    const { S3Client } = await import('@aws-sdk/client-s3');
    const client = new S3Client({
      forcePathStyle: true,
      region: 'us-east-1',
      credentials: { accessKeyId: 'nobody', secretAccessKey: 'wrong' },
    });
    const reading = new S3Storage(client, place).readObject('manifest.json');
    await expect(reading).rejects.toThrow(StorageFailureError);
    await expect(reading).rejects.toThrow('InvalidAccessKeyId');
    await expect(reading).rejects.not.toThrow(place.bucket);
  });
});
