import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditPostings, overflowPostings, reversalPostings } from './credit-postings.js';
import { donationPostings, fundPostings, grantPostings, transferPostings } from './gift-postings.js';
import { clearingPostings, holdEndPostings, holdPostings } from './hold-postings.js';
import { availableOf, balanceOfHolder, type Holder, type VolunteerBalances } from './holder.js';
import { assertBalanced, balanceAllowed, type PostingDraft } from './ledger.js';

const KINDS = ['HONOR', 'AVAILABLE', 'GIFTED', 'HELD', 'DEBT'] as const;
const minutes = fc.integer({ min: 1, max: 5_000 });
const NOTHING: VolunteerBalances = { HONOR: 0, AVAILABLE: 0, GIFTED: 0, HELD: 0, DEBT: 0 };

/** Who owes has nothing available: so the ledger keeps it. */
const balances: fc.Arbitrary<VolunteerBalances> = fc.oneof(
  fc.record({
    HONOR: fc.nat(10_000),
    AVAILABLE: fc.nat(5_000),
    GIFTED: fc.nat(5_000),
    HELD: fc.nat(5_000),
    DEBT: fc.constant(0),
  }),
  fc.record({
    HONOR: fc.nat(10_000),
    AVAILABLE: fc.constant(0),
    GIFTED: fc.constant(0),
    HELD: fc.nat(5_000),
    DEBT: minutes.map((owed) => 0 - owed),
  }),
);
const holder = (volunteerId: string, of: Partial<VolunteerBalances>): Holder => ({
  volunteerId,
  balances: { ...NOTHING, ...of },
});

function after({ volunteerId, balances: before }: Holder, drafts: readonly PostingDraft[]): Holder {
  const changed = { ...before } as Record<(typeof KINDS)[number], number>;
  for (const { account, minutes: added } of drafts) {
    if (account.ownerId === volunteerId) changed[account.kind as (typeof KINDS)[number]] += added;
  }
  return { volunteerId, balances: changed };
}

const poolOf = (drafts: readonly PostingDraft[]): number =>
  drafts.filter(({ account }) => account.kind === 'POOL').reduce((sum, draft) => sum + draft.minutes, 0);
const sound = ({ balances: of }: Holder): boolean =>
  KINDS.every((kind) => balanceAllowed(kind, of[kind])) && (of.DEBT === 0 || availableOf(of) === 0);

