import { Injectable } from '@nestjs/common';
import { streetOf } from '../../kernel/division-code.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { clearingPostings, type HeldPortions, holdEndPostings, holdPostings } from './hold-postings.js';
import { accountsOf, type BalanceOf, type Holder, holderOf, ofPlace } from './holder.js';
import { type EntryDraft, LedgerPosting } from './ledger-posting.js';
import { mergedLineOf } from './merged-volunteers.js';

interface RedemptionStamp {
  readonly redemptionId: string;
  readonly policyVersionId: string;
  /** Null: the system did. */
  readonly actorAccountId: string | null;
}

export interface Hold extends RedemptionStamp {
  readonly volunteerId: string;
  /** Community of the holder, in whose chain the hold and its end stand. */
  readonly homeCode: string;
  readonly minutes: number;
}

export interface HoldEnd extends RedemptionStamp, HeldPortions {
  readonly volunteerId: string;
  readonly homeCode: string;
  readonly reason?: string;
}

export interface Capture extends HoldEnd {
  /** Minutes of service received, from 1. */
  readonly usedMinutes: number;
  /** Community that served. */
  readonly servingCode: string;
}

/** Setting minutes aside for a redemption and using or releasing them, each hold ending exactly once (domain.md rules 32, 36). */
@Injectable()
export class HoldLedger {
  constructor(private readonly posting: LedgerPosting) {}

  /** @throws Problem INSUFFICIENT_MINUTES */
  async hold(transaction: WriteTransaction, hold: Hold): Promise<HeldPortions> {
    let giftedMinutes = 0;
    await this.posting.postOne(transaction, {
      kind: 'HOLD',
      placeCode: hold.homeCode,
      idempotencyKey: `hold:${hold.redemptionId}`,
      redemptionId: hold.redemptionId,
      policyVersionId: hold.policyVersionId,
      actorAccountId: hold.actorAccountId,
      accounts: accountsOf(hold.volunteerId),
      postings: (balanceOf) => {
        const drafts = holdPostings(holderOf(hold.volunteerId, balanceOf), hold.minutes);
        giftedMinutes = 0 - (drafts.find(({ account }) => account.kind === 'GIFTED')?.minutes ?? 0);
        return drafts;
      },
    });
    return { heldMinutes: hold.minutes, giftedMinutes: Math.max(0, giftedMinutes) };
  }

  /**
   * Uses a hold up to the minutes served and releases the rest in the same entry; between streets another entry settles what
   * the one owes the other.
   * @throws Problem INSUFFICIENT_MINUTES when more was used than held and the balance does not cover it
   */
  async capture(transaction: WriteTransaction, capture: Capture): Promise<string> {
    if (capture.usedMinutes < 1) throw new Error('a capture is of minutes that were used');
    const end = await this.endOf(transaction, capture, 'CAPTURE', capture.usedMinutes);
    // In one call: accounts are locked before chains, of both entries.
    const [entryId] = await this.posting.post(transaction, [end, ...clearingOf(capture)]);
    return entryId ?? '';
  }

  /** Gives a hold back whole. */
  async release(transaction: WriteTransaction, end: HoldEnd): Promise<string> {
    return this.posting.postOne(transaction, await this.endOf(transaction, end, 'RELEASE', 0));
  }

  private async endOf(
    transaction: WriteTransaction,
    end: HoldEnd,
    kind: 'CAPTURE' | 'RELEASE',
    usedMinutes: number,
  ): Promise<EntryDraft> {
    const line = await mergedLineOf(transaction, end.volunteerId);
    return {
      kind,
      ...stampOf(end),
      placeCode: end.homeCode,
      idempotencyKey: `hold-end:${end.redemptionId}`,
      reason: end.reason,
      accounts: [...line.flatMap(accountsOf), ofPlace(end.homeCode, 'ISSUED')],
      postings: (balanceOf) =>
        holdEndPostings(whoHolds(line, end.heldMinutes, balanceOf), end, usedMinutes, end.homeCode),
    };
  }
}

const stampOf = ({ redemptionId, policyVersionId, actorAccountId }: RedemptionStamp) => ({
  redemptionId,
  policyVersionId,
  actorAccountId,
});

/** What a capture owes another street; nothing within one (rule 36). */
function clearingOf(capture: Capture): EntryDraft[] {
  const [home, serving] = [streetOf(capture.homeCode), streetOf(capture.servingCode)];
  if (home === serving) return [];
  return [
    {
      kind: 'CLEARING',
      ...stampOf(capture),
      placeCode: capture.servingCode,
      idempotencyKey: `clearing:${capture.redemptionId}`,
      accounts: [ofPlace(home, 'CLEARING'), ofPlace(serving, 'CLEARING')],
      postings: () => clearingPostings(home, serving, capture.usedMinutes),
    },
  ];
}

/**
 * Who of a line of merged volunteers has the hold. A merge carries all that is held at once, and a duplicate gets no new
 * holds, so it is the first who has enough (domain.md rule 4).
 */
function whoHolds(line: readonly string[], heldMinutes: number, balanceOf: BalanceOf): Holder {
  const holders = line.map((id) => holderOf(id, balanceOf));
  const holder = holders.find(({ balances }) => balances.HELD >= heldMinutes);
  if (!holder) throw new Error('nobody has the hold that is to end');
  return holder;
}
