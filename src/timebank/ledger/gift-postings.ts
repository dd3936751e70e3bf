import { type Holder, ofPlace, ofVolunteer, receive, use } from './holder.js';
import { type PostingDraft, requireMinutes, withoutZero } from './ledger.js';

/** Postings of a gift to a relative: of the giver's own minutes only, since what was given to him is not passed on (rule 33). */
export function transferPostings(giver: Holder, recipient: Holder, minutes: number): PostingDraft[] {
  requireMinutes({ minutes });
  return withoutZero([
    { account: ofVolunteer(giver.volunteerId, 'AVAILABLE'), minutes: -minutes },
    ...receive(recipient, { own: 0, gifted: minutes }),
  ]);
}

/** Postings of a gift to the pool of a community, which nothing takes back (rule 33). */
export function donationPostings(giver: Holder, communityCode: string, minutes: number): PostingDraft[] {
  requireMinutes({ minutes });
  return withoutZero([...use(giver, minutes), { account: ofPlace(communityCode, 'POOL'), minutes }]);
}

/** Postings of a grant out of the pool; like a gift it is not passed on (rule 33). */
export function grantPostings(recipient: Holder, communityCode: string, minutes: number): PostingDraft[] {
  requireMinutes({ minutes });
  return withoutZero([
    { account: ofPlace(communityCode, 'POOL'), minutes: -minutes },
    ...receive(recipient, { own: 0, gifted: minutes }),
  ]);
}

/** Postings of minutes that a fund puts into a pool (policy `fundMayIssue`). */
export const fundPostings = (communityCode: string, minutes: number): PostingDraft[] => [
  { account: ofPlace(communityCode, 'ISSUED'), minutes: -minutes },
  { account: ofPlace(communityCode, 'POOL'), minutes },
];
