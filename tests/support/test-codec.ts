/** A codec for tests, which run both in Node and in workerd with Node's zlib. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Codec } from '../../src/segment/codec.ts';

export const testCodec: Codec = {
  deflate: (bytes) => new Uint8Array(deflateRawSync(bytes)),
  inflate: (bytes) => new Uint8Array(inflateRawSync(bytes)),
};
