/** Whose minutes an account counts: a volunteer's or a community's. */
export type OwnerKind = 'VOLUNTEER' | 'PLACE';

/**
 * A volunteer has HONOR (lifetime service), AVAILABLE (can be redeemed now), HELD (set aside for a redemption under way) and
 * DEBT (spent minutes of records voided since, as a negative number, rule 35). A community has HONOR_ISSUED and ISSUED, the
 * other sides of honour and redeemable minutes, and POOL (donated and overflowed minutes).
 */
export type AccountKind = 'HONOR' | 'AVAILABLE' | 'HELD' | 'DEBT' | 'HONOR_ISSUED' | 'ISSUED' | 'POOL';

/** Kinds of entries (domain.md rule 29). */
export type EntryKind =
  | 'SERVICE_CREDIT'
  | 'REVERSAL'
  | 'HOLD'
  | 'CAPTURE'
  | 'RELEASE'
  | 'TRANSFER'
  | 'DONATION'
  | 'POOL_GRANT'
  | 'CAP_OVERFLOW'
  | 'ADJUSTMENT';

/** What is counted; honour and redeemable minutes are never exchanged for each other (rule 30). */
export type Measure = 'HONOR' | 'REDEEMABLE';

export const measureOf = (kind: AccountKind): Measure =>
  kind === 'HONOR' || kind === 'HONOR_ISSUED' ? 'HONOR' : 'REDEEMABLE';

export interface AccountRef {
  readonly ownerKind: OwnerKind;
  /** A volunteer's id or a community's code. */
  readonly ownerId: string;
  readonly kind: AccountKind;
}

export interface PostingDraft {
  readonly account: AccountRef;
  /** Added to the account; negative: taken from it. */
  readonly minutes: number;
}

export interface CreditTerms {
  readonly volunteerId: string;
  readonly communityCode: string;
  readonly honorMinutes: number;
  readonly redeemableMinutes: number;
}

/**
 * Postings of a confirmed record: honour in full; redeemable minutes repay debt first (rule 35).
 * @param owedMinutes what the volunteer owes now, as a positive number
 */
export function creditPostings(terms: CreditTerms, owedMinutes: number): PostingDraft[] {
  const { volunteerId, communityCode, honorMinutes, redeemableMinutes } = terms;
  requireMinutes({ honorMinutes, redeemableMinutes, owedMinutes });
  const repaid = Math.min(redeemableMinutes, owedMinutes);
  return withoutZero([
    { account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'HONOR' }, minutes: honorMinutes },
    { account: { ownerKind: 'PLACE', ownerId: communityCode, kind: 'HONOR_ISSUED' }, minutes: -honorMinutes },
    { account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'DEBT' }, minutes: repaid },
    {
      account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'AVAILABLE' },
      minutes: redeemableMinutes - repaid,
    },
    { account: { ownerKind: 'PLACE', ownerId: communityCode, kind: 'ISSUED' }, minutes: -redeemableMinutes },
  ]);
}

/**
 * Postings that take a credit back. Redeemable minutes come from what is available now; the rest, spent or gone into an
 * older debt meanwhile, is owed (rule 35).
 * @param terms what the credit gave, with the volunteer to whom the record belongs now
 * @param availableMinutes what that volunteer can redeem now
 */
export function reversalPostings(terms: CreditTerms, availableMinutes: number): PostingDraft[] {
  const { volunteerId, communityCode, honorMinutes, redeemableMinutes } = terms;
  requireMinutes({ honorMinutes, redeemableMinutes, availableMinutes });
  const taken = Math.min(redeemableMinutes, availableMinutes);
  return withoutZero([
    { account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'HONOR' }, minutes: -honorMinutes },
    { account: { ownerKind: 'PLACE', ownerId: communityCode, kind: 'HONOR_ISSUED' }, minutes: honorMinutes },
    { account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'AVAILABLE' }, minutes: -taken },
    {
      account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'DEBT' },
      minutes: taken - redeemableMinutes,
    },
    { account: { ownerKind: 'PLACE', ownerId: communityCode, kind: 'ISSUED' }, minutes: redeemableMinutes },
  ]);
}

/** A volunteer's balances, the debt as a negative number. */
export interface VolunteerBalances {
  readonly HONOR: number;
  readonly AVAILABLE: number;
  readonly HELD: number;
  readonly DEBT: number;
}

/** Postings that carry everything of a duplicate over to the volunteer who remains (rule 4). */
export function mergePostings(fromId: string, intoId: string, balances: VolunteerBalances): PostingDraft[] {
  return withoutZero(
    (['HONOR', 'AVAILABLE', 'HELD', 'DEBT'] as const).flatMap((kind): PostingDraft[] => [
      { account: { ownerKind: 'VOLUNTEER', ownerId: fromId, kind }, minutes: -balances[kind] },
      { account: { ownerKind: 'VOLUNTEER', ownerId: intoId, kind }, minutes: balances[kind] },
    ]),
  );
}

/** Whether an account may hold a balance: nothing a volunteer has is negative, nothing he owes is positive (rule 35). */
export function balanceAllowed(kind: AccountKind, balanceMinutes: number): boolean {
  if (kind === 'DEBT') return balanceMinutes <= 0;
  return kind === 'HONOR' || kind === 'AVAILABLE' || kind === 'HELD' ? balanceMinutes >= 0 : true;
}

/**
 * Holds an entry to double entry: two postings or more, of whole minutes other than 0, that sum to zero in each measure
 * (rule 29).
 * @throws Error telling what is broken; a fault of the program, never of an input
 */
export function assertBalanced(postings: readonly PostingDraft[]): void {
  if (postings.length < 2) throw new Error('an entry has at least two postings');
  const sums: Record<Measure, number> = { HONOR: 0, REDEEMABLE: 0 };
  for (const { account, minutes } of postings) {
    if (!Number.isSafeInteger(minutes) || minutes === 0)
      throw new Error('a posting is of whole minutes other than 0');
    sums[measureOf(account.kind)] += minutes;
  }
  if (sums.HONOR !== 0 || sums.REDEEMABLE !== 0) throw new Error('postings must sum to zero in each measure');
}

const withoutZero = (postings: readonly PostingDraft[]): PostingDraft[] =>
  postings.filter(({ minutes }) => minutes !== 0);

function requireMinutes(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new Error(`${name} must be whole minutes from 0, not ${value}`);
  }
}
