import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { S3Storage } from '../../functions/s3/s3-storage.ts';
import { MissingObjectError, StorageFailureError } from '../../src/errors.ts';
import { emptyPlace, HAS_S3_SERVER, WITHOUT_S3 } from '../support/s3-server.ts';
import { describeWritableStorage } from './writable-conformance.ts';

describe('a bucket that cannot be reached', () => {
  const messageWith = async (config: S3ClientConfig): Promise<string> => {
    const known = { region: 'auto', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
    const client = new S3Client({ ...known, endpoint: 'http://127.0.0.1:9', maxAttempts: 1, ...config });
    const storage = new S3Storage(client, { bucket: 'private-bucket', prefix: 'private/' });
    const failures = await Promise.all(
      [storage.readObject('manifest.json'), storage.list()].map((asked) => asked.catch((error) => error)),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(StorageFailureError);
      expect(failure.message).not.toContain('private');
    }
    return failures[0].message;
  };

  test('says which variables are missing', async () => {
    const failed = Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
    expect(await messageWith({ credentials: () => Promise.reject(failed) })).toBe(
      'The bucket cannot be asked: there is no key. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.',
    );
    const region = () => Promise.reject(new Error('Region is missing'));
    expect(await messageWith({ region })).toBe(
      'The bucket cannot be asked: there is no region. Set AWS_REGION.',
    );
  });

  test('says what the network said', async () => {
    expect(await messageWith({})).toMatch(/^The bucket failed at manifest\.json \(ECONNREFUSED\)\./);
  });
});

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
