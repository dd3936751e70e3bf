import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditPostings, mergePostings, reversalPostings } from './credit-postings.js';
import { availableOf, type Holder, type VolunteerBalances } from './holder.js';
import { assertBalanced, balanceAllowed, type PostingDraft } from './ledger.js';

const minutes = fc.nat(10_000);
const terms = fc.tuple(fc.integer({ min: 1, max: 10_000 }), minutes).map(([honorMinutes, part]) => ({
  volunteerId: 'v',
  communityCode: 'c',
  honorMinutes,
  redeemableMinutes: Math.min(part, honorMinutes),
  pooledMinutes: 0,
}));
const sumOf = (drafts: readonly PostingDraft[], kind: string): number =>
  drafts.filter((draft) => draft.account.kind === kind).reduce((sum, draft) => sum + draft.minutes, 0);

const holder = (volunteerId: string, balances: Partial<VolunteerBalances>): Holder => ({
  volunteerId,
  balances: { HONOR: 0, AVAILABLE: 0, GIFTED: 0, HELD: 0, DEBT: 0, ...balances },
});
const holdings: fc.Arbitrary<VolunteerBalances> = fc.record({
  HONOR: minutes,
  AVAILABLE: minutes,
  GIFTED: minutes,
  HELD: minutes,
  DEBT: minutes.map((owed) => 0 - owed),
});

describe('rule 29: postings of each entry sum to zero in each measure', () => {
  it('for credits, whatever is owed', () => {
    fc.assert(
      fc.property(terms, holdings, (credit, balances) =>
        assertBalanced(creditPostings(credit, holder('v', balances))),
      ),
    );
  });
  it('for reversals, whatever is left', () => {
    fc.assert(
      fc.property(terms, minutes, (credit, available) =>
        assertBalanced(
          reversalPostings(credit, [holder('v', { HONOR: credit.honorMinutes, AVAILABLE: available })]),
        ),
      ),
    );
  });
  it('for reversals after merges, whoever holds how much', () => {
    fc.assert(
      fc.property(terms, fc.array(holdings, { minLength: 1, maxLength: 4 }), (credit, line) =>
        assertBalanced(
          reversalPostings(
            credit,
            line.map((balances, i) => holder(`v${i}`, balances)),
          ),
        ),
      ),
    );
  });
  it('for merges', () => {
    fc.assert(
      fc.property(holdings, holdings, (from, into) =>
        assertBalanced(mergePostings(holder('a', { ...from, HONOR: from.HONOR + 1 }), holder('b', into))),
      ),
    );
  });
  it('and anything else is refused', () => {
    const account = { ownerKind: 'VOLUNTEER', ownerId: 'v', kind: 'HONOR' } as const;
    expect(() => assertBalanced([])).toThrow('two postings');
    expect(() =>
      assertBalanced([
        { account, minutes: 5 },
        { account, minutes: -4 },
      ]),
    ).toThrow('sum to zero');
    expect(() =>
      assertBalanced([
        { account, minutes: 0 },
        { account, minutes: 0 },
      ]),
    ).toThrow('other than 0');
    const other = { ...account, kind: 'AVAILABLE' } as const;
    expect(() =>
      assertBalanced([
        { account, minutes: 5 },
        { account: other, minutes: -5 },
      ]),
    ).toThrow('each measure');
  });
});

describe('rule 35: debt', () => {
  it('is repaid first', () => {
    const drafts = creditPostings(
      { volunteerId: 'v', communityCode: 'c', honorMinutes: 60, redeemableMinutes: 60 },
      holder('v', { DEBT: -45 }),
    );
    expect([sumOf(drafts, 'DEBT'), sumOf(drafts, 'AVAILABLE'), sumOf(drafts, 'HONOR')]).toEqual([45, 15, 60]);
  });

  it('is what a reversal cannot take from the balance, and never makes it negative', () => {
    fc.assert(
      fc.property(terms, minutes, (credit, available) => {
        const drafts = reversalPostings(credit, [
          holder('v', { HONOR: credit.honorMinutes, AVAILABLE: available }),
        ]);
        expect(balanceAllowed('AVAILABLE', available + sumOf(drafts, 'AVAILABLE'))).toBe(true);
        expect(balanceAllowed('DEBT', sumOf(drafts, 'DEBT'))).toBe(true);
        expect(sumOf(drafts, 'AVAILABLE') + sumOf(drafts, 'DEBT')).toBe(0 - credit.redeemableMinutes);
      }),
    );
  });

  it('a credit followed by its reversal leaves everything as it was', () => {
    fc.assert(
      fc.property(terms, minutes, minutes, (credit, debt, available) => {
        const first = creditPostings(credit, holder('v', { DEBT: 0 - debt }));
        const back = reversalPostings(credit, [
          holder('v', { HONOR: credit.honorMinutes, AVAILABLE: available + sumOf(first, 'AVAILABLE') }),
        ]);
        const net = -debt + available;
        const after =
          net +
          [first, back]
            .flatMap((drafts) => [sumOf(drafts, 'AVAILABLE'), sumOf(drafts, 'DEBT')])
            .reduce((a, b) => a + b);
        expect(after).toBe(net);
      }),
    );
  });
});

describe('rule 4: merges', () => {
  const ofOwner = (drafts: readonly PostingDraft[], id: string): PostingDraft[] =>
    drafts.filter((draft) => draft.account.ownerId === id);

  it('leave the duplicate with nothing and lose nothing', () => {
    fc.assert(
      fc.property(holdings, holdings, (from, into) => {
        const drafts = mergePostings(holder('a', from), holder('b', into));
        const after = (id: string, before: VolunteerBalances, kind: keyof VolunteerBalances): number =>
          before[kind] + sumOf(ofOwner(drafts, id), kind);
        for (const kind of ['HONOR', 'AVAILABLE', 'GIFTED', 'HELD', 'DEBT'] as const)
          expect(after('a', from, kind)).toBe(0);
        for (const kind of ['HONOR', 'HELD'] as const)
          expect(after('b', into, kind)).toBe(from[kind] + into[kind]);
        const net = availableOf(from) + from.DEBT + availableOf(into) + into.DEBT;
        expect([
          after('b', into, 'AVAILABLE') + after('b', into, 'GIFTED'),
          0 - after('b', into, 'DEBT'),
        ]).toEqual([Math.max(0, net), Math.max(0, 0 - net)]);
      }),
    );
  });

  it('rule 35: what one owes, the minutes of the other repay', () => {
    const drafts = mergePostings(holder('a', { HONOR: 60, AVAILABLE: 60 }), holder('b', { DEBT: -45 }));
    expect([sumOf(ofOwner(drafts, 'b'), 'AVAILABLE'), sumOf(ofOwner(drafts, 'b'), 'DEBT')]).toEqual([15, 45]);
  });

  it('a reversal takes from the first of the line first; the last one owes what nobody has', () => {
    const credit = { communityCode: 'c', honorMinutes: 90, redeemableMinutes: 90, pooledMinutes: 0 };
    const drafts = reversalPostings(credit, [
      holder('a', { HONOR: 60, AVAILABLE: 30 }),
      holder('b', { HONOR: 120, AVAILABLE: 20 }),
    ]);
    const of = (id: string) =>
      (['HONOR', 'AVAILABLE', 'DEBT'] as const).map((kind) => sumOf(ofOwner(drafts, id), kind));
    expect([of('a'), of('b')]).toEqual([
      [-60, -30, 0],
      [-30, -20, -40],
    ]);
  });
});
