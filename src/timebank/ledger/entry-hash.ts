import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { AccountKind, EntryKind, OwnerKind } from './ledger.js';

/** What an entry says. */
export interface HashedEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly placeCode: string;
  readonly sequence: number;
  readonly idempotencyKey: string;
  readonly policyVersionId: string;
  readonly serviceRecordId: string | null;
  readonly redemptionId: string | null;
  readonly reversesEntryId: string | null;
  readonly actorAccountId: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
}

/** What a posting says, with the owner and kind of its account, so that those cannot be exchanged unnoticed either. */
export interface HashedPosting {
  readonly line: number;
  readonly accountId: string;
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  readonly accountKind: AccountKind;
  readonly minutes: number;
  readonly accountSequence: number;
  readonly balanceAfterMinutes: number;
}

/** What the first entry of a place has before it. */
export const FIRST_HASH = '0'.repeat(64);

/**
 * The hash (SHA-256, 64 hex digits) that chains an entry to the one before it in its place (architecture.md § 5.4): over the
 * previous hash and everything that the entry and its postings, in the order of their lines, say.
 */
export function entryHash(
  previousHash: string,
  entry: HashedEntry,
  postings: readonly HashedPosting[],
): string {
  const said = {
    id: entry.id,
    kind: entry.kind,
    placeCode: entry.placeCode,
    sequence: entry.sequence,
    idempotencyKey: entry.idempotencyKey,
    policyVersionId: entry.policyVersionId,
    serviceRecordId: entry.serviceRecordId,
    redemptionId: entry.redemptionId,
    reversesEntryId: entry.reversesEntryId,
    actorAccountId: entry.actorAccountId,
    reason: entry.reason,
    createdAt: entry.createdAt,
    postings: [...postings]
      .sort((a, b) => a.line - b.line)
      .map((posting) => ({
        line: posting.line,
        accountId: posting.accountId,
        ownerKind: posting.ownerKind,
        ownerId: posting.ownerId,
        accountKind: posting.accountKind,
        minutes: posting.minutes,
        accountSequence: posting.accountSequence,
        balanceAfterMinutes: posting.balanceAfterMinutes,
      })),
  };
  return createHash('sha256').update(previousHash).update('\n').update(canonicalJson(said)).digest('hex');
}
