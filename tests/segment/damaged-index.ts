/** Indexes made wrong on purpose: bytes flipped, files cut, blocks changed under a fresh seal. */
import { encodeManifest, MANIFEST_NAME, type Manifest } from '../../src/index/manifest.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import { sealed } from '../../src/segment/block.ts';
import { type BlockAddress, BlockReader } from '../../src/segment/block-reader.ts';
import { SECTIONS } from '../../src/segment/format.ts';
import { contentName, hashOfSections } from '../../src/segment/segment-name.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { open } from '../support/make-index.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** An index of one segment, as the two objects it consists of. */
export interface SmallIndex {
  readonly manifest: Manifest;
  readonly file: Bytes;
}

export function storageOf({ manifest, file }: SmallIndex): MemoryStorage {
  return new MemoryStorage([
    [MANIFEST_NAME, encodeManifest(manifest)],
    [manifest.segments[0]!.name, file],
  ]);
}

/** A storage that notes which bytes of segments are read. */
export class RecordingStorage implements Storage {
  readonly reads: { readonly start: number; readonly end: number }[] = [];
  private readonly inner: Storage;

  constructor(inner: Storage) {
    this.inner = inner;
  }

  readRange(name: string, startByte: number, endByte: number): Promise<Bytes> {
    this.reads.push({ start: startByte, end: endByte });
    return this.inner.readRange(name, startByte, endByte);
  }

  readObject(name: string) {
    return this.inner.readObject(name);
  }

  readIfChanged(name: string, known: string) {
    return this.inner.readIfChanged(name, known);
  }
}

/** Every sealed block of a segment that walking the whole of it reads; none twice. */
export async function blocksOf(index: SmallIndex): Promise<BlockAddress[]> {
  const blocks = new Map<string, BlockAddress>();
  const read = BlockReader.prototype.read;
  BlockReader.prototype.read = function (addresses) {
    for (const address of addresses)
      blocks.set(`${address.section} ${address.start} ${address.length}`, address);
    return read.call(this, addresses);
  };
  try {
    const storage = storageOf(index);
    await verifyIndex(storage, await open(storage));
  } finally {
    BlockReader.prototype.read = read;
  }
  return [...blocks.values()];
}

/** Where a block starts in the file. */
export function placeOf({ section, start }: BlockAddress, { segments }: OpenIndex): number {
  return segments[0]!.head.sections[section].start + start;
}

/**
 * The index a writer would have made that put other bytes into one block: the block, the head and the name are made to
 * fit, so that no checksum tells.
 */
export function resealed(
  index: SmallIndex,
  opened: OpenIndex,
  block: BlockAddress,
  change: (payload: DataView) => void,
): SmallIndex {
  const file = index.file.slice();
  const at = placeOf(block, opened);
  const payload = file.slice(at, at + block.length - 4);
  change(new DataView(payload.buffer));
  file.set(sealed(payload, block.start), at);
  return renamed(index, file, opened);
}

/** The index with another file of the same shape, its head and name made to fit the sections. */
export function renamed({ manifest }: SmallIndex, file: Bytes, { segments }: OpenIndex): SmallIndex {
  const { sections } = segments[0]!.head;
  const ref = manifest.segments[0]!;
  const pieces = SECTIONS.map((name) => {
    const { start, length } = sections[name];
    return file.subarray(start, start + length);
  });
  const head = file.slice(0, ref.headBytes - 4);
  const view = new DataView(head.buffer);
  hashOfSections(pieces).forEach((hash, i) => {
    view.setUint32(28 + i * 4, hash, true);
  });
  const fresh = sealed(head, 0);
  file.set(fresh);
  return { file, manifest: { ...manifest, segments: [{ ...ref, name: contentName([fresh, ...pieces]) }] } };
}
