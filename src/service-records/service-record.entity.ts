import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ActivityEntity } from '../activities/activity.entity.js';
import { SignUpEntity } from '../activities/sign-ups/sign-up.entity.js';
import type { Provenance, ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import {
  DayColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { SquadEntity } from '../squads/squad.entity.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

export enum ServiceRecordStatus {
  PENDING = 'PENDING',
  CONFIRMED = 'CONFIRMED',
  REJECTED = 'REJECTED',
  VOIDED = 'VOIDED',
}

/** Who served, when, where, what, for whom, with which provenance (domain.md rule 18). Immutable once confirmed. */
@Entity('service_record')
@Index('service_record_volunteer', ['volunteerId', 'startAt'])
@Index('service_record_community', ['communityCode', 'status', 'id'])
@Index('service_record_squad', ['squadId', 'status', 'id'])
@Index('service_record_recorder', ['recordedByAccountId', 'recordedAt'])
@Index('service_record_confirmer', ['confirmedByAccountId', 'decidedAt'])
@Index('service_record_activity', ['activityId', 'status', 'id'])
@Index('service_record_replaces', ['replacesId'], { unique: true, where: 'replaces_id IS NOT NULL' })
@Check('service_record_span', `end_at > start_at`)
@Check('service_record_credit', `credited_minutes >= 0 AND credited_minutes <= raw_minutes`)
@Check(
  'service_record_not_own_confirmer',
  `confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id`,
)
@Check(
  'service_record_backfill_four_eyes',
  `provenance <> 'BACKFILLED' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id`,
)
@Check(
  'service_record_confirmed_by',
  `status NOT IN ('CONFIRMED', 'VOIDED') OR confirmed_by_account_id IS NOT NULL`,
)
export class ServiceRecordEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** The community of the organising squad or unit; its officers confirm. */
  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @ForeignKey(() => SquadEntity)
  @RefColumn({ nullable: true })
  squadId: string | null;

  @EnumColumn({ nullable: true })
  squadKind: SquadKind | null;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn({ nullable: true })
  organisationId: string | null;

  /** The activity whose attendance it comes from; null: somebody typed it in. */
  @ForeignKey(() => ActivityEntity)
  @RefColumn({ nullable: true })
  activityId: string | null;

  @ForeignKey(() => SignUpEntity)
  @RefColumn({ nullable: true })
  signUpId: string | null;

  /** Title of the activity or occasion. */
  @TextColumn(120)
  occasion: string;

  @TextColumn(200)
  address: string;

  @TextColumn(1000)
  content: string;

  @EnumColumn()
  serviceTarget: ServiceTarget;

  @InstantColumn()
  startAt: Date;

  @InstantColumn()
  endAt: Date;

  /** The day on which it began. */
  @DayColumn()
  serviceDay: string;

  @IntegerColumn()
  rawMinutes: number;

  /** Rounded down to the policy's unit; 0 for training, and for a provenance that earns no honour by the policy. */
  @IntegerColumn()
  creditedMinutes: number;

  @EnumColumn()
  provenance: Provenance;

  /** Training is kept and earns nothing (domain.md rule 20). */
  @FlagColumn()
  training: boolean;

  @TextColumn(120)
  organisingUnit: string;

  @TextColumn(60)
  personInCharge: string;

  @RefColumn()
  recordedByAccountId: string;

  @InstantColumn()
  recordedAt: Date;

  /** Why it was entered late or afterwards. */
  @TextColumn(500, { nullable: true })
  recordingReason: string | null;

  /** What proves backfilled minutes: a reference to a sign-in sheet, photo or notice. */
  @TextColumn(500, { nullable: true })
  evidence: string | null;

  @RefColumn()
  policyVersionId: string;

  @EnumColumn()
  status: ServiceRecordStatus;

  /** Who decided: confirmed or rejected; null, too, for a backfill that its recorder took back. */
  @RefColumn({ nullable: true })
  confirmedByAccountId: string | null;

  @RefColumn({ nullable: true })
  confirmedByVolunteerId: string | null;

  /** When it was confirmed or rejected. */
  @InstantColumn({ nullable: true })
  decidedAt: Date | null;

  /** Why it was rejected or voided. */
  @TextColumn(500, { nullable: true })
  decisionReason: string | null;

  @InstantColumn({ nullable: true })
  voidedAt: Date | null;

  @RefColumn({ nullable: true })
  voidedByAccountId: string | null;

  /** The voided record that this one stands in for. */
  @ForeignKey(() => ServiceRecordEntity)
  @RefColumn({ nullable: true })
  replacesId: string | null;
}

/** The part of a record that falls on one service day; over midnight there are two. */
@Entity('service_record_day')
@Index('service_record_day_volunteer', ['volunteerId', 'day'])
export class ServiceRecordDayEntity {
  @ForeignKey(() => ServiceRecordEntity)
  @PrimaryColumn({ type: 'varchar', length: 36 })
  recordId: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  day: string;

  @RefColumn()
  volunteerId: string;

  @IntegerColumn()
  rawMinutes: number;

  @IntegerColumn()
  creditedMinutes: number;
}
