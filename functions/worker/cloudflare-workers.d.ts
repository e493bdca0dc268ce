/** What is used of the module that the Workers runtime provides. */
declare module 'cloudflare:workers' {
  /** The bindings and settings of the Worker. */
  export const env: unknown;
  /** Keeps the Worker alive for work that goes on after the answer of the current request. */
  export function waitUntil(work: Promise<unknown>): void;
}
