/**
 * The application as an AWS Lambda function, behind a function URL, an API gateway or CloudFront: an index in S3.
 *
 * Environment: `FIHRIS_INDEX` is where the index is, as s3://bucket/prefix; `FIHRIS_CACHE_MB` how many megabytes of
 * blocks to keep between requests (by default a fifth of the smallest isolate); `FIHRIS_ORIGINS` the origins whose
 * pages may ask, separated by spaces (by default any); `FIHRIS_PUBLIC_URL` where readers find it, if that is not the host
 * the function sees, as https://search.news.example; `FIHRIS_LOG_QUERIES=yes` logs the path and query of each request; `FIHRIS_STATUS=off` takes the status page away;
 * `FIHRIS_EXPORT_PART` how many articles one part of an export has (by default 200);
 * `FIHRIS_MOST_READS` and `FIHRIS_MOST_MB` what one request may read of the bucket (by default 1000 times, 256 megabytes).
 */
import { handle } from 'hono/aws-lambda';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { createApp } from '../app.ts';
import { readOrigins } from '../cross-origin.ts';
import { addFonts } from '../node/fonts.ts';
import { SERVER_LIMITS } from '../node/server-limits.ts';
import { addBundledWidgets } from '../node/widget-scripts.ts';
import { addReference } from '../reference/reference.ts';
import { s3Place } from '../s3/s3-place.ts';
import { S3Storage, s3Client } from '../s3/s3-storage.ts';
import { readCount, readMegabytes, readNumber, readPublicUrl, readSwitch } from '../settings.ts';
import { zlibCodec } from '../zlib-codec.ts';

/** An answer of a function has at most six megabytes: so many articles fit with their texts. */
const LAMBDA_EXPORT_PART = 200;

const location = process.env['FIHRIS_INDEX'];
if (location === undefined)
  throw new Error('Set FIHRIS_INDEX to the place of the index, as s3://bucket/prefix.');

const provider = new IndexProvider(new S3Storage(s3Client(process.env), s3Place(location)), {
  inflater: zlibCodec,
  limits: {
    mostReads: readNumber('FIHRIS_MOST_READS', process.env['FIHRIS_MOST_READS']) ?? SERVER_LIMITS.mostReads,
    mostBytes: readMegabytes('FIHRIS_MOST_MB', process.env['FIHRIS_MOST_MB']) ?? SERVER_LIMITS.mostBytes,
  },
  cacheBytes: readMegabytes('FIHRIS_CACHE_MB', process.env['FIHRIS_CACHE_MB']),
});

export const handler = handle(
  createApp({
    provider,
    publicUrl: readPublicUrl('FIHRIS_PUBLIC_URL', process.env['FIHRIS_PUBLIC_URL']),
    origins: readOrigins(process.env['FIHRIS_ORIGINS']),
    exportPart: readCount('FIHRIS_EXPORT_PART', process.env['FIHRIS_EXPORT_PART']) ?? LAMBDA_EXPORT_PART,
    status: readSwitch('FIHRIS_STATUS', process.env['FIHRIS_STATUS']),
    reference: addReference,
    fonts: addFonts,
    widgets: addBundledWidgets,
    logRequest: process.env['FIHRIS_LOG_QUERIES'] === 'yes' ? console.log : undefined,
  }),
);
