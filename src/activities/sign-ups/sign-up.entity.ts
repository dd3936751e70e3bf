import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { ActivityEntity, ActivityPositionEntity } from '../activity.entity.js';

export enum SignUpStatus {
  /** Asked to come; holds no place until he says yes. */
  INVITED = 'INVITED',
  /** On the waiting list, in the order of arrival. */
  WAITING = 'WAITING',
  /** A place became free and is his until `offeredUntil`. */
  OFFERED = 'OFFERED',
  CONFIRMED = 'CONFIRMED',
  /** Left by himself, removed, or the activity was cancelled or moved. */
  CANCELLED = 'CANCELLED',
  /** Said no to an invitation. */
  DECLINED = 'DECLINED',
  /** Did not take the offered place in time, or the activity was over before he had one. */
  EXPIRED = 'EXPIRED',
}

/** Who holds a place, waits for one, or was asked. */
export const LIVE_SIGN_UPS = [
  SignUpStatus.INVITED,
  SignUpStatus.WAITING,
  SignUpStatus.OFFERED,
  SignUpStatus.CONFIRMED,
] as const;

export const isLive = (status: SignUpStatus): boolean =>
  (LIVE_SIGN_UPS as readonly SignUpStatus[]).includes(status);

/** How his attendance came out, once the activity was finished. */
export enum AttendanceOutcome {
  ATTENDED = 'ATTENDED',
  NO_SHOW = 'NO_SHOW',
  /** Checked in and never out, and no leader attested the end (domain.md rule 17). */
  END_MISSING = 'END_MISSING',
}

/** A volunteer's place at an activity, or his wait for one (domain.md rule 15). */
@Entity('activity_sign_up')
@Index('activity_sign_up_queue', ['positionId', 'status', 'arrival'])
@Index('activity_sign_up_activity', ['activityId', 'id'])
@Index('activity_sign_up_volunteer', ['volunteerId', 'startAt'])
@Index('activity_sign_up_offers', ['status', 'offeredUntil'])
@Index('activity_sign_up_once', ['activityId', 'volunteerId'], {
  unique: true,
  where: `status IN ('INVITED', 'WAITING', 'OFFERED', 'CONFIRMED')`,
})
@Check('activity_sign_up_offer', `status <> 'OFFERED' OR offered_until IS NOT NULL`)
export class SignUpEntity {
  @IdColumn()
  id: string;

  @ForeignKey(() => ActivityEntity)
  @RefColumn()
  activityId: string;

  @ForeignKey(() => ActivityPositionEntity)
  @RefColumn()
  positionId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @EnumColumn()
  status: SignUpStatus;

  /** Order of arrival at the position, from 1; 0 until an invitation is accepted. */
  @IntegerColumn()
  arrival: number;

  /** The activity's, kept here too so that overlaps are found by one index. */
  @InstantColumn()
  startAt: Date;

  @InstantColumn()
  endAt: Date;

  @InstantColumn()
  createdAt: Date;

  @RefColumn()
  createdByAccountId: string;

  @InstantColumn({ nullable: true })
  offeredUntil: Date | null;

  /** When it reached its present status. */
  @InstantColumn()
  statusAt: Date;

  @TextColumn(500, { nullable: true })
  statusReason: string | null;

  @EnumColumn({ nullable: true })
  attendance: AttendanceOutcome | null;
}
