import { availableOf, balanceOfHolder, type Holder, ofPlace, ofVolunteer, receive } from './holder.js';
import { type PostingDraft, requireMinutes, withoutZero } from './ledger.js';

export interface CreditTerms {
  readonly volunteerId: string;
  readonly communityCode: string;
  readonly honorMinutes: number;
  readonly redeemableMinutes: number;
  /** The redeemable minutes go to the community's pool, as those of group service may (policy `groupHoursToPool`). */
  readonly toPool?: boolean;
}

/** Postings of a confirmed record: honour in full; redeemable minutes repay debt first (rule 35). */
export function creditPostings(terms: CreditTerms, holder: Holder): PostingDraft[] {
  const { volunteerId, communityCode, honorMinutes, redeemableMinutes, toPool = false } = terms;
  requireMinutes({ honorMinutes, redeemableMinutes });
  const received = toPool
    ? [{ account: ofPlace(communityCode, 'POOL'), minutes: redeemableMinutes }]
    : receive(holder, { own: redeemableMinutes, gifted: 0 });
  return withoutZero([
    { account: ofVolunteer(volunteerId, 'HONOR'), minutes: honorMinutes },
    { account: ofPlace(communityCode, 'HONOR_ISSUED'), minutes: -honorMinutes },
    ...received,
    { account: ofPlace(communityCode, 'ISSUED'), minutes: -redeemableMinutes },
  ]);
}

/**
 * Postings after a credit that lifted the balance above the cap: what is above goes to the pool of the place, at most what the
 * credit brought (rule 31). Empty when there is nothing above.
 * @param creditedMinutes redeemable minutes of the credit before
 */
export function overflowPostings(
  communityCode: string,
  holder: Holder,
  creditedMinutes: number,
  capMinutes: number,
): PostingDraft[] {
  requireMinutes({ creditedMinutes, capMinutes });
  const above = Math.max(0, balanceOfHolder(holder.balances) - capMinutes);
  const overflow = Math.min(above, creditedMinutes, holder.balances.AVAILABLE);
  return withoutZero([
    { account: ofVolunteer(holder.volunteerId, 'AVAILABLE'), minutes: -overflow },
    { account: ofPlace(communityCode, 'POOL'), minutes: overflow },
  ]);
}

export interface ReversalTerms {
  readonly communityCode: string;
  readonly honorMinutes: number;
  readonly redeemableMinutes: number;
  /** Of the redeemable minutes, those that had gone to the pool: they come back from there. */
  readonly pooledMinutes: number;
}

/**
 * Postings that take a credit back: from each holder in turn what he has, his own before what was given to him, the rest of
 * the honour from the last one, who then has too little. Redeemable minutes that nobody has available, spent or gone into an
 * older debt meanwhile, are owed by the last one (rule 35).
 * @param holders the volunteer who was credited, then whom he was merged into, up to who remains; mostly one
 */
export function reversalPostings(terms: ReversalTerms, holders: readonly Holder[]): PostingDraft[] {
  const { communityCode, honorMinutes, redeemableMinutes, pooledMinutes } = terms;
  requireMinutes({ honorMinutes, redeemableMinutes, pooledMinutes });
  const last = holders.at(-1);
  if (!last) throw new Error('somebody holds what is reversed');
  let honorLeft = honorMinutes;
  let redeemableLeft = redeemableMinutes - pooledMinutes;
  const taken = holders.flatMap(({ volunteerId, balances }): PostingDraft[] => {
    requireMinutes({ honorMinutes: balances.HONOR, availableMinutes: availableOf(balances) });
    const honor = volunteerId === last.volunteerId ? honorLeft : Math.min(honorLeft, balances.HONOR);
    const own = Math.min(redeemableLeft, balances.AVAILABLE);
    const gifted = Math.min(redeemableLeft - own, balances.GIFTED);
    honorLeft -= honor;
    redeemableLeft -= own + gifted;
    return [
      { account: ofVolunteer(volunteerId, 'HONOR'), minutes: -honor },
      { account: ofVolunteer(volunteerId, 'AVAILABLE'), minutes: -own },
      { account: ofVolunteer(volunteerId, 'GIFTED'), minutes: -gifted },
    ];
  });
  return withoutZero([
    ...taken,
    { account: ofVolunteer(last.volunteerId, 'DEBT'), minutes: -redeemableLeft },
    { account: ofPlace(communityCode, 'POOL'), minutes: -pooledMinutes },
    { account: ofPlace(communityCode, 'HONOR_ISSUED'), minutes: honorMinutes },
    { account: ofPlace(communityCode, 'ISSUED'), minutes: redeemableMinutes },
  ]);
}

/**
 * Postings that carry everything of a duplicate over to the volunteer who remains (rule 4). Of available minutes and debt
 * that then meet, the minutes repay the debt, own ones first (rule 35).
 */
export function mergePostings(from: Holder, into: Holder): PostingDraft[] {
  const owed = 0 - from.balances.DEBT - into.balances.DEBT;
  const own = from.balances.AVAILABLE + into.balances.AVAILABLE;
  const gifted = from.balances.GIFTED + into.balances.GIFTED;
  const fromOwn = Math.min(owed, own);
  const fromGifted = Math.min(owed - fromOwn, gifted);
  const together: Holder['balances'] = {
    HONOR: from.balances.HONOR + into.balances.HONOR,
    AVAILABLE: own - fromOwn,
    GIFTED: gifted - fromGifted,
    HELD: from.balances.HELD + into.balances.HELD,
    DEBT: fromOwn + fromGifted - owed,
  };
  return withoutZero(
    (['HONOR', 'AVAILABLE', 'GIFTED', 'HELD', 'DEBT'] as const).flatMap((kind): PostingDraft[] => [
      { account: ofVolunteer(from.volunteerId, kind), minutes: -from.balances[kind] },
      { account: ofVolunteer(into.volunteerId, kind), minutes: together[kind] - into.balances[kind] },
    ]),
  );
}
