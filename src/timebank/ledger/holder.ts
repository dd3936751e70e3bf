import type { AccountKind, AccountRef, PostingDraft } from './ledger.js';

export const VOLUNTEER_KINDS = ['HONOR', 'AVAILABLE', 'GIFTED', 'HELD', 'DEBT'] as const;

/** A volunteer's balances, the debt as a negative number. */
export type VolunteerBalances = Readonly<Record<(typeof VOLUNTEER_KINDS)[number], number>>;

export interface Holder {
  readonly volunteerId: string;
  readonly balances: VolunteerBalances;
}

export type BalanceOf = (account: AccountRef) => number;

export const ofVolunteer = (ownerId: string, kind: AccountKind): AccountRef => ({
  ownerKind: 'VOLUNTEER',
  ownerId,
  kind,
});

export const ofPlace = (ownerId: string, kind: AccountKind): AccountRef => ({
  ownerKind: 'PLACE',
  ownerId,
  kind,
});

export const accountsOf = (volunteerId: string): AccountRef[] =>
  VOLUNTEER_KINDS.map((kind) => ofVolunteer(volunteerId, kind));

export function holderOf(volunteerId: string, balanceOf: BalanceOf): Holder {
  const of = (kind: AccountKind): number => balanceOf(ofVolunteer(volunteerId, kind));
  return {
    volunteerId,
    balances: {
      HONOR: of('HONOR'),
      AVAILABLE: of('AVAILABLE'),
      GIFTED: of('GIFTED'),
      HELD: of('HELD'),
      DEBT: of('DEBT'),
    },
  };
}

/** What can be redeemed now. */
export const availableOf = ({ AVAILABLE, GIFTED }: VolunteerBalances): number => AVAILABLE + GIFTED;

/** What rule 31 caps. */
export const balanceOfHolder = (balances: VolunteerBalances): number => availableOf(balances) + balances.HELD;

/** Minutes of one's own and minutes given to one, kept apart since the latter are not passed on (rule 33). */
export interface Portions {
  readonly own: number;
  readonly gifted: number;
}

/** Minutes that come in: they repay what is owed first (rule 35), so nobody has available minutes while he owes. */
export function receive({ volunteerId, balances }: Holder, { own, gifted }: Portions): PostingDraft[] {
  const owed = 0 - balances.DEBT;
  const fromOwn = Math.min(owed, own);
  const fromGifted = Math.min(owed - fromOwn, gifted);
  return [
    { account: ofVolunteer(volunteerId, 'DEBT'), minutes: fromOwn + fromGifted },
    { account: ofVolunteer(volunteerId, 'AVAILABLE'), minutes: own - fromOwn },
    { account: ofVolunteer(volunteerId, 'GIFTED'), minutes: gifted - fromGifted },
  ];
}

/** Minutes that are used: those given to one first, which are of no other use. */
export function use({ volunteerId, balances }: Holder, minutes: number): PostingDraft[] {
  const gifted = Math.min(balances.GIFTED, minutes);
  return [
    { account: ofVolunteer(volunteerId, 'GIFTED'), minutes: -gifted },
    { account: ofVolunteer(volunteerId, 'AVAILABLE'), minutes: gifted - minutes },
  ];
}
