/** Whose minutes an account counts: a volunteer's or a community's. */
export type OwnerKind = 'VOLUNTEER' | 'PLACE';

/**
 * A volunteer has HONOR (lifetime service), AVAILABLE (his own, can be redeemed or given now), GIFTED (given to him: can be
 * redeemed, not passed on, rule 33), HELD (set aside for a redemption under way) and DEBT (spent minutes of records voided
 * since, as a negative number, rule 35). A community has HONOR_ISSUED and ISSUED, the other sides of honour and redeemable
 * minutes, and POOL (donated and overflowed minutes). A street has CLEARING: positive, what other streets owe it (rule 36).
 */
export type AccountKind =
  'HONOR' | 'AVAILABLE' | 'GIFTED' | 'HELD' | 'DEBT' | 'HONOR_ISSUED' | 'ISSUED' | 'POOL' | 'CLEARING';

/** Kinds of entries (domain.md rule 29; CLEARING is the entry of rule 36). */
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
  | 'CLEARING'
  | 'ADJUSTMENT';

/** What is counted; honour and redeemable minutes are never exchanged for each other (rule 30). */
export type Measure = 'HONOR' | 'REDEEMABLE';

export const measureOf = (kind: AccountKind): Measure =>
  kind === 'HONOR' || kind === 'HONOR_ISSUED' ? 'HONOR' : 'REDEEMABLE';

export interface AccountRef {
  readonly ownerKind: OwnerKind;
  /** A volunteer's id, or the code of a community or street. */
  readonly ownerId: string;
  readonly kind: AccountKind;
}

export interface PostingDraft {
  readonly account: AccountRef;
  /** Added to the account; negative: taken from it. */
  readonly minutes: number;
}

/** What cannot be less than nothing. */
export const NEVER_NEGATIVE: readonly AccountKind[] = ['HONOR', 'AVAILABLE', 'GIFTED', 'HELD'];

/** Whether an account may hold a balance: nothing a volunteer has is negative, nothing he owes is positive (rule 35). */
export function balanceAllowed(kind: AccountKind, balanceMinutes: number): boolean {
  if (kind === 'DEBT') return balanceMinutes <= 0;
  return NEVER_NEGATIVE.includes(kind) ? balanceMinutes >= 0 : true;
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

export const withoutZero = (postings: readonly PostingDraft[]): PostingDraft[] =>
  postings.filter(({ minutes }) => minutes !== 0);

/** @throws Error for what is no whole number of minutes from 0; a fault of the program, never of an input */
export function requireMinutes(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new Error(`${name} must be whole minutes from 0, not ${value}`);
  }
}
