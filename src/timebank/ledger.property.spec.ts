import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assertBalanced,
  balanceAllowed,
  creditPostings,
  mergePostings,
  type PostingDraft,
  reversalPostings,
} from './ledger.js';

const minutes = fc.nat(10_000);
const terms = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), minutes)
  .map(([honorMinutes, part]) => ({
    volunteerId: 'v',
    communityCode: 'c',
    honorMinutes,
    redeemableMinutes: Math.min(part, honorMinutes),
  }));
const sumOf = (drafts: readonly PostingDraft[], kind: string): number =>
  drafts.filter((draft) => draft.account.kind === kind).reduce((sum, draft) => sum + draft.minutes, 0);

describe('rule 29: postings of each entry sum to zero in each measure', () => {
  it('for credits, whatever is owed', () => {
    fc.assert(fc.property(terms, minutes, (credit, debt) => assertBalanced(creditPostings(credit, debt))));
  });
  it('for reversals, whatever is left', () => {
    fc.assert(fc.property(terms, minutes, (credit, available) => assertBalanced(reversalPostings(credit, available))));
  });
  it('for merges', () => {
    const balances = fc.record({ HONOR: fc.integer({ min: 1, max: 999 }), AVAILABLE: minutes, HELD: minutes, DEBT: minutes.map((m) => -m) });
    fc.assert(fc.property(balances, (all) => assertBalanced(mergePostings('a', 'b', all))));
  });
  it('and anything else is refused', () => {
    const account = { ownerKind: 'VOLUNTEER', ownerId: 'v', kind: 'HONOR' } as const;
    expect(() => assertBalanced([])).toThrow('two postings');
    expect(() => assertBalanced([{ account, minutes: 5 }, { account, minutes: -4 }])).toThrow('sum to zero');
    expect(() => assertBalanced([{ account, minutes: 0 }, { account, minutes: 0 }])).toThrow('other than 0');
    const other = { ...account, kind: 'AVAILABLE' } as const;
    expect(() => assertBalanced([{ account, minutes: 5 }, { account: other, minutes: -5 }])).toThrow('each measure');
  });
});

describe('rule 35: debt', () => {
  it('is repaid first', () => {
    const drafts = creditPostings({ volunteerId: 'v', communityCode: 'c', honorMinutes: 60, redeemableMinutes: 60 }, 45);
    expect([sumOf(drafts, 'DEBT'), sumOf(drafts, 'AVAILABLE'), sumOf(drafts, 'HONOR')]).toEqual([45, 15, 60]);
  });

  it('is what a reversal cannot take from the balance, and never makes it negative', () => {
    fc.assert(
      fc.property(terms, minutes, (credit, available) => {
        const drafts = reversalPostings(credit, available);
        expect(balanceAllowed('AVAILABLE', available + sumOf(drafts, 'AVAILABLE'))).toBe(true);
        expect(balanceAllowed('DEBT', sumOf(drafts, 'DEBT'))).toBe(true);
        expect(sumOf(drafts, 'AVAILABLE') + sumOf(drafts, 'DEBT')).toBe(0 - credit.redeemableMinutes);
      }),
    );
  });

  it('a credit followed by its reversal leaves everything as it was', () => {
    fc.assert(
      fc.property(terms, minutes, minutes, (credit, debt, available) => {
        const first = creditPostings(credit, debt);
        const back = reversalPostings(credit, available + sumOf(first, 'AVAILABLE'));
        const net = -debt + available;
        const after = net + [first, back].flatMap((drafts) => [sumOf(drafts, 'AVAILABLE'), sumOf(drafts, 'DEBT')]).reduce((a, b) => a + b);
        expect(after).toBe(net);
      }),
    );
  });
});
