import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { newId } from '../platform/database/new-id.js';
import type { ReadView, WriteTransaction } from '../platform/database/unit-of-work.js';
import { entryHash, FIRST_HASH } from './entry-hash.js';
import {
  type AccountKind,
  type AccountRef,
  assertBalanced,
  balanceAllowed,
  type CreditTerms,
  creditPostings,
  type EntryKind,
  mergePostings,
  type PostingDraft,
  reversalPostings,
} from './ledger.js';
import { LedgerAccountEntity, LedgerChainEntity, LedgerEntryEntity, LedgerPostingEntity } from './ledger.entity.js';
import { insufficientMinutes } from './timebank.problems.js';

export interface ServiceCredit extends CreditTerms {
  readonly serviceRecordId: string;
  readonly policyVersionId: string;
  readonly actorAccountId: string;
}

export interface CreditReversal {
  readonly serviceRecordId: string;
  /** Who the record belongs to now; differs from who was credited after a merge. */
  readonly volunteerId: string;
  readonly policyVersionId: string;
  readonly actorAccountId: string;
  readonly reason: string;
}

export interface TimeAccountTotals {
  readonly honorMinutes: number;
  readonly balanceMinutes: number;
  readonly heldMinutes: number;
  readonly availableMinutes: number;
  readonly debtMinutes: number;
}

/** An entry to be posted; the postings are worked out on the accounts as they stand when it is its turn. */
export interface EntryDraft {
  readonly kind: EntryKind;
  readonly placeCode: string;
  readonly idempotencyKey: string;
  readonly policyVersionId: string;
  readonly serviceRecordId?: string;
  readonly reversesEntryId?: string;
  readonly actorAccountId: string | null;
  readonly reason?: string;
  /** Every account that `postings` may touch. */
  readonly accounts: readonly AccountRef[];
  readonly postings: (balanceOf: (account: AccountRef) => number) => PostingDraft[];
}

const VOLUNTEER_KINDS = ['HONOR', 'AVAILABLE', 'HELD', 'DEBT'] as const;
const keyOf = (account: AccountRef): string => `${account.ownerKind}|${account.ownerId}|${account.kind}`;
const accountsOf = (volunteerId: string): AccountRef[] =>
  VOLUNTEER_KINDS.map((kind) => ({ ownerKind: 'VOLUNTEER', ownerId: volunteerId, kind }));
const placeAccounts = (code: string): AccountRef[] =>
  (['HONOR_ISSUED', 'ISSUED'] as const).map((kind) => ({ ownerKind: 'PLACE', ownerId: code, kind }));

/**
 * The double-entry ledger. Locks are taken in one order everywhere: account rows by id, then the chains of the places by
 * code, so units can wait for each other but never in a circle.
 */
@Injectable()
export class LedgerService {
  constructor(private readonly clock: Clock) {}

  /** Credits confirmed service, one entry a record; answers the entries' ids in the order given. */
  creditMany(transaction: WriteTransaction, credits: readonly ServiceCredit[]): Promise<string[]> {
    return this.post(
      transaction,
      credits.map((credit) => ({
        kind: 'SERVICE_CREDIT',
        placeCode: credit.communityCode,
        idempotencyKey: `credit:${credit.serviceRecordId}`,
        policyVersionId: credit.policyVersionId,
        serviceRecordId: credit.serviceRecordId,
        actorAccountId: credit.actorAccountId,
        accounts: [...accountsOf(credit.volunteerId), ...placeAccounts(credit.communityCode)],
        postings: (balanceOf) =>
          creditPostings(credit, -balanceOf({ ownerKind: 'VOLUNTEER', ownerId: credit.volunteerId, kind: 'DEBT' })),
      })),
    );
  }

