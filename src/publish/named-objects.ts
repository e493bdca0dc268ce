/** Names of what manifests name: segments and tombstones. */

const IMMUTABLE_NAME = /(?:segment|tombstones)-[0-9a-f]{16}\.fihris/g;

/** Whether an object is of those that manifests name. */
export function isImmutable(name: string): boolean {
  return name.match(IMMUTABLE_NAME)?.[0] === name;
}

/** What a manifest names. Looked for in its text, so that those of other versions and analysers keep their segments too. */
export function namesIn(manifest: Uint8Array): string[] {
  return new TextDecoder().decode(manifest).match(IMMUTABLE_NAME) ?? [];
}
