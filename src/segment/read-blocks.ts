/** Fetches the payloads of sealed blocks of one section, checked: one round trip. */
export type ReadBlocks = (
  places: readonly { readonly start: number; readonly length: number }[],
) => Promise<Uint8Array[]>;