  /** Takes back what a record was credited; null: it was credited nothing. What is spent becomes debt (rule 35). */
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
    const credited = await this.creditedBy(transaction, credit.id);
    const terms: CreditTerms = { volunteerId: reversal.volunteerId, communityCode: credit.placeCode, ...credited };
    let debtMinutes = 0;
    const [entryId = ''] = await this.post(transaction, [
      {
        kind: 'REVERSAL',
        placeCode: credit.placeCode,
        idempotencyKey: `reversal:${credit.id}`,
        policyVersionId: reversal.policyVersionId,
        serviceRecordId: reversal.serviceRecordId,
        reversesEntryId: credit.id,
        actorAccountId: reversal.actorAccountId,
        reason: reversal.reason,
        accounts: [...accountsOf(reversal.volunteerId), ...placeAccounts(credit.placeCode)],
        postings: (balanceOf) => {
          const available = balanceOf({ ownerKind: 'VOLUNTEER', ownerId: reversal.volunteerId, kind: 'AVAILABLE' });
          const drafts = reversalPostings(terms, available);
          debtMinutes = drafts.filter((draft) => draft.account.kind === 'DEBT').reduce((sum, draft) => sum - draft.minutes, 0);
          return drafts;
        },
      },
    ]);
    return { entryId, debtMinutes };
  }

  /** Carries everything of a duplicate to the person it turned out to be (rule 4); once per duplicate. */
  async mergeAccounts(
    transaction: WriteTransaction,
    merge: { fromId: string; intoId: string; communityCode: string; policyVersionId: string },
  ): Promise<void> {
    const { fromId, intoId } = merge;
    const totals = await transaction.repo(LedgerAccountEntity).findBy({ ownerKind: 'VOLUNTEER', ownerId: fromId });
    if (totals.every((account) => account.balanceMinutes === 0)) return;
    await this.post(transaction, [
      {
        kind: 'ADJUSTMENT',
        placeCode: merge.communityCode,
        idempotencyKey: `merge:${fromId}`,
        policyVersionId: merge.policyVersionId,
        actorAccountId: null,
        reason: `merge ${fromId} into ${intoId}`,
        accounts: [...accountsOf(fromId), ...accountsOf(intoId)],
        postings: (balanceOf) => {
          const of = (kind: AccountKind): number => balanceOf({ ownerKind: 'VOLUNTEER', ownerId: fromId, kind });
          return mergePostings(fromId, intoId, { HONOR: of('HONOR'), AVAILABLE: of('AVAILABLE'), HELD: of('HELD'), DEBT: of('DEBT') });
        },
      },
    ]);
  }

  /**
   * Posts entries in the order given, all in the running transaction.
   * @throws Problem INSUFFICIENT_MINUTES when an account would fall below what it may hold
   */
  async post(transaction: WriteTransaction, drafts: readonly EntryDraft[]): Promise<string[]> {
    if (drafts.length === 0) return [];
    const accounts = await this.lockAccounts(transaction, drafts.flatMap((draft) => draft.accounts));
    const touched = new Set<LedgerAccountEntity>();
    const balanced = drafts.map((draft) => {
      const id = newId();
      const lines = draft.postings((account) => accounts.get(keyOf(account))?.balanceMinutes ?? 0);
      assertBalanced(lines);
      const postings = lines.map(({ account: ref, minutes }, index) => {
        const account = accounts.get(keyOf(ref));
        if (!account) throw new Error('a posting to an account that the draft did not name');
        account.balanceMinutes += minutes;
        account.postingCount += 1;
        if (!balanceAllowed(account.kind, account.balanceMinutes)) throw insufficientMinutes();
        touched.add(account);
        return {
          posting: {
            entryId: id,
            line: index + 1,
            accountId: account.id,
            minutes,
            accountSequence: account.postingCount,
            balanceAfterMinutes: account.balanceMinutes,
          },
          account,
        };
      });
      return { draft, id, postings };
    });
    const chains = await this.lockChains(transaction, drafts.map((draft) => draft.placeCode));
    const createdAt = this.clock.now();
    const entries = balanced.map(({ draft, id, postings }) => {
      const chain = chains.get(draft.placeCode);
      if (!chain) throw new Error('a chain was not locked');
      chain.sequence += 1;
      const entry = {
        id,
        kind: draft.kind,
        placeCode: draft.placeCode,
        sequence: chain.sequence,
        idempotencyKey: draft.idempotencyKey,
        policyVersionId: draft.policyVersionId,
        serviceRecordId: draft.serviceRecordId ?? null,
        redemptionId: null,
        reversesEntryId: draft.reversesEntryId ?? null,
        actorAccountId: draft.actorAccountId,
        reason: draft.reason ?? null,
        createdAt,
      };
      const hashed = postings.map(({ posting, account }) => ({
        ...posting,
        ownerKind: account.ownerKind,
        ownerId: account.ownerId,
        accountKind: account.kind,
      }));
      const previousHash = chain.headHash;
      chain.headHash = entryHash(previousHash, entry, hashed);
      return { ...entry, previousHash, hash: chain.headHash };
    });
    await this.store(transaction, entries, balanced.flatMap(({ postings }) => postings.map(({ posting }) => posting)), touched, chains);
    return entries.map((entry) => entry.id);
  }

  /** Totals of volunteers; who never had a posting has zeros. */
  async timeAccounts(view: ReadView, volunteerIds: readonly string[]): Promise<Map<string, TimeAccountTotals>> {
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

  private async creditedBy(view: ReadView, entryId: string): Promise<{ honorMinutes: number; redeemableMinutes: number }> {
    const rows = await view.rows<{ kind: AccountKind; minutes: number }>(
      `SELECT a.kind, p.minutes FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
       WHERE p.entry_id = :entryId AND a.owner_kind = 'PLACE'`,
      { entryId },
    );
    const issued = (kind: AccountKind): number => -(rows.find((row) => row.kind === kind)?.minutes ?? 0);
    return { honorMinutes: issued('HONOR_ISSUED'), redeemableMinutes: issued('ISSUED') };
  }

  /** Makes missing accounts (a missing row can't be locked), then reads and locks all in the order of their ids. */
  private async lockAccounts(transaction: WriteTransaction, refs: readonly AccountRef[]): Promise<Map<string, LedgerAccountEntity>> {
    const wanted = new Map(refs.map((ref) => [keyOf(ref), ref]));
    const owners = [...new Set(refs.map((ref) => ref.ownerId))].sort();
    const find = async (): Promise<LedgerAccountEntity[]> => {
      const found = await transaction.repo(LedgerAccountEntity).findBy({ ownerId: In(owners) });
      return found.filter((account) => wanted.has(keyOf(account)));
    };
    let present = await find();
    const known = new Set(present.map(keyOf));
    const missing = [...wanted.values()].filter((ref) => !known.has(keyOf(ref)));
    for (const ref of missing.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
      await transaction.execute(
        `INSERT INTO ledger_account (id, owner_kind, owner_id, kind, balance_minutes, posting_count)
         VALUES (:id, :ownerKind, :ownerId, :kind, 0, 0) ON CONFLICT (owner_kind, owner_id, kind) DO NOTHING`,
        { id: newId(), ownerKind: ref.ownerKind, ownerId: ref.ownerId, kind: ref.kind },
      );
    }
    if (missing.length > 0) present = await find();
    const locked = await transaction.lockById(LedgerAccountEntity, present.map((account) => account.id));
    return new Map(locked.map((account) => [keyOf(account), account]));
  }

  private async lockChains(transaction: WriteTransaction, codes: readonly string[]): Promise<Map<string, LedgerChainEntity>> {
    const chains = new Map<string, LedgerChainEntity>();
    for (const placeCode of [...new Set(codes)].sort()) {
      // The update locks the row, or makes it: a place's entries are numbered one transaction after another.
      const [row] = await transaction.rows<{ sequence: number; head_hash: string }>(
        `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES (:placeCode, 0, :first)
         ON CONFLICT (place_code) DO UPDATE SET sequence = ledger_chain.sequence RETURNING sequence, head_hash`,
        { placeCode, first: FIRST_HASH },
      );
      if (!row) throw new Error('the chain was not locked');
      chains.set(placeCode, { placeCode, sequence: row.sequence, headHash: row.head_hash });
    }
    return chains;
  }

  private async store(
    transaction: WriteTransaction,
    entries: LedgerEntryEntity[],
    postings: LedgerPostingEntity[],
    touched: ReadonlySet<LedgerAccountEntity>,
    chains: ReadonlyMap<string, LedgerChainEntity>,
  ): Promise<void> {
    for (let from = 0; from < entries.length; from += 200) await transaction.repo(LedgerEntryEntity).insert(entries.slice(from, from + 200));
    for (let from = 0; from < postings.length; from += 500) await transaction.repo(LedgerPostingEntity).insert(postings.slice(from, from + 500));
    for (const { id, balanceMinutes, postingCount } of touched) {
      await transaction.execute('UPDATE ledger_account SET balance_minutes = :balanceMinutes, posting_count = :postingCount WHERE id = :id', {
        id,
        balanceMinutes,
        postingCount,
      });
    }
    for (const { placeCode, sequence, headHash } of chains.values()) {
      await transaction.execute('UPDATE ledger_chain SET sequence = :sequence, head_hash = :headHash WHERE place_code = :placeCode', {
        placeCode,
        sequence,
        headHash,
      });
    }
  }
}

function totalsOf(of: Partial<Record<AccountKind, number>>): TimeAccountTotals {
  const { HONOR = 0, AVAILABLE = 0, HELD = 0, DEBT = 0 } = of;
  return { honorMinutes: HONOR, balanceMinutes: AVAILABLE + HELD, heldMinutes: HELD, availableMinutes: AVAILABLE, debtMinutes: DEBT === 0 ? 0 : -DEBT };
}
