import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { ActivityEntity } from '../activities/activity.entity.js';
import { NeedEntity } from '../needs/need.entity.js';
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
import { RelationEntity } from '../volunteers/relations/relation.entity.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

export enum RedemptionStatus {
  REQUESTED = 'REQUESTED',
  HELD = 'HELD',
  MATCHED = 'MATCHED',
  SERVED = 'SERVED',
  CONFIRMED = 'CONFIRMED',
  CAPTURED = 'CAPTURED',
  DISPUTED = 'DISPUTED',
  CANCELLED = 'CANCELLED',
  EXPIRED = 'EXPIRED',
}

/** Reciprocal service paid from a time account (domain.md rule 32). What is asked for is told in its need, sealed there. */
@Entity('redemption')
@Index('redemption_place', ['homeCode', 'status', 'id'])
@Index('redemption_holder', ['volunteerId', 'id'])
@Index('redemption_beneficiary', ['beneficiaryId', 'id'])
@Index('redemption_need', ['needId'], { unique: true })
@Index('redemption_expiry', ['status', 'expiresOn'])
@Check('redemption_minutes', `held_minutes > 0 AND gifted_minutes >= 0 AND gifted_minutes <= held_minutes`)
@Check(
  'redemption_captured',
  `(status = 'CAPTURED') = (used_minutes IS NOT NULL) AND (used_minutes IS NULL OR used_minutes > 0)`,
)
export class RedemptionEntity {
  @IdColumn()
  id: string;

  /** Whose minutes they are. */
  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  /** Who is served: himself or a relative. */
  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  beneficiaryId: string;

  /** By which relation the beneficiary is one; null: himself. */
  @ForeignKey(() => RelationEntity)
  @RefColumn({ nullable: true })
  relationId: string | null;

  /** Community of the holder when he asked. */
  @PlaceCodeColumn()
  homeCode: string;

  @EnumColumn()
  status: RedemptionStatus;

  /** Goes before others, by the stars or an honour that he had when he asked; null: it does not. */
  @FlagColumn({ nullable: true })
  priority: boolean | null;

  @IntegerColumn()
  heldMinutes: number;

  /** Of the held, those that had been given to him. */
  @IntegerColumn()
  giftedMinutes: number;

  /** Minutes of everybody who served, each rounded down to the unit; 0 while nobody has. */
  @IntegerColumn()
  servedMinutes: number;

  /** What it cost in the end. */
  @IntegerColumn({ nullable: true })
  usedMinutes: number | null;

  @ForeignKey(() => NeedEntity)
  @RefColumn()
  needId: string;

  /** The newest activity planned for it. */
  @ForeignKey(() => ActivityEntity)
  @RefColumn({ nullable: true })
  activityId: string | null;

  /** The last day for it to be served. */
  @DayColumn()
  expiresOn: string;

  @RefColumn()
  requestedByAccountId: string;

  @InstantColumn()
  requestedAt: Date;

  @InstantColumn({ nullable: true })
  servedAt: Date | null;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  @RefColumn()
  policyVersionId: string;
}

/** A step in the life of a redemption: when and by whom. */
@Entity('redemption_step')
@Index('redemption_step_order', ['redemptionId', 'id'])
export class RedemptionStepEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => RedemptionEntity)
  @RefColumn()
  redemptionId: string;

  /** The state that it led to. */
  @EnumColumn()
  status: RedemptionStatus;

  @InstantColumn()
  at: Date;

  /** Null: the system. */
  @RefColumn({ nullable: true })
  byAccountId: string | null;

  /** Why, or the paper behind what an officer did in somebody's place. */
  @TextColumn(500, { nullable: true })
  reason: string | null;
}
