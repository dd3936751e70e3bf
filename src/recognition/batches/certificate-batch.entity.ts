import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { PlaceEntity } from '../../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { CertificateEntity } from '../certificates/certificate.entity.js';

export enum BatchItemStatus {
  WAITING = 'WAITING',
  ISSUED = 'ISSUED',
  FAILED = 'FAILED',
}

/** Certificates of one community and period for many people, e.g. of a school, issued one after the other by a job. */
@Entity('certificate_batch')
@Index('certificate_batch_issuer', ['issuerCode', 'id'])
@Check('certificate_batch_period', `until_day >= from_day`)
export class CertificateBatchEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  issuerCode: string;

  /** Whom it is for, e.g. the school. */
  @TextColumn(100)
  title: string;

  @DayColumn()
  fromDay: string;

  @DayColumn()
  untilDay: string;

  /** In whose name, and by whose rights, they are issued. */
  @RefColumn()
  requestedByAccountId: string;

  @InstantColumn()
  requestedAt: Date;
}

/** One person of a batch. */
@Entity('certificate_batch_item')
@Index('certificate_batch_item_order', ['batchId', 'position'], { unique: true })
@Index('certificate_batch_item_waiting', ['id'], { where: `status = 'WAITING'` })
@Check('certificate_batch_item_issued', `(status = 'ISSUED') = (certificate_id IS NOT NULL)`)
@Check('certificate_batch_item_failed', `(status = 'FAILED') = (problem_code IS NOT NULL)`)
export class CertificateBatchItemEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => CertificateBatchEntity)
  @RefColumn()
  batchId: string;

  /** From 1, as they were sent. */
  @IntegerColumn()
  position: number;

  /** As it was sent. */
  @TextColumn(64)
  volunteerNo: string;

  @EnumColumn()
  status: BatchItemStatus;

  @ForeignKey(() => CertificateEntity)
  @RefColumn({ nullable: true })
  certificateId: string | null;

  /** What was asked for, while its internal notice runs. */
  @RefColumn({ nullable: true })
  inNoticeCertificateId: string | null;

  /** It is not looked at again before. */
  @InstantColumn({ nullable: true })
  notBefore: Date | null;

  /** Why it could not be issued. */
  @TextColumn(60, { nullable: true })
  problemCode: string | null;

  @JsonColumn({ nullable: true })
  problemDetails: Record<string, string | number> | null;

  /** When it was issued, or could not be. */
  @InstantColumn({ nullable: true })
  endedAt: Date | null;
}
