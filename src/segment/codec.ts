/** Compression, passed in by the platform: Node has a fast synchronous one, every web platform has streams. */

/** Raw DEFLATE (RFC 1951). */
export interface Inflater {
  inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> | Uint8Array;
}

export interface Codec extends Inflater {
  deflate(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
}

/** Inflates with the web standard's `DecompressionStream`. */
export const webInflater: Inflater = {
  async inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  },
};
