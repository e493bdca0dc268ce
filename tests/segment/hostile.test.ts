/**
 * Segments that no writer of ours would make, with checksums that fit. A reader may answer anything to these, but it
 * must end soon, in an answer or in a named error, and never ask for memory that the file does not back.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { CorruptIndexError, FihrisError } from '../../src/errors.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { verifyIndex } from '../../src/index/verify.ts';
import type { BlockAddress } from '../../src/segment/block-reader.ts';
import type { SectionName } from '../../src/segment/format.ts';
import { bytesOf, manifestOf, open, packArticles, statisticsOf } from '../support/make-index.ts';
import { COMPLETE_ARCHIVE, COMPLETE_CLUSTERS, QUESTIONS, type Question } from './complete-index.ts';
import {
  blocksOf,
  placeOf,
  RecordingStorage,
  resealed,
  type SmallIndex,
  storageOf,
} from './damaged-index.ts';

const statistics = statisticsOf(COMPLETE_ARCHIVE);
const packed = packArticles(COMPLETE_ARCHIVE, statistics, COMPLETE_CLUSTERS);
const index: SmallIndex = { manifest: manifestOf([packed], statistics), file: bytesOf(packed) };
let opened: OpenIndex;
/** Blocks that some question reads, by section. */
let blocks: Map<SectionName, BlockAddress[]>;

beforeAll(async () => {
  opened = await open(storageOf(index));
  const storage = new RecordingStorage(storageOf(index));
  for (const question of QUESTIONS) await question(await open(storage));
  blocks = new Map();
  for (const block of await blocksOf(index)) {
    const at = placeOf(block, opened);
    if (!storage.reads.some(({ start, end }) => start <= at && at < end)) continue;
    blocks.set(block.section, [...(blocks.get(block.section) ?? []), block]);
  }
});

/** The errors of questions; undefined where there was an answer. */
async function outcomes(hostile: SmallIndex, questions: readonly Question[]): Promise<unknown[]> {
  const storage = storageOf(hostile);
  return Promise.all(
    questions.map(async (question) => {
      try {
        await question(await open(storage));
        return undefined;
      } catch (error) {
        return error;
      }
    }),
  );
}

/** Replaces bytes: a few at random, a run that is the greatest of all numbers, or zeros. */
const change = fc.record({
  at: fc.nat(),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
    fc.constant(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x03)),
    fc.constant(new Uint8Array(6)),
  ),
});
type Changes = { block: number; edits: { at: number; bytes: Uint8Array }[] };
const changes: fc.Arbitrary<Changes> = fc.record({
  block: fc.nat(),
  edits: fc.array(change, { minLength: 1, maxLength: 3 }),
});

function changed(section: SectionName, { block, edits }: Changes): SmallIndex {
  const own = blocks.get(section)!;
  return resealed(index, opened, own[block % own.length]!, (payload) => {
    for (const { at, bytes } of edits) {
      for (const [i, byte] of bytes.entries()) payload.setUint8((at + i) % payload.byteLength, byte);
    }
  });
}

const SECTIONS_TO_CHANGE: readonly SectionName[] = [
  'dictionary',
  'postings',
  'positions',
  'words',
  'documents',
  'table',
  'ids',
  'times',
  'column:section',
  'column:source',
  'column:author',
  'headlines',
];

describe.each(SECTIONS_TO_CHANGE)('a sealed block of the %s with wrong bytes', (section) => {
  test('ends in an answer or a named error', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (own) => {
        for (const error of await outcomes(changed(section, own), QUESTIONS)) {
          if (error !== undefined) expect(error).toBeInstanceOf(FihrisError);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is verified to be good or refused by a named error', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (own) => {
        const hostile = changed(section, own);
        const verify: Question = (reopened) => verifyIndex(storageOf(hostile), reopened);
        for (const error of await outcomes(hostile, [verify])) {
          if (error !== undefined) expect(error).toBeInstanceOf(CorruptIndexError);
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe('the skip entries of a packed list', () => {
  /** Offsets in the first entry. */
  const LAST_DOCUMENT = 0;
  const PARAMETER = 4;
  const GAP_BYTES = 5;
  const POSITION_UNITS = 7;

  const withEntry = async (write: (entry: DataView) => void): Promise<unknown[]> => {
    const [group] = await opened.segments[0]!.lookUp(['\u0646\u0641\u0637']);
    const list = group!.surfaces.find(
      ({ surface }) => surface === '\u0627\u0644\u0646\u0641\u0637',
    )!.postings;
    const hostile = resealed(
      index,
      opened,
      { section: 'postings', start: list.start, length: list.length },
      write,
    );
    const verify: Question = (reopened) => verifyIndex(storageOf(hostile), reopened);
    return outcomes(hostile, [...QUESTIONS, verify]);
  };

  test.each<[string, (entry: DataView) => void]>([
    ['a second block outside the list', (entry) => entry.setUint16(GAP_BYTES, 0xffff, true)],
    ['a Rice parameter of 255', (entry) => entry.setUint8(PARAMETER, 255)],
    ['positions outside their section', (entry) => entry.setUint16(POSITION_UNITS, 0xffff, true)],
    [
      'a second block of documents that no segment has',
      (entry) => {
        entry.setUint16(LAST_DOCUMENT, 0xffff, true);
        entry.setUint8(LAST_DOCUMENT + 2, 0xff);
      },
    ],
  ])('that name %s are refused', async (_, write) => {
    const errors = (await withEntry(write)).filter((error) => error !== undefined);
    expect(errors).not.toEqual([]);
    for (const error of errors) expect(error).toBeInstanceOf(CorruptIndexError);
  });
});
