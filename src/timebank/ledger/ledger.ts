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

/** A volunteer's balances, the debt as a negative number. */
export interface VolunteerBalances {
  readonly HONOR: number;
  readonly AVAILABLE: number;
  readonly HELD: number;
  readonly DEBT: number;
}

export interface Holder {
  readonly volunteerId: string;
  readonly balances: VolunteerBalances;
}

/**
 * Postings that take a credit back: from each holder in turn what he has, the rest of the honour from the last one, who
 * then has too little. Redeemable minutes that nobody has available, spent or gone into an older debt meanwhile, are owed
 * by the last one (rule 35).
 * @param holders the volunteer who was credited, then whom he was merged into, up to who remains; mostly one
 */
export function reversalPostings(
  { communityCode, honorMinutes, redeemableMinutes }: Omit<CreditTerms, 'volunteerId'>,
  holders: readonly Holder[],
): PostingDraft[] {
  requireMinutes({ honorMinutes, redeemableMinutes });
  const last = holders.at(-1);
  if (!last) throw new Error('somebody holds what is reversed');
  let honorLeft = honorMinutes;
  let redeemableLeft = redeemableMinutes;
  const taken = holders.flatMap(({ volunteerId, balances }): PostingDraft[] => {
    requireMinutes({ honorMinutes: balances.HONOR, availableMinutes: balances.AVAILABLE });
    const honor = volunteerId === last.volunteerId ? honorLeft : Math.min(honorLeft, balances.HONOR);
    const available = Math.min(redeemableLeft, balances.AVAILABLE);
    honorLeft -= honor;
    redeemableLeft -= available;
    return [
      { account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'HONOR' }, minutes: -honor },
      { account: { ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind: 'AVAILABLE' }, minutes: -available },
    ];
  });
  return withoutZero([
    ...taken,
    {
      account: { ownerKind: 'VOLUNTEER', ownerId: last.volunteerId, kind: 'DEBT' },
      minutes: -redeemableLeft,
    },
    { account: { ownerKind: 'PLACE', ownerId: communityCode, kind: 'HONOR_ISSUED' }, minutes: honorMinutes },
    { account: { ownerKind: 'PLACE', ownerId: communityCode, kind: 'ISSUED' }, minutes: redeemableMinutes },
  ]);
}

/**
 * Postings that carry everything of a duplicate over to the volunteer who remains (rule 4). Of available minutes and debt
 * that then meet, the minutes repay the debt (rule 35).
 */
export function mergePostings(from: Holder, into: Holder): PostingDraft[] {
  const available = from.balances.AVAILABLE + into.balances.AVAILABLE;
  const owed = 0 - from.balances.DEBT - into.balances.DEBT;
  const repaid = Math.min(available, owed);
  const carried: VolunteerBalances = {
    HONOR: from.balances.HONOR,
    AVAILABLE: available - repaid - into.balances.AVAILABLE,
    HELD: from.balances.HELD,
    DEBT: repaid - owed - into.balances.DEBT,
  };
  return withoutZero(
    (['HONOR', 'AVAILABLE', 'HELD', 'DEBT'] as const).flatMap((kind): PostingDraft[] => [
      {
        account: { ownerKind: 'VOLUNTEER', ownerId: from.volunteerId, kind },
        minutes: -from.balances[kind],
      },
      { account: { ownerKind: 'VOLUNTEER', ownerId: into.volunteerId, kind }, minutes: carried[kind] },
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
