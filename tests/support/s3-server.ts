/** The S3 server that tests use, from the standard AWS variables: any that is reachable on this machine. */
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../../functions/s3/s3-storage.ts';

const endpoint = process.env['AWS_ENDPOINT_URL_S3'];

/** Never Amazon's own: tests write and remove. */
export const HAS_S3_SERVER =
  endpoint !== undefined && /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(endpoint);

/** Shown by tests that are skipped without a server. */
export const WITHOUT_S3 = HAS_S3_SERVER
  ? ''
  : ' (skipped: AWS_ENDPOINT_URL_S3 names no server on this machine)';

const client = HAS_S3_SERVER ? s3Client(process.env) : null;
let places = 0;

/** A client, and a place in a bucket of this run's own that nothing has been written to. */
export async function emptyPlace() {
  if (client === null) throw new Error('There is no S3 server: check HAS_S3_SERVER first.');
  const bucket = `fihris-test-${process.pid}`;
  if (places === 0) await client.send(new CreateBucketCommand({ Bucket: bucket }));
  places++;
  return { client, place: { bucket, prefix: `place-${places}/فهرس/` } };
}
