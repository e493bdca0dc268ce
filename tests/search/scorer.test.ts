import { describe, expect, it } from 'vitest';
import { Scorer } from '../../src/search/ranking/scorer.ts';
import { unsealed } from '../../src/segment/block.ts';
import { POSTINGS_PER_BLOCK } from '../../src/segment/format.ts';
import { BM25, impactsByLevel } from '../../src/segment/postings/levels.ts';
import { PostingCursor } from '../../src/segment/postings/posting-cursor.ts';
import { type PostingList, PostingsWriter } from '../../src/segment/postings/postings-writer.ts';

const DOCUMENTS = 100_000;

function cursorOver(list: PostingList): PostingCursor {
  const bytes = new PostingsWriter(DOCUMENTS).list(list, 0, []);
  const ref = { df: list.documents.length, inline: null, start: 0, length: bytes.length };
  return new PostingCursor(ref, [unsealed(bytes, 0, 'the list')]);
}

/** Three blocks: the first holds one strong posting, the others only weak ones. */
const STRONG = 120;
const WEAK = 40;
const skewed: PostingList = {
  documents: Array.from({ length: 3 * POSTINGS_PER_BLOCK }, (_, i) => i * 20),
  payloads: Array.from({ length: 3 * POSTINGS_PER_BLOCK }, (_, i) => (i === 5 ? STRONG : WEAK) * 2),
  positions: null,
};

describe('a scorer', () => {
  const impacts = impactsByLevel(BM25);
  const scorer = () => new Scorer([{ cursor: cursorOver(skewed), weight: 2, titleBonus: 0 }], impacts);

  it('adds the impact of each list that holds the document', () => {
    const two = new Scorer(
      [
        { cursor: cursorOver(skewed), weight: 2, titleBonus: 0 },
        {
          cursor: cursorOver({
            documents: [100, 101, 102, 103],
            payloads: [61, 61, 61, 61],
            positions: null,
          }),
          weight: 1,
          titleBonus: 0.5,
        },
      ],
      impacts,
    );
    expect(two.score(80)).toBe(2 * impacts[WEAK]!);
    expect(two.score(100)).toBe(2 * impacts[STRONG]! + impacts[30]! * 1.5);
    expect(two.score(101)).toBe(impacts[30]! * 1.5);
  });

  it('rules out whole blocks that cannot reach the threshold', () => {
    const threshold = 2 * impacts[WEAK]! + 0.001;
    const one = scorer();
    expect(one.ruledOutUntil(0, threshold)).toBeLessThan(0);
    const second = POSTINGS_PER_BLOCK * 20;
    const lastOfSecond = (2 * POSTINGS_PER_BLOCK - 1) * 20;
    expect(one.ruledOutUntil(second, threshold)).toBe(lastOfSecond);
  });

  it('rules out nothing that only equals the threshold, since the newer of equals comes first', () => {
    const second = POSTINGS_PER_BLOCK * 20;
    expect(scorer().ruledOutUntil(second, 2 * impacts[WEAK]!)).toBeLessThan(second);
  });
});
