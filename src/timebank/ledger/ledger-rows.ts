import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { FIRST_HASH } from './entry-hash.js';
import type { AccountKind, AccountRef, OwnerKind } from './ledger.js';
import type {
  LedgerAccountEntity,
  LedgerChainEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
} from './ledger.entity.js';
import { inChunks, valueRows } from './value-rows.js';

/*
 * The ledger's rows in plain statements: every command of the time bank passes here, and building each statement and object
 * anew by way of the entities took longer than the database did (bench/ledger/commands-bench.mjs).
 */

export type Accounts = ReadonlyMap<string, LedgerAccountEntity>;
export type Chains = ReadonlyMap<string, LedgerChainEntity>;

export const keyOf = (account: AccountRef): string =>
  `${account.ownerKind}|${account.ownerId}|${account.kind}`;

interface AccountRow {
  readonly id: string;
  readonly owner_kind: OwnerKind;
  readonly owner_id: string;
  readonly kind: AccountKind;
  readonly balance_minutes: number;
  readonly posting_count: number;
}

/**
 * Makes missing accounts (a missing row can't be locked), then locks all in the order of their ids. Nothing is locked before the
 * last account is there: who waits for another's insert while he holds a lock may wait in a circle.
 */
export async function lockAccounts(
  transaction: WriteTransaction,
  refs: readonly AccountRef[],
): Promise<Accounts> {
  const wanted = new Map(refs.map((ref) => [keyOf(ref), ref]));
  const present = await readAccounts(transaction, wanted, false);
  const missing = [...wanted.keys()].filter((key) => !present.has(key)).sort();
  if (missing.length === 0 && !transaction.locks) return present;
  for (const keys of inChunks(missing)) {
    const { sql, parameters } = valueRows(
      keys.map((key) => {
        const { ownerKind, ownerId, kind } = wanted.get(key) as AccountRef;
        return [newId(), ownerKind, ownerId, kind, 0, 0];
      }),
    );
    await transaction.execute(
      `INSERT INTO ledger_account (id, owner_kind, owner_id, kind, balance_minutes, posting_count)
       VALUES ${sql} ON CONFLICT (owner_kind, owner_id, kind) DO NOTHING`,
      parameters,
    );
  }
  return readAccounts(transaction, wanted, true);
}

async function readAccounts(
  transaction: WriteTransaction,
  wanted: ReadonlyMap<string, AccountRef>,
  lock: boolean,
): Promise<Accounts> {
  const refs = [...wanted.values()];
  const sql = `SELECT id, owner_kind, owner_id, kind, balance_minutes, posting_count FROM ledger_account
      WHERE owner_id IN (:...owners) AND kind IN (:...kinds) ORDER BY id`;
  const parameters = {
    owners: [...new Set(refs.map(({ ownerId }) => ownerId))].sort(),
    kinds: [...new Set(refs.map(({ kind }) => kind))].sort(),
  };
  const rows = lock
    ? await transaction.lockRows<AccountRow>(sql, parameters)
    : await transaction.rows<AccountRow>(sql, parameters);
  const accounts = rows.map((row): LedgerAccountEntity => ({
    ...{ id: row.id, ownerKind: row.owner_kind, ownerId: row.owner_id, kind: row.kind },
    ...{ balanceMinutes: row.balance_minutes, postingCount: row.posting_count },
  }));
  const found = accounts.map((account) => [keyOf(account), account] as const);
  return new Map(found.filter(([key]) => wanted.has(key)));
}

/** One statement for many rows that are there already: an insert of which only the update of the counters takes place. */
export async function storeBalances(
  transaction: WriteTransaction,
  accounts: ReadonlySet<LedgerAccountEntity>,
): Promise<void> {
  for (const some of inChunks([...accounts])) {
    const { sql, parameters } = valueRows(
      some.map(({ id, ownerKind, ownerId, kind, balanceMinutes, postingCount }) => [
        ...[id, ownerKind, ownerId, kind, balanceMinutes, postingCount],
      ]),
    );
    await transaction.execute(
      `INSERT INTO ledger_account (id, owner_kind, owner_id, kind, balance_minutes, posting_count) VALUES ${sql}
       ON CONFLICT (id) DO UPDATE SET balance_minutes = excluded.balance_minutes, posting_count = excluded.posting_count`,
      parameters,
    );
  }
}

/** The update locks a chain's row, or makes it: a place's entries are numbered one transaction after another. */
export async function lockChains(transaction: WriteTransaction, codes: readonly string[]): Promise<Chains> {
  const chains = new Map<string, LedgerChainEntity>();
  for (const some of inChunks([...new Set(codes)].sort())) {
    const { sql, parameters } = valueRows(some.map((placeCode) => [placeCode, 0, FIRST_HASH]));
    const rows = await transaction.rows<{ place_code: string; sequence: number; head_hash: string }>(
      `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ${sql}
       ON CONFLICT (place_code) DO UPDATE SET sequence = ledger_chain.sequence RETURNING place_code, sequence, head_hash`,
      parameters,
    );
    for (const { place_code: placeCode, sequence, head_hash: headHash } of rows)
      chains.set(placeCode, { placeCode, sequence, headHash });
  }
  return chains;
}

export async function storeEntries(
  transaction: WriteTransaction,
  entries: readonly LedgerEntryEntity[],
): Promise<void> {
  for (const some of inChunks(entries)) {
    const { sql, parameters } = valueRows(
      some.map((entry) => [
        ...[
          entry.id,
          entry.kind,
          entry.placeCode,
          entry.sequence,
          entry.idempotencyKey,
          entry.policyVersionId,
        ],
        ...[entry.serviceRecordId, entry.redemptionId, entry.reversesEntryId, entry.actorAccountId],
        ...[entry.reason, entry.createdAt.getTime(), entry.previousHash, entry.hash],
      ]),
    );
    await transaction.execute(
      `INSERT INTO ledger_entry (id, kind, place_code, sequence, idempotency_key, policy_version_id, service_record_id,
         redemption_id, reverses_entry_id, actor_account_id, reason, created_at, previous_hash, hash) VALUES ${sql}`,
      parameters,
    );
  }
}

export async function storePostings(
  transaction: WriteTransaction,
  postings: readonly LedgerPostingEntity[],
): Promise<void> {
  for (const some of inChunks(postings)) {
    const { sql, parameters } = valueRows(
      some.map(({ entryId, line, accountId, minutes, accountSequence, balanceAfterMinutes }) => [
        ...[entryId, line, accountId, minutes, accountSequence, balanceAfterMinutes],
      ]),
    );
    await transaction.execute(
      `INSERT INTO ledger_posting (entry_id, line, account_id, minutes, account_sequence, balance_after_minutes)
       VALUES ${sql}`,
      parameters,
    );
  }
}

export async function storeHeads(transaction: WriteTransaction, chains: Chains): Promise<void> {
  for (const some of inChunks([...chains.values()])) {
    const { sql, parameters } = valueRows(
      some.map(({ placeCode, sequence, headHash }) => [placeCode, sequence, headHash]),
    );
    await transaction.execute(
      `INSERT INTO ledger_chain (place_code, sequence, head_hash) VALUES ${sql}
       ON CONFLICT (place_code) DO UPDATE SET sequence = excluded.sequence, head_hash = excluded.head_hash`,
      parameters,
    );
  }
}