describe('rule 29: each entry is in balance, rule 35: and leaves nobody below nothing, or owing while he has', () => {
  it('a credit and what overflows', () => {
    fc.assert(
      fc.property(balances, minutes, fc.nat(12_000), fc.boolean(), (of, credited, cap, toPool) => {
        const terms = {
          volunteerId: 'v',
          communityCode: 'c',
          honorMinutes: credited,
          redeemableMinutes: credited,
          toPool,
        };
        const credit = creditPostings(terms, holder('v', of));
        assertBalanced(credit);
        const credited1 = after(holder('v', of), credit);
        expect(sound(credited1)).toBe(true);
        const overflow = overflowPostings('c', credited1, toPool ? 0 : credited, cap);
        if (overflow.length > 0) assertBalanced(overflow);
        const end = after(credited1, overflow);
        expect(sound(end)).toBe(true);
        expect(end.balances.HONOR).toBe(of.HONOR + credited);
        if (balanceOfHolder(of) <= cap) expect(balanceOfHolder(end.balances)).toBeLessThanOrEqual(cap + 0);
        else expect(balanceOfHolder(end.balances)).toBeLessThanOrEqual(balanceOfHolder(of));
      }),
    );
  });

  it('a reversal, which first takes back from the pool what went there', () => {
    fc.assert(
      fc.property(balances, minutes, fc.nat(5_000), (of, redeemableMinutes, part) => {
        const pooledMinutes = Math.min(part, redeemableMinutes);
        const before = holder('v', { ...of, HONOR: of.HONOR + redeemableMinutes });
        const terms = {
          communityCode: 'c',
          honorMinutes: redeemableMinutes,
          redeemableMinutes,
          pooledMinutes,
        };
        const drafts = reversalPostings(terms, [before]);
        assertBalanced(drafts);
        expect(sound(after(before, drafts))).toBe(true);
        expect(poolOf(drafts)).toBe(0 - pooledMinutes);
      }),
    );
  });

  it('a hold, its use or release; the same minutes come back to where they came from', () => {
    fc.assert(
      fc.property(balances, minutes, fc.nat(6_000), (of, wanted, used) => {
        fc.pre(wanted <= availableOf(of));
        const before = holder('v', of);
        const held = holdPostings(before, wanted);
        assertBalanced(held);
        const holding = after(before, held);
        expect(sound(holding)).toBe(true);
        const giftedMinutes = of.GIFTED - holding.balances.GIFTED;
        expect(giftedMinutes).toBe(Math.min(of.GIFTED, wanted));
        fc.pre(used <= availableOf(of));
        const ended = holdEndPostings(holding, { heldMinutes: wanted, giftedMinutes }, used, 'c');
        assertBalanced(ended);
        const end = after(holding, ended);
        expect(sound(end)).toBe(true);
        expect(end.balances.HELD).toBe(of.HELD);
        expect(availableOf(end.balances)).toBe(availableOf(of) - used);
        expect(end.balances.GIFTED).toBe(of.GIFTED - Math.min(of.GIFTED, used));
        expect(end.balances.HONOR).toBe(of.HONOR);
      }),
    );
  });

  it('a released hold repays what was owed meanwhile', () => {
    const holding = holder('v', { HELD: 60, DEBT: -45 });
    const end = after(holding, holdEndPostings(holding, { heldMinutes: 60, giftedMinutes: 20 }, 0, 'c'));
    expect(end.balances).toMatchObject({ HELD: 0, DEBT: 0, AVAILABLE: 0, GIFTED: 15 });
  });

  it('gifts, donations, grants, what a fund issues, clearing', () => {
    fc.assert(
      fc.property(balances, balances, minutes, (from, to, given) => {
        const [giver, recipient] = [holder('a', from), holder('b', to)];
        const transfer = transferPostings(giver, recipient, given);
        const donation = donationPostings(giver, 'c', given);
        const grant = grantPostings(recipient, 'c', given);
        for (const drafts of [
          transfer,
          donation,
          grant,
          fundPostings('c', given),
          clearingPostings('s', 't', given),
        ])
          assertBalanced(drafts);
        expect(sound(after(recipient, transfer))).toBe(true);
        expect(sound(after(recipient, grant))).toBe(true);
        if (given <= from.AVAILABLE) expect(sound(after(giver, transfer))).toBe(true);
        if (given <= availableOf(from)) expect(sound(after(giver, donation))).toBe(true);
        expect([poolOf(donation), poolOf(grant)]).toEqual([given, 0 - given]);
      }),
    );
  });
});

describe('rule 30: honour never falls by redeeming, giving or donating', () => {
  it('no such entry touches it', () => {
    fc.assert(
      fc.property(balances, balances, minutes, (from, to, given) => {
        const [giver, recipient] = [holder('a', from), holder('b', to)];
        const drafts = [
          ...holdPostings(giver, given),
          ...holdEndPostings(
            holder('a', { ...from, HELD: given }),
            { heldMinutes: given, giftedMinutes: 0 },
            given,
            'c',
          ),
          ...transferPostings(giver, recipient, given),
          ...donationPostings(giver, 'c', given),
          ...grantPostings(recipient, 'c', given),
        ];
        expect(drafts.filter(({ account }) => account.kind === 'HONOR')).toEqual([]);
      }),
    );
  });
});

describe('rule 33: what was given is not passed on', () => {
  it('a gift comes out of one’s own minutes, and is refused for what was given to one', () => {
    const giver = holder('a', { AVAILABLE: 30, GIFTED: 100 });
    const end = after(giver, transferPostings(giver, holder('b', {}), 60));
    expect(end.balances).toMatchObject({ AVAILABLE: -30, GIFTED: 100 });
    expect(balanceAllowed('AVAILABLE', end.balances.AVAILABLE)).toBe(false);
  });
});
