/**
 * The manifest: the one small object of an index that changes. It names the segments, and holds what every query needs
 * before it looks at any: whole-archive statistics and the analyser that made the terms.
 */
import * as v from 'valibot';
import { ANALYSER_VERSION } from '../arabic/analyser.ts';
import { AnalyserMismatchError, CorruptIndexError, UnsupportedFormatError } from '../errors.ts';
import { xxHash32 } from '../segment/checksum.ts';
import type { SegmentRef } from '../segment/segment-ref.ts';
import type { Statistics } from './statistics.ts';

/** Name of the manifest in its storage. */
export const MANIFEST_NAME = 'manifest.json';

/** Version of the manifest this code writes, and the oldest it reads. */
export const MANIFEST_VERSION = 2;
export const OLDEST_READABLE_MANIFEST = 1;

const encoder = new TextEncoder();
const integer = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(integer, v.minValue(0));
const positive = v.pipe(v.number(), v.gtValue(0));

const segmentSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.regex(/^segment-[0-9a-f]{16}\.fihris$/)),
    bytes: count,
    headBytes: count,
    documents: count,
    /** How many of these are retracted. Manifests of version 1 have none. */
    deleted: v.optional(count, 0),
  }),
  // A reader asks for so many bytes before it can tell anything else.
  v.check(({ headBytes, bytes }) => headBytes <= bytes, 'a head is longer than its segment'),
);

const manifestSchema = v.object({
  format: v.literal('fihris'),
  version: integer,
  /** Counts the published states of this index, from 1. */
  generation: v.pipe(integer, v.minValue(1)),
  analyser: v.string(),
  /** Reference average length of the pooled field, in distinct tokens, and the BM25 parameters impacts were made with. */
  averageLength: positive,
  bm25: v.object({ k: positive, b: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  /** Offset from UTC, as +03:00, of the days that date filters without a time mean. */
  utcOffset: v.pipe(v.string(), v.regex(/^[+-]\d{2}:\d{2}$/)),
  segments: v.array(segmentSchema),
  /** Which those are; null when there are none. */
  tombstones: v.optional(
    v.nullable(
      v.object({
        name: v.pipe(v.string(), v.regex(/^tombstones-[0-9a-f]{16}\.fihris$/)),
        bytes: count,
      }),
    ),
    null,
  ),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The manifest of an index built at once: its first state, with nothing retracted. */
export function builtManifest(
  segments: readonly SegmentRef[],
  { averageLength, bm25 }: Statistics,
  utcOffset: string,
): Manifest {
  return {
    format: 'fihris',
    version: MANIFEST_VERSION,
    generation: 1,
    analyser: ANALYSER_VERSION,
    averageLength,
    bm25,
    utcOffset,
    segments: [...segments],
    tombstones: null,
  };
}

/** The bytes of a manifest: the same manifest gives the same bytes. */
export function encodeManifest(manifest: Manifest): Uint8Array<ArrayBuffer> {
  return sealManifest(v.parse(manifestSchema, manifest));
}

/** The bytes of a manifest's fields with their checksum. */
export function sealManifest(fields: object): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${JSON.stringify({ ...fields, checksum: checksumOf(fields) }, null, 2)}\n`);
}

/** xxHash32 of the fields as JSON without white space, in their order, as eight hexadecimal digits. */
function checksumOf(fields: object): string {
  return xxHash32(encoder.encode(JSON.stringify(fields)), 0)
    .toString(16)
    .padStart(8, '0');
}

/**
 * @throws CorruptIndexError when the bytes are no manifest
 * @throws UnsupportedFormatError when it is of a version this code does not read
 * @throws AnalyserMismatchError when another analyser made the index
 */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const value = parseJson(bytes);
  checkVersion(value);
  const { success, output, issues } = v.safeParse(manifestSchema, unsealed(value));
  if (!success) throw notAManifest(v.summarize(issues));
  if (output.analyser !== ANALYSER_VERSION) {
    throw new AnalyserMismatchError(
      `This index was built by the analyser ${output.analyser}, and this Fihris has ${ANALYSER_VERSION}: ` +
        'queries would look for other terms than the index holds. Rebuild the index with this Fihris.',
    );
  }
  return output;
}

/** Articles of the whole index, the retracted ones left out. */
export function documentsOf(manifest: Manifest): number {
  return manifest.segments.reduce((total, { documents, deleted }) => total + documents - deleted, 0);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw notAManifest('it is not JSON', cause);
  }
}

const sealedSchema = v.looseObject({ checksum: v.string() });
const versionSchema = v.object({ format: v.literal('fihris'), version: integer });

/** The fields of a manifest that are as they were written. */
function unsealed(value: unknown): object {
  const sealed = v.safeParse(sealedSchema, value);
  if (!sealed.success) throw notAManifest('it has no checksum');
  const { checksum, ...fields } = sealed.output;
  if (checksum !== checksumOf(fields)) throw notAManifest('it does not match its checksum');
  return fields;
}

/** Looks at the version before anything else: a newer manifest may have another shape. */
function checkVersion(value: unknown): void {
  const version = v.safeParse(versionSchema, value);
  if (!version.success) throw notAManifest('it does not say that it belongs to a Fihris index');
  const found = version.output.version;
  if (found > MANIFEST_VERSION || found < OLDEST_READABLE_MANIFEST) {
    throw new UnsupportedFormatError(
      `${MANIFEST_NAME} is of version ${found}; this Fihris reads ${OLDEST_READABLE_MANIFEST} to ${MANIFEST_VERSION}. ` +
        (found > MANIFEST_VERSION ? 'Update Fihris, or rebuild the index with it.' : 'Rebuild the index.'),
    );
  }
}

function notAManifest(why: string, cause?: unknown): CorruptIndexError {
  return new CorruptIndexError(`${MANIFEST_NAME} cannot be read: ${why}. Rebuild the index.`, { cause });
}
