import { type Holder, ofPlace, ofVolunteer, receive, use } from './holder.js';
import { type PostingDraft, requireMinutes, withoutZero } from './ledger.js';

/** What a hold set aside, and of that what had been given to the holder. */
export interface HeldPortions {
  readonly heldMinutes: number;
  readonly giftedMinutes: number;
}

/** Postings that set minutes aside for a redemption (rule 32); the check of the accounts refuses what is not there. */
export function holdPostings(holder: Holder, minutes: number): PostingDraft[] {
  requireMinutes({ minutes });
  return withoutZero([
    ...use(holder, minutes),
    { account: ofVolunteer(holder.volunteerId, 'HELD'), minutes },
  ]);
}

/**
 * Postings that end a hold, once: the minutes used return to the place that issued them, the rest to the holder, each portion
 * to where it came from, repaying what he owes by now (rules 32, 35). More than was held is taken from what he has besides.
 * @param usedMinutes 0: a release
 */
export function holdEndPostings(
  holder: Holder,
  held: HeldPortions,
  usedMinutes: number,
  homeCode: string,
): PostingDraft[] {
  const { heldMinutes, giftedMinutes } = held;
  requireMinutes({ heldMinutes, giftedMinutes, usedMinutes, ownMinutes: heldMinutes - giftedMinutes });
  const usedGifted = Math.min(giftedMinutes, usedMinutes);
  const usedOwn = Math.min(heldMinutes - giftedMinutes, usedMinutes - usedGifted);
  const besides = usedMinutes - usedGifted - usedOwn;
  const moved =
    besides > 0
      ? use(holder, besides)
      : receive(holder, {
          own: heldMinutes - giftedMinutes - usedOwn,
          gifted: giftedMinutes - usedGifted,
        });
  return withoutZero([
    { account: ofVolunteer(holder.volunteerId, 'HELD'), minutes: -heldMinutes },
    ...moved,
    { account: ofPlace(homeCode, 'ISSUED'), minutes: usedMinutes },
  ]);
}

/** Postings between two streets when one served for minutes that the other issued (rule 36). */
export const clearingPostings = (
  homeStreet: string,
  servingStreet: string,
  minutes: number,
): PostingDraft[] => [
  { account: ofPlace(homeStreet, 'CLEARING'), minutes: -minutes },
  { account: ofPlace(servingStreet, 'CLEARING'), minutes },
];
