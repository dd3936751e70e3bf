import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn } from '../database/columns.js';

/** The first answer given to a key. Keys belong to an account, so nobody meets another's. */
@Entity('idempotency_record')
export class IdempotencyRecordEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  accountId: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  key: string;

  @TextColumn(64)
  operation: string;

  @TextColumn(64)
  inputHash: string;

  /** Ids and codes only; null while the first call runs. */
  @JsonColumn({ nullable: true })
  answer: unknown;

  @InstantColumn()
  createdAt: Date;
}
