import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IntegerColumn, PlaceCodeColumn, TextColumn } from '../platform/database/columns.js';

const Id = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });
const Period = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 7 });

/** A volunteer's ranked minutes of one day, by what they were served in; '' stands for none. For ranges of dates. */
@Entity('ranking_day')
// Holds all that a range of days is added up from: fetching each row besides would take ten times as long.
@Index('ranking_day_community', ['communityCode', 'day', 'squadKind', 'volunteerNo', 'minutes'])
export class RankingDayEntity {
  @Id()
  volunteerId: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  day: string;

  @PrimaryColumn({ type: 'varchar', length: 32 })
  squadKind: string;

  @Id()
  squadId: string;

  @Id()
  organisationId: string;

  /** His present community. */
  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(20)
  volunteerNo: string;

  @IntegerColumn()
  minutes: number;
}

/** A volunteer's ranked minutes in one squad or organisation, in one period. */
@Entity('ranking_group_total')
@Index('ranking_group_total_order', ['groupId', 'period', 'rankOrder', 'volunteerNo'])
export class RankingGroupTotalEntity {
  @Id()
  volunteerId: string;

  /** Of a squad or an organisation. */
  @Id()
  groupId: string;

  /** As in `ranking_total`. */
  @Period()
  period: string;

  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(20)
  volunteerNo: string;

  @IntegerColumn()
  minutes: number;

  /** As in `ranking_total`. */
  @IntegerColumn()
  rankOrder: number;
}

/**
 * How many have how many minutes: order statistics, so that a rank is a sum of a few of these and no count of volunteers. Of
 * each scope there is one row of everybody (width 0), one for every 1,024 minutes in which somebody is, and one for every number of
 * minutes that somebody has; of squads and organisations that of everybody only.
 */
@Entity('ranking_count')
@Index('ranking_count_empty', ['scopeCode'], { where: 'volunteers = 0' })
export class RankingCountEntity {
  /** Of a place, or the id of a squad or organisation. */
  @Id()
  scopeCode: string;

  /** `ALL`, or a squad kind. */
  @PrimaryColumn({ type: 'varchar', length: 16 })
  squadKind: string;

  @Period()
  period: string;

  /** Of its bucket, in minutes: 0 (all), 1024 or 1. */
  @PrimaryColumn({ type: 'integer' })
  width: number;

  /** The least minutes of the bucket, by its width. */
  @PrimaryColumn({ type: 'integer' })
  bucket: number;

  @IntegerColumn()
  volunteers: number;

  /** Of all of them together. */
  @IntegerColumn()
  minutes: number;
}
