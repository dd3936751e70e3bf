import { Injectable } from '@nestjs/common';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import { LedgerAccountEntity } from './ledger.entity.js';
import {
  type CreditTerms,
  creditPostings,
  mergePostings,
  overflowPostings,
  type ReversalTerms,
  reversalPostings,
} from './credit-postings.js';
import { accountsOf, holderOf, ofPlace } from './holder.js';
import type { AccountKind, AccountRef } from './ledger.js';
import { type EntryDraft, LedgerPosting } from './ledger-posting.js';
import { mergedLineOf } from './merged-volunteers.js';

export interface ServiceCredit extends CreditTerms {
  readonly serviceRecordId: string;
  /** What the balance may come to (rule 31). */
  readonly balanceCapMinutes: number;
  readonly policyVersionId: string;
  readonly actorAccountId: string;
}

export interface CreditReversal {
  readonly serviceRecordId: string;
  /** Who the record belongs to now; differs from who was credited after a merge. */
  readonly volunteerId: string;
  readonly policyVersionId: string;
  /** Null: the system did. */
  readonly actorAccountId: string | null;
  readonly reason: string;
}

export interface AccountMerge {
  /** Of the event that told of the merge. */
  readonly eventId: string;
  readonly fromId: string;
  readonly intoId: string;
  /** In whose chain the entry stands. */
  readonly communityCode: string;
  readonly policyVersionId: string;
}

export interface TimeAccountTotals {
  readonly honorMinutes: number;
  readonly balanceMinutes: number;
  readonly heldMinutes: number;
  readonly availableMinutes: number;
  /** Of the available: given to him, so they can be redeemed and not passed on (rule 33). */
  readonly giftedMinutes: number;
  readonly debtMinutes: number;
}

const issuingAccounts = (code: string): AccountRef[] =>
  (['HONOR_ISSUED', 'ISSUED', 'POOL'] as const).map((kind) => ofPlace(code, kind));

/** What the other modules do with the double-entry ledger (domain.md § 6). */
@Injectable()
export class LedgerService {
  constructor(private readonly posting: LedgerPosting) {}

  /**
   * Credits confirmed service, one entry a record, and where that lifts the balance above the cap another that carries the rest
   * to the pool (rule 31); answers the credits' ids in the order given.
   * @throws Error for a credit of 0 minutes: what earned nothing has no entry, and the caller leaves it out
   */
  async creditMany(transaction: WriteTransaction, credits: readonly ServiceCredit[]): Promise<string[]> {
    const ids = await this.posting.post(transaction, credits.flatMap(creditDrafts));
    return ids.filter((_, index) => index % 2 === 0).map((id) => id ?? '');
  }

  /**
   * Takes back what a record was credited; null: it was credited nothing. What is spent becomes debt (rule 35).
   *
   * After a merge (rule 4) the record and the minutes follow to the person who remains, each in its own time; between the
   * two the record's owner may not have its minutes. So they are taken from where they can be: first from who was
   * credited, then from whom he was merged into, up to who remains. An account holds only minutes of its own owner and of
   * who was merged into him, so taking from the first of the line first never takes what the reversal of another record
   * needs. Debt goes to who remains: his later credits repay it, and minutes that still arrive by the merge do too.
   */
  async reverseCredit(
    transaction: WriteTransaction,
    reversal: CreditReversal,
  ): Promise<{ entryId: string; debtMinutes: number } | null> {
    // The kind is spelt out, or SQLite would not use the partial index.
    const [credit] = await transaction.rows<{ id: string; placeCode: string }>(
      `SELECT id, place_code AS "placeCode" FROM ledger_entry WHERE service_record_id = :id AND kind = 'SERVICE_CREDIT'`,
      { id: reversal.serviceRecordId },
    );
    if (!credit) return null;
    const { volunteerId, ...credited } = await this.creditedBy(
      transaction,
      credit.id,
      reversal.serviceRecordId,
    );
    const line = await mergedLineOf(transaction, volunteerId);
    if (!line.includes(reversal.volunteerId)) line.push(reversal.volunteerId);
    let debtMinutes = 0;
    const entryId = await this.posting.postOne(transaction, {
      kind: 'REVERSAL',
      placeCode: credit.placeCode,
      idempotencyKey: `reversal:${credit.id}`,
      policyVersionId: reversal.policyVersionId,
      serviceRecordId: reversal.serviceRecordId,
      reversesEntryId: credit.id,
      actorAccountId: reversal.actorAccountId,
      reason: reversal.reason,
      accounts: [...line.flatMap(accountsOf), ...issuingAccounts(credit.placeCode)],
      postings: (balanceOf) => {
        const holders = line.map((id) => holderOf(id, balanceOf));
        const drafts = reversalPostings({ communityCode: credit.placeCode, ...credited }, holders);
        debtMinutes = drafts
          .filter((draft) => draft.account.kind === 'DEBT')
          .reduce((sum, draft) => sum - draft.minutes, 0);
        return drafts;
      },
    });
    return { entryId, debtMinutes };
  }

