/**
 * Fetches the payloads of sealed blocks of one section, checked: one round trip.
 * @param mostReads beyond which blocks not too far apart are fetched together
 */
export type ReadBlocks = (
  places: readonly { readonly start: number; readonly length: number }[],
  mostReads?: number,
) => Promise<Uint8Array[]>;
