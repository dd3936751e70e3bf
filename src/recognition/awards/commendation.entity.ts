import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  PlaceCodeColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { AwardCycleEntity } from './award.entity.js';

/** An honour that was conferred; never deleted. */
@Entity('commendation')
@Index('commendation_once', ['cycleId', 'volunteerId'], { unique: true })
@Index('commendation_volunteer', ['volunteerId', 'id'])
@Index('commendation_community', ['communityCode', 'id'])
@Check('commendation_revoked', `(revoked_at IS NULL) = (revoke_reason IS NULL)`)
export class CommendationEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => AwardCycleEntity)
  @RefColumn()
  cycleId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** Where he lived then. */
  @PlaceCodeColumn()
  communityCode: string;

  @TextColumn(200)
  merit: string;

  /** In the cycle's period by its terms, when it was conferred. */
  @IntegerColumn()
  minutes: number;

  @InstantColumn()
  conferredAt: Date;

  /** Since when, by records that were voided, less is left than the last candidate had: somebody should look at it. */
  @InstantColumn({ nullable: true })
  flaggedAt: Date | null;

  @InstantColumn({ nullable: true })
  revokedAt: Date | null;

  /** Null: not revoked, or it turned out to be another registration of somebody who has it too. */
  @RefColumn({ nullable: true })
  revokedByAccountId: string | null;

  @TextColumn(500, { nullable: true })
  revokeReason: string | null;
}
