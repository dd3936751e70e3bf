import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PlaceEntity } from '../../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LongTextColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';

export enum CertificateStatus {
  REQUESTED = 'REQUESTED',
  ISSUED = 'ISSUED',
  /** The office did not issue it, with a reason. */
  DECLINED = 'DECLINED',
  REVOKED = 'REVOKED',
  /** Another one was issued in its place. */
  REPLACED = 'REPLACED',
}

/** A certificate of confirmed service by one community (domain.md rule 41). */
@Entity('certificate')
@Index('certificate_number', ['number'], { unique: true })
@Index('certificate_volunteer', ['volunteerId', 'id'])
@Index('certificate_notice', ['issuableFrom'], {
  where: `status = 'REQUESTED' AND issuable_from IS NOT NULL`,
})
@Index('certificate_issuer', ['issuerCode', 'status', 'id'])
@Check('certificate_issued', `(number IS NULL) = (status IN ('REQUESTED', 'DECLINED'))`)
@Check('certificate_period', `until_day >= from_day`)
export class CertificateEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** The community whose confirmed records it states. */
  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  issuerCode: string;

  /** Where only the records of one organisation are stated: the committee issues for it. */
  @RefColumn({ nullable: true })
  organisationId: string | null;

  @EnumColumn()
  status: CertificateStatus;

  @DayColumn()
  fromDay: string;

  @DayColumn()
  untilDay: string;

  @RefColumn()
  requestedByAccountId: string;

  @InstantColumn()
  requestedAt: Date;

  /** While the offices may look at what was asked for before it is issued: until when, and who will have issued it. */
  @InstantColumn({ nullable: true })
  issuableFrom: Date | null;

  @RefColumn({ nullable: true })
  noticeByAccountId: string | null;

  /** `ZM` + district + yyyymmdd + 6 digits. */
  @TextColumn(22, { nullable: true })
  number: string | null;

  @InstantColumn({ nullable: true })
  issuedAt: Date | null;

  @RefColumn({ nullable: true })
  issuedByAccountId: string | null;

  /** Everything that it says, sealed; what is signed is the text inside. */
  @LongTextColumn({ nullable: true })
  snapshotSealed: string | null;

  /** Ed25519 over the text of the snapshot, base64url. */
  @TextColumn(100, { nullable: true })
  signature: string | null;

  /** When it was declined, revoked or replaced, and why. */
  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @RefColumn({ nullable: true })
  endedByAccountId: string | null;

  @TextColumn(500, { nullable: true })
  endReason: string | null;

  /** The one in whose place it was issued. */
  @RefColumn({ nullable: true })
  replacesId: string | null;

  /** When a record behind it was voided: somebody should look at it. */
  @InstantColumn({ nullable: true })
  flaggedAt: Date | null;
}

/** A record that a certificate states, or will when its internal notice is over. */
@Entity('certificate_record')
@Index('certificate_record_record', ['recordId'])
export class CertificateRecordEntity {
  @ForeignKey(() => CertificateEntity)
  @PrimaryColumn({ type: 'varchar', length: 36 })
  certificateId: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;
}

/** The last number given in a district on a day. */
@Entity('certificate_counter')
export class CertificateCounterEntity {
  @PrimaryColumn({ type: 'varchar', length: 12 })
  districtCode: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  day: string;

  @IntegerColumn()
  lastNumber: number;
}
