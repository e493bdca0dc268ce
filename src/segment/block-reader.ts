/** Fetches sealed blocks of one segment: from the cache, or by as few reads as planned, each block checked once. */
import { CorruptIndexError } from '../errors.ts';
import type { BlockCache } from '../storage/block-cache.ts';
import { type ByteRange, type PlannedRead, planReads } from '../storage/read-plan.ts';
import type { Storage } from '../storage/storage.ts';
import { SEAL_BYTES, unsealed } from './block.ts';
import type { SectionName, SectionRange } from './format.ts';
import type { ReadShares } from './read-shares.ts';

/** A sealed block of a section; `start` counts from the section's first byte, `length` includes the seal. */
export interface BlockAddress {
  readonly section: SectionName;
  readonly start: number;
  readonly length: number;
}

/**
 * Reads one call may issue, as far as its blocks lie near one another. With the manifest, a head, and the three calls a
 * search makes (dictionary, postings, documents) a request stays below the 50 an edge platform allows.
 */
export const MOST_READS_PER_CALL = 14;

/**
 * Reads of one call for blocks of a section, whatever lies between them: the word tables are small, and with their root
 * a correction costs no more than four reads. So are the headlines of some ten thousand articles, and suggestions, asked for
 * at every key, cost one read for their root, one for words, one for lists and one for titles.
 */
const MOST_READS_OF: Readonly<Partial<Record<SectionName, number>>> = { words: 3, headlines: 1 };
/** Of larger sections no more is fetched than is wanted. */
const SMALL_SECTION_BYTES = 4 * 2 ** 20;

export class BlockReader {
  private readonly storage: Storage;
  private readonly name: string;
  private readonly sections: Readonly<Record<SectionName, SectionRange>>;
  private readonly cache: BlockCache;
  private readonly mostReadsPerCall: number;
  private readonly shares: ReadShares | null;

  /**
   * @param mostReadsPerCall beyond this many reads, blocks further apart are fetched together with what lies between them:
   * right where reads are scarce; those who count bytes instead give infinity
   * @param shares what the request has left for each call; without them any number
   */
  constructor(
    storage: Storage,
    name: string,
    sections: Readonly<Record<SectionName, SectionRange>>,
    cache: BlockCache,
    mostReadsPerCall = MOST_READS_PER_CALL,
    shares: ReadShares | null = null,
  ) {
    this.storage = storage;
    this.name = name;
    this.sections = sections;
    this.cache = cache;
    this.mostReadsPerCall = mostReadsPerCall;
    this.shares = shares;
  }

  /**
   * Payloads of blocks, in the order asked; a block asked for twice is read once, and its payload shared. One round
   * trip.
   * @param sharers segments that are asked for such blocks at the same time, where it is known that not all are
   * @param mostReads of this call, as far as its blocks lie near one another, where fewer than any call may issue
   * @throws CorruptIndexError when a block is cut short, damaged, or lies outside its section
   */
  async read(
    addresses: readonly BlockAddress[],
    sharers?: number,
    mostReads?: number,
  ): Promise<Uint8Array[]> {
    const missing = new Map<string, BlockAddress>();
    const found = addresses.map((address) => {
      const key = this.keyOf(address);
      const cached = this.cache.get(key);
      if (cached === undefined) missing.set(key, address);
      return cached;
    });
    if (missing.size === 0) return found as Uint8Array[];
    const read = await this.fetch(missing, sharers, mostReads);
    return addresses.map((address, i) => found[i] ?? read.get(this.keyOf(address))!);
  }

  private async fetch(
    missing: ReadonlyMap<string, BlockAddress>,
    sharers: number | undefined,
    mostReads: number | undefined,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const wanted = [...missing];
    const payloads = new Map<string, Uint8Array>();
    const ranges = wanted.map(([, address]) => this.rangeOf(address));
    await Promise.all(
      this.plan(ranges, wanted[0]![1].section, sharers, mostReads).map(async ({ start, end, covers }) => {
        const bytes = await this.storage.readRange(this.name, start, end);
        for (const index of covers) {
          const [key, address] = wanted[index]!;
          payloads.set(key, this.checked(key, address, bytes, ranges[index]!.start - start));
        }
      }),
    );
    return payloads;
  }

  /** Where too few reads are left, neighbours are fetched together however far apart they are. */
  private plan(
    ranges: readonly ByteRange[],
    section: SectionName,
    sharers: number | undefined,
    mostReads = Number.POSITIVE_INFINITY,
  ): PlannedRead[] {
    const planned = planReads(ranges, Math.min(this.mostReadsPerCall, mostReads));
    const shared = this.shares?.next(this.name, section, sharers) ?? Number.POSITIVE_INFINITY;
    const isSmall = this.sections[section].length <= SMALL_SECTION_BYTES;
    const few = (isSmall ? MOST_READS_OF[section] : undefined) ?? Number.POSITIVE_INFINITY;
    const most = Math.min(shared, few);
    return planned.length <= most ? planned : planReads(ranges, most, Number.POSITIVE_INFINITY);
  }

  private checked(
    key: string,
    address: BlockAddress,
    bytes: Uint8Array<ArrayBuffer>,
    at: number,
  ): Uint8Array {
    // A copy, so that the cache does not keep the whole read alive.
    const block = bytes.slice(at, at + address.length);
    const what = `A block of the ${address.section} in ${this.name}`;
    if (block.length < address.length) {
      throw new CorruptIndexError(
        `${what} is missing: the file is cut short. Rebuild the index, or restore the file.`,
      );
    }
    const payload = unsealed(block, address.start, what);
    this.cache.set(key, payload);
    return payload;
  }

  private rangeOf({ section, start, length }: BlockAddress): { start: number; end: number } {
    const range = this.sections[section];
    // Written so that a number that is none fails too.
    if (!(start >= 0 && length >= SEAL_BYTES && start + length <= range.length)) {
      throw new CorruptIndexError(
        `A block of the ${section} in ${this.name} lies outside it. Rebuild the index.`,
      );
    }
    return { start: range.start + start, end: range.start + start + length };
  }

  private keyOf({ section, start, length }: BlockAddress): string {
    return `${this.name}/${section}/${start}+${length}`;
  }
}
