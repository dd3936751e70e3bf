import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { entryHash } from './entry-hash.js';
import {
  type AccountRef,
  assertBalanced,
  balanceAllowed,
  type EntryKind,
  type PostingDraft,
} from './ledger.js';
import type { LedgerAccountEntity, LedgerEntryEntity, LedgerPostingEntity } from './ledger.entity.js';
import {
  type Accounts,
  type Chains,
  keyOf,
  lockAccounts,
  lockChains,
  storeBalances,
  storeEntries,
  storeHeads,
  storePostings,
} from './ledger-rows.js';
import { insufficientMinutes } from '../timebank.problems.js';

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
    await storeEntries(transaction, entries);
    await storePostings(
      transaction,
      lines.map((line) => line.posting),
    );
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
