import { beforeEach, describe, expect, test } from 'vitest';
import { CorruptIndexError, MissingObjectError } from '../../src/errors.ts';
import { sealed } from '../../src/segment/block.ts';
import { type BlockAddress, BlockReader } from '../../src/segment/block-reader.ts';
import { SECTIONS, type SectionName, type SectionRange } from '../../src/segment/format.ts';
import { BlockCache } from '../../src/storage/block-cache.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { MeteredStorage } from '../../src/storage/meter.ts';

const NAME = 'segment.fihris';
const PAYLOADS = [Uint8Array.of(1, 2, 3), Uint8Array.of(4), Uint8Array.of(5, 6)];

/** A file whose ids section starts at byte 10 and holds {@link PAYLOADS}; all other sections are empty. */
function fileAndBlocks(): { file: Uint8Array<ArrayBuffer>; blocks: BlockAddress[] } {
  const bytes: number[] = Array(10).fill(0xee);
  const blocks = PAYLOADS.map((payload): BlockAddress => {
    const start = bytes.length - 10;
    const block = sealed(payload, start);
    bytes.push(...block);
    return { section: 'ids', start, length: block.length };
  });
  return { file: Uint8Array.from(bytes), blocks };
}

describe('the block reader', () => {
  let storage: MemoryStorage;
  let meter: MeteredStorage;
  let blocks: BlockAddress[];
  let cache: BlockCache;
  let reader: BlockReader;

  beforeEach(() => {
    const made = fileAndBlocks();
    blocks = made.blocks;
    storage = new MemoryStorage([[NAME, made.file]]);
    meter = new MeteredStorage(storage);
    cache = new BlockCache();
    const empty = { start: 10, length: 0 };
    const sections = Object.fromEntries(SECTIONS.map((name) => [name, empty])) as Record<
      SectionName,
      SectionRange
    >;
    sections.ids = { start: 10, length: made.file.length - 10 };
    reader = new BlockReader(meter, NAME, sections, cache);
  });

  const damage = (at: number) => {
    storage.objects.get(NAME)![at]! ^= 1;
  };

  test('gives payloads in the order asked, by one read where they are neighbours', async () => {
    const [first, second, third] = blocks;
    const payloads = await reader.read([third!, first!, second!, first!]);
    expect(payloads).toEqual([PAYLOADS[2], PAYLOADS[0], PAYLOADS[1], PAYLOADS[0]]);
    expect(meter.take()).toEqual({ reads: 1, bytes: 18, roundTrips: 1 });
  });

  test('reads nothing when nothing is asked', async () => {
    expect(await reader.read([])).toEqual([]);
    expect(meter.take().reads).toBe(0);
  });

  test('does not read again what it has checked', async () => {
    await reader.read(blocks);
    meter.take();
    damage(10);
    expect(await reader.read(blocks)).toEqual(PAYLOADS);
    expect(meter.take().reads).toBe(0);
  });

  test('does not remember a damaged block, so that a repaired file is read again', async () => {
    damage(10);
    await expect(reader.read([blocks[0]!])).rejects.toThrow(
      new CorruptIndexError(
        'A block of the ids in segment.fihris does not match its checksum: the index is damaged. ' +
          'Rebuild it, or restore it from a copy.',
      ),
    );
    damage(10);
    expect(await reader.read([blocks[0]!])).toEqual([PAYLOADS[0]]);
  });

  test('does not let damage to a neighbour spoil a good block', async () => {
    damage(10);
    expect(await reader.read([blocks[1]!])).toEqual([PAYLOADS[1]]);
  });

  test('keeps payloads in buffers of their own, so that the cache holds no whole reads alive', async () => {
    const [payload] = await reader.read([blocks[2]!, blocks[0]!]);
    expect(payload!.buffer.byteLength).toBe(blocks[2]!.length);
  });

  test('says that the file is cut short where a block is', async () => {
    const file = storage.objects.get(NAME)!;
    storage.objects.set(NAME, file.slice(0, -1));
    await expect(reader.read([blocks[2]!])).rejects.toThrow(
      new CorruptIndexError(
        'A block of the ids in segment.fihris is missing: the file is cut short. Rebuild the index, or restore the file.',
      ),
    );
  });

  test.each([
    ['beyond its section', { start: 12, length: 7 }],
    ['far beyond it', { start: 2 ** 50, length: 2 ** 50 }],
    ['before it', { start: -4, length: 8 }],
    ['of less than a seal', { start: 0, length: 3 }],
    ['that is no number', { start: Number.NaN, length: 8 }],
  ])('refuses a block %s without reading', async (_, place) => {
    await expect(reader.read([{ section: 'ids', ...place }])).rejects.toThrow(
      new CorruptIndexError('A block of the ids in segment.fihris lies outside it. Rebuild the index.'),
    );
    expect(meter.take().reads).toBe(0);
  });

  test('refuses a good block asked for by another length', async () => {
    await reader.read(blocks);
    await expect(reader.read([{ section: 'ids', start: 0, length: 15 }])).rejects.toThrow(CorruptIndexError);
  });

  test('says when the file is missing', async () => {
    storage.objects.clear();
    await expect(reader.read(blocks)).rejects.toThrow(MissingObjectError);
  });
});
