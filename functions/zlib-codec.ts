/** The zlib module of Node, which workerd has too: without streams, which cost more than the inflating itself. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Codec } from '../src/segment/codec.ts';

/** Level 6 costs more time than 1 and saves a tenth of the bytes, which are read on every query. */
const LEVEL = 6;

/** No stored article is larger: a damaged one must not ask for more memory than there is. */
const MOST_INFLATED_BYTES = 32 * 2 ** 20;

export const zlibCodec: Codec = {
  deflate: (bytes) => new Uint8Array(deflateRawSync(bytes, { level: LEVEL })),
  inflate: (bytes) => new Uint8Array(inflateRawSync(bytes, { maxOutputLength: MOST_INFLATED_BYTES })),
};
