/**
 * The manifest: the one small object of an index that changes. It names the segments, and holds what every query needs
 * before it looks at any: whole-archive statistics and the analyser that made the terms.
 */
import { z } from 'zod';
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
const count = z.int().nonnegative();

const manifestSchema = z.object({
  format: z.literal('fihris'),
  version: z.int(),
  /** Counts the published states of this index, from 1. */
  generation: z.int().positive(),
  analyser: z.string(),
  /** Reference average length of the pooled field, in distinct tokens, and the BM25 parameters impacts were made with. */
  averageLength: z.number().positive(),
  bm25: z.object({ k: z.number().positive(), b: z.number().min(0).max(1) }),
  /** Offset from UTC, as +03:00, of the days that date filters without a time mean. */
  utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/),
  segments: z.array(
    z
      .object({
        name: z.string().regex(/^segment-[0-9a-f]{16}\.fihris$/),
        bytes: count,
        headBytes: count,
        documents: count,
        /** How many of these are retracted. Manifests of version 1 have none. */
        deleted: count.default(0),
      })
      // A reader asks for so many bytes before it can tell anything else.
      .refine(({ headBytes, bytes }) => headBytes <= bytes, { error: 'a head is longer than its segment' }),
  ),
  /** Which those are; null when there are none. */
  tombstones: z
    .object({ name: z.string().regex(/^tombstones-[0-9a-f]{16}\.fihris$/), bytes: count })
    .nullable()
    .default(null),
});

export type Manifest = z.infer<typeof manifestSchema>;

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
  return sealManifest(manifestSchema.parse(manifest));
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
  const parsed = manifestSchema.safeParse(unsealed(value));
  if (!parsed.success) throw notAManifest(z.prettifyError(parsed.error));
  if (parsed.data.analyser !== ANALYSER_VERSION) {
    throw new AnalyserMismatchError(
      `This index was built by the analyser ${parsed.data.analyser}, and this Fihris has ${ANALYSER_VERSION}: ` +
        'queries would look for other terms than the index holds. Rebuild the index with this Fihris.',
    );
  }
  return parsed.data;
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

const sealedSchema = z.looseObject({ checksum: z.string() });

/** The fields of a manifest that are as they were written. */
function unsealed(value: unknown): object {
  const sealed = sealedSchema.safeParse(value);
  if (!sealed.success) throw notAManifest('it has no checksum');
  const { checksum, ...fields } = sealed.data;
  if (checksum !== checksumOf(fields)) throw notAManifest('it does not match its checksum');
  return fields;
}

/** Looks at the version before anything else: a newer manifest may have another shape. */
function checkVersion(value: unknown): void {
  const version = z.object({ format: z.literal('fihris'), version: z.int() }).safeParse(value);
  if (!version.success) throw notAManifest('it does not say that it belongs to a Fihris index');
  const found = version.data.version;
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
