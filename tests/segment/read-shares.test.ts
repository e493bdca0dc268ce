import { describe, expect, it } from 'vitest';
import { ReadShares } from '../../src/segment/read-shares.ts';

function budgetOf(readsLeft: number) {
  return { readsLeft, bytesLeft: Number.POSITIVE_INFINITY };
}

describe('shares of what a request may read', () => {
  it('leave a lone segment all but what later steps need', () => {
    const shares = new ReadShares(budgetOf(40), 1);
    expect(shares.next('a', 'dictionary')).toBe(14);
    expect(shares.next('a', 'postings')).toBe(24);
    expect(shares.next('a', 'documents')).toBe(36);
  });

  it('are even among segments that read in turn, whatever each takes', () => {
    const budget = budgetOf(46);
    const shares = new ReadShares(budget, 4);
    const taken = ['a', 'b', 'c', 'd'].map((name, i) => {
      const share = shares.next(name, 'dictionary');
      // The second needs one read only, which leaves the others more.
      const issued = i === 1 ? 1 : share;
      budget.readsLeft -= issued;
      return share;
    });
    expect(taken).toEqual([5, 5, 7, 7]);
    expect(budget.readsLeft).toBe(26);
  });

  it('begin anew when a segment comes again', () => {
    const budget = budgetOf(24);
    const shares = new ReadShares(budget, 2);
    expect([shares.next('a', 'documents'), shares.next('b', 'documents')]).toEqual([10, 20]);
    expect([shares.next('b', 'documents'), shares.next('a', 'documents')]).toEqual([10, 20]);
    expect([shares.next('b', 'documents'), shares.next('b', 'documents')]).toEqual([10, 10]);
  });

  it('are of those alone that are said to read, and of no more than there are', () => {
    const shares = new ReadShares(budgetOf(28), 6);
    expect(shares.next('a', 'documents', 2)).toBe(12);
    expect(shares.next('b', 'documents', 2)).toBe(24);
    expect(new ReadShares(budgetOf(28), 6).next('a', 'documents', 50)).toBe(4);
  });

  it('leave each segment a read for each later step', () => {
    const budget = budgetOf(60);
    const shares = new ReadShares(budget, 10);
    expect(shares.next('a', 'dictionary')).toBe(2);
    expect(shares.next('a', 'postings')).toBe(3);
  });

  it('are one read at the least, and short before that', () => {
    expect(new ReadShares(budgetOf(0), 9).next('a', 'dictionary')).toBe(1);
    expect(new ReadShares(budgetOf(23), 4).isShort).toBe(true);
    expect(new ReadShares(budgetOf(24), 4).isShort).toBe(false);
    expect(new ReadShares(budgetOf(Number.POSITIVE_INFINITY), 4).isShort).toBe(false);
  });
});
