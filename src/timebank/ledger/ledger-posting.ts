import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { entryHash, FIRST_HASH } from './entry-hash.js';
import {
  type AccountRef,
  assertBalanced,
  balanceAllowed,
  type EntryKind,
  type PostingDraft,
} from './ledger.js';
import {
  LedgerAccountEntity,
  LedgerChainEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
} from './ledger.entity.js';
import { insufficientMinutes } from '../timebank.problems.js';
import { inChunks, valueRows } from './value-rows.js';

/** An entry to be posted; the postings are worked out on the accounts as they stand when it is its turn. */
export interface EntryDraft {
  readonly kind: EntryKind;
  readonly placeCode: string;
  readonly idempotencyKey: string;
  readonly policyVersionId: string;
  readonly serviceRecordId?: string;
  readonly redemptionId?: string;
  readonly reversesEntryId?: string;
  readonly actorAccountId: string | null;
  readonly reason?: string;
  /** Every account that `postings` may touch. */
  readonly accounts: readonly AccountRef[];
  /** Without postings there is no entry, instead of a fault. */
  readonly mayBeEmpty?: boolean;
  readonly postings: (balanceOf: (account: AccountRef) => number) => PostingDraft[];
}

interface PostedLine {
  readonly posting: LedgerPostingEntity;
  readonly account: LedgerAccountEntity;
}

interface BalancedDraft {
  readonly id: string;
  readonly draft: EntryDraft;
  readonly lines: readonly PostedLine[];
}

type Accounts = ReadonlyMap<string, LedgerAccountEntity>;
type Chains = ReadonlyMap<string, LedgerChainEntity>;

const keyOf = (account: AccountRef): string => `${account.ownerKind}|${account.ownerId}|${account.kind}`;

/**
 * How entries get into the ledger. Locks are taken in one order everywhere, account rows by id, then the chains of the places
 * by code, so units can wait for each other but never in a circle. The chain is what all of a place wait for: whatever does
 * not need it is written before it is locked.
 */
@Injectable()
export class LedgerPosting {
  constructor(private readonly clock: Clock) {}

  /**
   * Posts entries in the order given, all in the running transaction; answers their ids, null for one that was empty and may be.
   * @throws Problem INSUFFICIENT_MINUTES when an account would fall below what it may hold (rule 35)
   * @throws Error when postings do not balance (rule 29) or touch an account that the draft does not name
   */
  async post(transaction: WriteTransaction, drafts: readonly EntryDraft[]): Promise<(string | null)[]> {
    if (drafts.length === 0) return [];
    const accounts = await lockAccounts(
      transaction,
      drafts.flatMap((draft) => draft.accounts),
    );
    const answers = drafts.map((draft) => balance(draft, accounts));
    const balanced = answers.filter((answer) => answer !== null);
    const lines = balanced.flatMap((draft) => draft.lines);
    await storeBalances(transaction, new Set(lines.map((line) => line.account)));
    const chains = await lockChains(
      transaction,
      balanced.map(({ draft }) => draft.placeCode),
    );
    const createdAt = this.clock.now();
    const entries = balanced.map((draft) => enchain(draft, chains, createdAt));
    for (const some of inChunks(entries)) await transaction.repo(LedgerEntryEntity).insert(some);
    const postings = lines.map((line) => line.posting);
    for (const some of inChunks(postings)) await transaction.repo(LedgerPostingEntity).insert(some);
    await storeHeads(transaction, chains);
    return answers.map((answer) => answer?.id ?? null);
  }

  /** Posts one entry and answers its id; see `post`. */
  async postOne(transaction: WriteTransaction, draft: Omit<EntryDraft, 'mayBeEmpty'>): Promise<string> {
    const [id] = await this.post(transaction, [draft]);
    if (!id) throw new Error('an entry was not posted');
    return id;
  }
}

/** Works a draft's postings out and moves the balances of `accounts` accordingly. */
function balance(draft: EntryDraft, accounts: Accounts): BalancedDraft | null {
  const id = newId();
  const postings = draft.postings((account) => accounts.get(keyOf(account))?.balanceMinutes ?? 0);
  if (draft.mayBeEmpty && postings.length === 0) return null;
  assertBalanced(postings);
  const lines = postings.map(({ account: ref, minutes }, index): PostedLine => {
    const account = accounts.get(keyOf(ref));
    if (!account) throw new Error('a posting to an account that the draft did not name');
    account.balanceMinutes += minutes;
    account.postingCount += 1;
    if (!balanceAllowed(account.kind, account.balanceMinutes)) throw insufficientMinutes();
    const posting = {
      entryId: id,
      line: index + 1,
      accountId: account.id,
      minutes,
      accountSequence: account.postingCount,
      balanceAfterMinutes: account.balanceMinutes,
    };
    return { posting, account };
  });
  return { id, draft, lines };
}

/** Gives an entry its number and hash and moves the head of its place's chain. */
function enchain({ id, draft, lines }: BalancedDraft, chains: Chains, createdAt: Date): LedgerEntryEntity {
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
    redemptionId: draft.redemptionId ?? null,
    reversesEntryId: draft.reversesEntryId ?? null,
    actorAccountId: draft.actorAccountId,
    reason: draft.reason ?? null,
    createdAt,
  };
  const hashed = lines.map(({ posting, account }) => ({
    ...posting,
    ownerKind: account.ownerKind,
    ownerId: account.ownerId,
    accountKind: account.kind,
  }));
  const previousHash = chain.headHash;
  chain.headHash = entryHash(previousHash, entry, hashed);
  return { ...entry, previousHash, hash: chain.headHash };
}

/** Makes missing accounts (a missing row can't be locked), then reads and locks all in the order of their ids. */
async function lockAccounts(transaction: WriteTransaction, refs: readonly AccountRef[]): Promise<Accounts> {
  const wanted = new Map(refs.map((ref) => [keyOf(ref), ref]));
  const owners = [...new Set(refs.map((ref) => ref.ownerId))].sort();
  const find = async (): Promise<LedgerAccountEntity[]> => {
    const found = await transaction.repo(LedgerAccountEntity).findBy({ ownerId: In(owners) });
    return found.filter((account) => wanted.has(keyOf(account)));
  };
  let present = await find();
  const known = new Set(present.map(keyOf));
  const missing = [...wanted.keys()].filter((key) => !known.has(key)).sort();
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
  if (missing.length > 0) present = await find();
  const locked = await transaction.lockById(
    LedgerAccountEntity,
    present.map((account) => account.id),
  );
  return new Map(locked.map((account) => [keyOf(account), account]));
}

/** One statement for many rows that are there already: an insert of which only the update of the counters takes place. */
async function storeBalances(
  transaction: WriteTransaction,
  accounts: ReadonlySet<LedgerAccountEntity>,
): Promise<void> {
  for (const some of inChunks([...accounts])) {
    const { sql, parameters } = valueRows(
      some.map(({ id, ownerKind, ownerId, kind, balanceMinutes, postingCount }) => [
        id,
        ownerKind,
        ownerId,
        kind,
        balanceMinutes,
        postingCount,
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
async function lockChains(transaction: WriteTransaction, codes: readonly string[]): Promise<Chains> {
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

async function storeHeads(transaction: WriteTransaction, chains: Chains): Promise<void> {
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
