import { Entity, ForeignKey, Index } from 'typeorm';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { ServiceRecordEntity } from './service-record.entity.js';

export enum DisputeStatus {
  OPEN = 'OPEN',
  UPHELD = 'UPHELD',
  REFUSED = 'REFUSED',
}

/** How a dispute ends. */
export enum DisputeOutcome {
  UPHELD = 'UPHELD',
  REFUSED = 'REFUSED',
}

/** A volunteer's objection to a record of his (domain.md rule 26). */
@Entity('service_record_dispute')
@Index('service_record_dispute_open', ['recordId'], { unique: true, where: `status = 'OPEN'` })
@Index('service_record_dispute_due', ['communityCode', 'status', 'dueOn', 'id'])
export class ServiceRecordDisputeEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => ServiceRecordEntity)
  @RefColumn()
  recordId: string;

  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(1000)
  reason: string;

  @InstantColumn()
  openedAt: Date;

  /** Last day for the answer. */
  @DayColumn()
  dueOn: string;

  @EnumColumn()
  status: DisputeStatus;

  @TextColumn(1000, { nullable: true })
  answer: string | null;

  @InstantColumn({ nullable: true })
  answeredAt: Date | null;

  @RefColumn({ nullable: true })
  answeredByAccountId: string | null;
}
