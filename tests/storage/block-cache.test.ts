import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BlockCache, BOOKKEEPING_BYTES } from '../../src/storage/block-cache.ts';

const block = (bytes: number) => new Uint8Array(bytes);
/** Room for this many blocks of a hundred bytes. */
const roomFor = (blocks: number) => blocks * (100 + BOOKKEEPING_BYTES);

describe('the block cache', () => {
  test('gives back the block that was put there, and nothing else', () => {
    const cache = new BlockCache();
    const kept = block(10);
    cache.set('a', kept);
    expect(cache.get('a')).toBe(kept);
    expect(cache.get('b')).toBeUndefined();
  });

  test('lets go of what was asked for longest ago', () => {
    const cache = new BlockCache(roomFor(3));
    for (const key of ['a', 'b', 'c']) cache.set(key, block(100));
    cache.get('a');
    cache.set('d', block(100));
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined)).toEqual(['a', 'c', 'd']);
  });

  test('lets go of as many as a large block needs', () => {
    const cache = new BlockCache(roomFor(3));
    for (const key of ['a', 'b', 'c']) cache.set(key, block(100));
    cache.set('large', block(200 + BOOKKEEPING_BYTES));
    expect(['a', 'b', 'c', 'large'].filter((key) => cache.get(key) !== undefined)).toEqual(['c', 'large']);
  });

  test('does not take a block that is larger than all of it, nor lets go of others for one', () => {
    const cache = new BlockCache(roomFor(1));
    cache.set('a', block(100));
    cache.set('large', block(101));
    expect(cache.get('large')).toBeUndefined();
    expect(cache.get('a')).toBeDefined();
  });

  test('keeps the block it has when another comes under its key', () => {
    const cache = new BlockCache();
    const first = block(10);
    cache.set('a', first);
    cache.set('a', block(20));
    expect(cache.get('a')).toBe(first);
    expect(cache.bytes).toBe(10 + BOOKKEEPING_BYTES);
  });

  test('of no bytes keeps nothing, not even empty blocks', () => {
    const cache = new BlockCache(0);
    cache.set('a', block(0));
    cache.set('b', block(1));
    expect([cache.get('a'), cache.get('b'), cache.bytes]).toEqual([undefined, undefined, 0]);
  });

  test('stays within its bytes, counts what it holds, and drops what was not asked for in its older half, like a plain list', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      bytes: fc.nat(900),
      isGet: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.nat(4000), fc.array(step, { maxLength: 80 }), (capacity, steps) => {
        const cache = new BlockCache(capacity);
        // The least recent first.
        let model: { key: string; cost: number; moved: number }[] = [];
        let moves = 0;
        const held = () => model.reduce((total, { cost }) => total + cost, 0);
        for (const { key, bytes, isGet } of steps) {
          const known = model.find((one) => one.key === key);
          if (isGet) {
            expect(cache.get(key) !== undefined).toBe(known !== undefined);
            if (known !== undefined && 2 * (moves - known.moved) >= model.length) {
              known.moved = moves++;
              model = [...model.filter((one) => one !== known), known];
            }
          } else {
            cache.set(key, block(bytes));
            const cost = bytes + BOOKKEEPING_BYTES;
            if (known === undefined && cost <= capacity) model.push({ key, cost, moved: moves++ });
            while (held() > capacity) model.shift();
          }
          expect(cache.bytes).toBe(held());
          expect(cache.bytes).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });
});
