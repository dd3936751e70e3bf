import { Check, Entity, ForeignKey, Index } from 'typeorm';
import type { Secrecy } from '../kernel/secrecy.js';
import type { ServiceTarget, SquadKind } from '../kernel/vocabulary.js';
import { NeedEntity } from '../needs/need.entity.js';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import {
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
import type { RecruitingMode } from './recruiting-mode.js';
import { ActivitySeriesEntity } from './series/activity-series.entity.js';

export enum ActivityStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  RUNNING = 'RUNNING',
  FINISHED = 'FINISHED',
  CANCELLED = 'CANCELLED',
}

/** A planned occasion of service by a squad or an organisation (domain.md rule 14). */
@Entity('activity')
@Index('activity_community', ['communityCode', 'status', 'startAt'])
@Index('activity_squad', ['squadId', 'startAt'])
@Index('activity_organisation', ['organisationId', 'startAt'])
@Index('activity_need', ['needId'])
@Index('activity_time', ['status', 'startAt'])
@Index('activity_series_occasion', ['seriesId', 'occasionAt'], {
  unique: true,
  where: 'series_id IS NOT NULL',
})
@Check('activity_span', `end_at > start_at`)
@Check('activity_one_unit', `(squad_id IS NULL) <> (organisation_id IS NULL)`)
@Check('activity_cancelled_with_reason', `status <> 'CANCELLED' OR status_reason IS NOT NULL`)
export class ActivityEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @ForeignKey(() => SquadEntity)
  @RefColumn({ nullable: true })
  squadId: string | null;

  @ForeignKey(() => OrganisationEntity)
  @RefColumn({ nullable: true })
  organisationId: string | null;

  /** The need that it serves. */
  @ForeignKey(() => NeedEntity)
  @RefColumn({ nullable: true })
  needId: string | null;

  @ForeignKey(() => ActivitySeriesEntity)
  @RefColumn({ nullable: true })
  seriesId: string | null;

  /** When the series' rule puts it; stays when the occasion is moved. */
  @InstantColumn({ nullable: true })
  occasionAt: Date | null;

  /** Kind of service: the squad's, or what the organisation says; null: none of the five. */
  @EnumColumn({ nullable: true })
  squadKind: SquadKind | null;

  /** The need's; PUBLIC without one. What is confidential is named by its kind only, to everybody who is not assigned. */
  @EnumColumn()
  secrecy: Secrecy;

  @TextColumn(120)
  title: string;

  @TextColumn(1000)
  content: string;

  @EnumColumn()
  serviceTarget: ServiceTarget;

  @InstantColumn()
  startAt: Date;

  @InstantColumn()
  endAt: Date;

  @TextColumn(200)
  address: string;

  @EnumColumn()
  recruitingMode: RecruitingMode;

  @FlagColumn()
  hazardous: boolean;

  /** Policy number of the insurance that a hazardous activity needs before its start. */
  @TextColumn(120, { nullable: true })
  insuranceReference: string | null;

  @TextColumn(60)
  personInCharge: string;

  @EnumColumn()
  status: ActivityStatus;

  @TextColumn(500, { nullable: true })
  statusReason: string | null;

  /** How often what a calendar shows has changed (RFC 5545 SEQUENCE). */
  @IntegerColumn()
  revision: number;

  /** When that was last, or when it was made (LAST-MODIFIED). */
  @InstantColumn()
  revisedAt: Date;

  /** Key of the rotating check-in code, sealed; made when the activity is published. */
  @TextColumn(400, { nullable: true })
  checkInKeySealed: string | null;

  @RefColumn()
  createdByAccountId: string;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  publishedAt: Date | null;

  @InstantColumn({ nullable: true })
  finishedAt: Date | null;

  @RefColumn({ nullable: true })
  finishedByAccountId: string | null;

  @RefColumn()
  policyVersionId: string;
}

/** Places of one sort at an activity. `takenPlaces` counts confirmed and offered sign-ups and never passes the capacity. */
@Entity('activity_position')
@Index('activity_position_name', ['activityId', 'name'], { unique: true })
@Check('activity_position_capacity', `capacity >= 1 AND taken_places >= 0 AND taken_places <= capacity`)
export class ActivityPositionEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => ActivityEntity)
  @RefColumn()
  activityId: string;

  @TextColumn(60)
  name: string;

  @IntegerColumn()
  capacity: number;

  @IntegerColumn()
  takenPlaces: number;

  /** Number of the last sign-up: the order of arrival. */
  @IntegerColumn()
  lastArrival: number;
}