  /**
   * Carries everything of a duplicate to the person it turned out to be (rule 4); nothing when there is nothing.
   * @param merge with the id of the event that told of it: a duplicate that got minutes afterwards is merged again
   */
  async mergeAccounts(transaction: WriteTransaction, merge: AccountMerge): Promise<void> {
    const { eventId, fromId, intoId } = merge;
    const totals = await transaction
      .repo(LedgerAccountEntity)
      .findBy({ ownerKind: 'VOLUNTEER', ownerId: fromId });
    if (totals.every((account) => account.balanceMinutes === 0)) return;
    await this.posting.postOne(transaction, {
      kind: 'ADJUSTMENT',
      placeCode: merge.communityCode,
      idempotencyKey: `merge:${eventId}`,
      policyVersionId: merge.policyVersionId,
      actorAccountId: null,
      reason: `merge ${fromId} into ${intoId}`,
      accounts: [...accountsOf(fromId), ...accountsOf(intoId)],
      postings: (balanceOf) => mergePostings(holderOf(fromId, balanceOf), holderOf(intoId, balanceOf)),
    });
  }

  /** Totals of volunteers; who never had a posting has zeros. */
  async timeAccounts(
    view: ReadView,
    volunteerIds: readonly string[],
  ): Promise<Map<string, TimeAccountTotals>> {
    const rows =
      volunteerIds.length === 0
        ? []
        : await view.rows<{ owner_id: string; kind: AccountKind; balance_minutes: number }>(
            `SELECT owner_id, kind, balance_minutes FROM ledger_account WHERE owner_kind = 'VOLUNTEER' AND owner_id IN (:...volunteerIds)`,
            { volunteerIds },
          );
    const totals = new Map<string, Partial<Record<AccountKind, number>>>(volunteerIds.map((id) => [id, {}]));
    for (const row of rows) {
      const of = totals.get(row.owner_id);
      if (of) of[row.kind] = row.balance_minutes;
    }
    return new Map([...totals].map(([id, of]) => [id, totalsOf(of)]));
  }

  /** Who was credited by an entry, and what its place issued for it; a credit's overflow is reversed with it. */
  private async creditedBy(
    view: ReadView,
    entryId: string,
    serviceRecordId: string,
  ): Promise<Omit<ReversalTerms, 'communityCode'> & Pick<CreditTerms, 'volunteerId'>> {
    const rows = await view.rows<{ ownerId: string; kind: AccountKind; minutes: number }>(
      `SELECT a.owner_id AS "ownerId", a.kind, p.minutes
         FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
        WHERE p.entry_id = :entryId OR p.entry_id IN
              (SELECT id FROM ledger_entry WHERE service_record_id = :serviceRecordId AND kind = 'CAP_OVERFLOW')`,
      { entryId, serviceRecordId },
    );
    const of = (kind: AccountKind) => rows.find((row) => row.kind === kind);
    const volunteerId = of('HONOR')?.ownerId;
    if (volunteerId === undefined) throw new Error('a credit without honour minutes');
    return {
      volunteerId,
      honorMinutes: 0 - (of('HONOR_ISSUED')?.minutes ?? 0),
      redeemableMinutes: 0 - (of('ISSUED')?.minutes ?? 0),
      pooledMinutes: of('POOL')?.minutes ?? 0,
    };
  }
}

function creditDrafts(credit: ServiceCredit): EntryDraft[] {
  const { volunteerId, communityCode, serviceRecordId, redeemableMinutes, toPool = false } = credit;
  const common = {
    placeCode: communityCode,
    policyVersionId: credit.policyVersionId,
    serviceRecordId,
    actorAccountId: credit.actorAccountId,
    accounts: [...accountsOf(volunteerId), ...issuingAccounts(communityCode)],
  };
  return [
    {
      ...common,
      kind: 'SERVICE_CREDIT',
      idempotencyKey: `credit:${serviceRecordId}`,
      postings: (balanceOf) => creditPostings(credit, holderOf(volunteerId, balanceOf)),
    },
    {
      ...common,
      kind: 'CAP_OVERFLOW',
      idempotencyKey: `overflow:${serviceRecordId}`,
      mayBeEmpty: true,
      postings: (balanceOf) =>
        overflowPostings(
          communityCode,
          holderOf(volunteerId, balanceOf),
          toPool ? 0 : redeemableMinutes,
          credit.balanceCapMinutes,
        ),
    },
  ];
}

function totalsOf(of: Partial<Record<AccountKind, number>>): TimeAccountTotals {
  const { HONOR = 0, AVAILABLE = 0, GIFTED = 0, HELD = 0, DEBT = 0 } = of;
  return {
    honorMinutes: HONOR,
    balanceMinutes: AVAILABLE + GIFTED + HELD,
    heldMinutes: HELD,
    availableMinutes: AVAILABLE + GIFTED,
    giftedMinutes: GIFTED,
    debtMinutes: DEBT === 0 ? 0 : -DEBT,
  };
}
