import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { PlaceEntity } from '../../places/place.entity.js';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { SquadEntity } from '../../squads/squad.entity.js';
import type { OccasionTemplate } from './occasion-template.js';

export enum SeriesStatus {
  RUNNING = 'RUNNING',
  ENDED = 'ENDED',
}

/** A recurring activity, such as a weekly patrol: an iCalendar rule from which single occasions are made ahead of time. */
@Entity('activity_series')
@Index('activity_series_squad', ['squadId', 'id'])
@Index('activity_series_organisation', ['organisationId', 'id'])
@Index('activity_series_status', ['status', 'madeUntil'])
@Check('activity_series_one_unit', `(squad_id IS NULL) <> (organisation_id IS NULL)`)
@Check('activity_series_duration', `duration_minutes > 0`)
export class ActivitySeriesEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => PlaceEntity)
  @PlaceCodeColumn()
  communityCode: string;

  @ForeignKey(() => SquadEntity)
  @RefColumn({ nullable: true })
  squadId: string | null;

  @RefColumn({ nullable: true })
  organisationId: string | null;

  /** RFC 5545 RRULE, without DTSTART, in Shanghai time. */
  @TextColumn(300)
  rule: string;

  /** Start of the first occasion. */
  @InstantColumn()
  firstStartAt: Date;

  @IntegerColumn()
  durationMinutes: number;

  @JsonColumn()
  template: OccasionTemplate;

  @EnumColumn()
  status: SeriesStatus;

  /** Occasions starting before this instant have been made. */
  @InstantColumn()
  madeUntil: Date;

  @RefColumn()
  createdByAccountId: string;

  @InstantColumn()
  createdAt: Date;

  @TextColumn(500, { nullable: true })
  endReason: string | null;
}
