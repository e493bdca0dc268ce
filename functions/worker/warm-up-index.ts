/** What {@link warmUp} searches. */
export interface WarmUpIndex {
  /** Name and bytes, as base64, of each object. */
  readonly objects: readonly (readonly [name: string, base64: string])[];
  readonly queries: readonly string[];
}

/** None when the Worker runs from its source; the bundle holds one made of the sample archive. */
export const WARM_UP_INDEX: WarmUpIndex | null = null;
