import { Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
} from '../platform/database/columns.js';
import { ServiceRecordEntity } from './service-record.entity.js';

/** What may be wrong with a record; shown, never a refusal (domain.md rule 28). */
export enum SignalKind {
  OVERLAP_ACROSS_UNITS = 'OVERLAP_ACROSS_UNITS',
  IMPLAUSIBLE_SPAN = 'IMPLAUSIBLE_SPAN',
  MANY_ENTRIES = 'MANY_ENTRIES',
  SOON_AFTER_REGISTRATION = 'SOON_AFTER_REGISTRATION',
  RECIPROCAL_PAIR = 'RECIPROCAL_PAIR',
}

@Entity('record_signal')
@Index('record_signal_record', ['recordId', 'kind'], { unique: true })
@Index('record_signal_queue', ['communityCode', 'inspectedAt', 'id'])
export class RecordSignalEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => ServiceRecordEntity)
  @RefColumn()
  recordId: string;

  @PlaceCodeColumn()
  communityCode: string;

  @EnumColumn()
  kind: SignalKind;

  /** The figures that led to it, as plain JSON, without anything personal. */
  @JsonColumn()
  details: Record<string, string | number>;

  @InstantColumn()
  raisedAt: Date;

  @InstantColumn({ nullable: true })
  inspectedAt: Date | null;

  @RefColumn({ nullable: true })
  inspectedByAccountId: string | null;
}
