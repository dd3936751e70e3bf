import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IntegerColumn, PlaceCodeColumn, TextColumn } from '../platform/database/columns.js';

const SCOPE = ['squadKind', 'period'] as const;

/** A volunteer's ranked minutes in one period, for one squad kind (`ALL`: every kind), in his present community. */
@Entity('ranking_total')
@Index('ranking_total_district', ['districtCode', ...SCOPE, 'rankOrder', 'volunteerNo'])
@Index('ranking_total_street', ['streetCode', ...SCOPE, 'rankOrder', 'volunteerNo'])
@Index('ranking_total_community', ['communityCode', ...SCOPE, 'rankOrder', 'volunteerNo'])
export class RankingTotalEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  volunteerId: string;

  @PrimaryColumn({ type: 'varchar', length: 16 })
  squadKind: string;

  /** `ALL`, `2026` or `2026-05`. */
  @PrimaryColumn({ type: 'varchar', length: 7 })
  period: string;

  @PlaceCodeColumn()
  districtCode: string;

  @PlaceCodeColumn()
  streetCode: string;

  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(20)
  volunteerNo: string;

  @IntegerColumn()
  minutes: number;

  /** −minutes, so that one ascending index on both databases gives most minutes first, then volunteerNo. */
  @IntegerColumn()
  rankOrder: number;
}
