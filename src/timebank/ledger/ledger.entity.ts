import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { AccountKind, EntryKind, OwnerKind } from './ledger.js';

/** A counter of minutes: the sum of its postings, always. Volunteers' minutes are positive, their debt negative. */
@Entity('ledger_account')
@Unique('ledger_account_owner', ['ownerId', 'kind', 'ownerKind'])
@Check(
  'ledger_account_never_below_zero',
  `kind NOT IN ('HONOR', 'AVAILABLE', 'GIFTED', 'HELD') OR balance_minutes >= 0`,
)
@Check('ledger_account_debt', `kind <> 'DEBT' OR balance_minutes <= 0`)
export class LedgerAccountEntity {
  @IdColumn()
  id: string;

  @EnumColumn()
  ownerKind: OwnerKind;

  /** A volunteer's id, or the code of a community or street. */
  @TextColumn(36)
  ownerId: string;

  @EnumColumn()
  kind: AccountKind;

  @IntegerColumn()
  balanceMinutes: number;

  /** Number of postings so far; the next one gets the next number. */
  @IntegerColumn()
  postingCount: number;
}

/** One event of the time bank; its postings sum to zero in each measure. Append-only. */
@Entity('ledger_entry')
@Unique('ledger_entry_sequence', ['placeCode', 'sequence'])
@Unique('ledger_entry_key', ['idempotencyKey'])
@Index('ledger_entry_credit', ['serviceRecordId'], { unique: true, where: `kind = 'SERVICE_CREDIT'` })
@Index('ledger_entry_overflow', ['serviceRecordId'], { unique: true, where: `kind = 'CAP_OVERFLOW'` })
@Index('ledger_entry_hold', ['redemptionId'], { unique: true, where: `kind = 'HOLD'` })
@Index('ledger_entry_hold_end', ['redemptionId'], { unique: true, where: `kind IN ('CAPTURE', 'RELEASE')` })
@Index('ledger_entry_clearing', ['placeCode', 'createdAt'], { where: `kind = 'CLEARING'` })
@Index('ledger_entry_reversal', ['reversesEntryId'], { unique: true, where: 'reverses_entry_id IS NOT NULL' })
export class LedgerEntryEntity {
  @IdColumn()
  id: string;

  @EnumColumn()
  kind: EntryKind;

  /** The community whose chain the entry is in. */
  @PlaceCodeColumn()
  placeCode: string;

  /** 1, 2, 3 … within the place, without gaps. */
  @IntegerColumn()
  sequence: number;

  @TextColumn(100)
  idempotencyKey: string;

  @RefColumn()
  policyVersionId: string;

  @RefColumn({ nullable: true })
  serviceRecordId: string | null;

  @RefColumn({ nullable: true })
  redemptionId: string | null;

  @ForeignKey(() => LedgerEntryEntity)
  @RefColumn({ nullable: true })
  reversesEntryId: string | null;

  @RefColumn({ nullable: true })
  actorAccountId: string | null;

  @TextColumn(500, { nullable: true })
  reason: string | null;

  @InstantColumn()
  createdAt: Date;

  /** Hash of the entry before it in its place; 64 zeros for the first. */
  @TextColumn(64)
  previousHash: string;

  /** SHA-256 (hex) over the previous hash and everything the entry and its postings say. */
  @TextColumn(64)
  hash: string;
}

/** One line of an entry. Append-only. */
@Entity('ledger_posting')
@Unique('ledger_posting_account_order', ['accountId', 'accountSequence'])
@Check('ledger_posting_not_zero', `minutes <> 0`)
export class LedgerPostingEntity {
  @ForeignKey(() => LedgerEntryEntity)
  @PrimaryColumn({ type: 'varchar', length: 36 })
  entryId: string;

  /** 1, 2 … within the entry. */
  @PrimaryColumn({ type: 'integer' })
  line: number;

  @ForeignKey(() => LedgerAccountEntity)
  @RefColumn()
  accountId: string;

  @IntegerColumn()
  minutes: number;

  /** Number of this posting within its account, from 1. */
  @IntegerColumn()
  accountSequence: number;

  /** The account's balance after this posting. */
  @IntegerColumn()
  balanceAfterMinutes: number;
}

/** The newest entry of a place's chain. */
@Entity('ledger_chain')
export class LedgerChainEntity {
  @PrimaryColumn({ type: 'varchar', length: 12 })
  placeCode: string;

  @IntegerColumn()
  sequence: number;

  @TextColumn(64)
  headHash: string;
}
