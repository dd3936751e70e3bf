import { Entity, ForeignKey, Index } from 'typeorm';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { ActivityEntity } from '../activity.entity.js';

export enum AttendanceKind {
  CHECK_IN = 'CHECK_IN',
  CHECK_OUT = 'CHECK_OUT',
}

/** What an event rests on. */
export enum AttendanceProof {
  /** The rotating code that the leader showed. */
  CODE = 'CODE',
  /** The leader's word. */
  LEADER = 'LEADER',
}

/** One accepted check-in or check-out; never changed, never deleted (domain.md rule 16). */
@Entity('attendance_event')
@Index('attendance_event_client', ['clientEventId'], { unique: true })
@Index('attendance_event_volunteer', ['activityId', 'volunteerId', 'happenedAt'])
export class AttendanceEventEntity {
  @IdColumn()
  id: string;

  /** Made by the device that recorded it; the same id again changes nothing. */
  @TextColumn(64)
  clientEventId: string;

  /** Digest of all that the device told, so that the same id with another content is noticed. */
  @TextColumn(64)
  contentHash: string;

  @ForeignKey(() => ActivityEntity)
  @RefColumn()
  activityId: string;

  @ForeignKey(() => VolunteerEntity)
  @RefColumn()
  volunteerId: string;

  @EnumColumn()
  kind: AttendanceKind;

  @EnumColumn()
  proof: AttendanceProof;

  /** What counts: the instant of the code's step, or the stated time corrected by the device's known offset. */
  @InstantColumn()
  happenedAt: Date;

  /** What the device's clock said. */
  @InstantColumn()
  statedAt: Date;

  /** When the server got it. */
  @InstantColumn()
  receivedAt: Date;

  @TextColumn(64, { nullable: true })
  deviceId: string | null;

  @RefColumn()
  recordedByAccountId: string;

  /** Why the leader attests it. */
  @TextColumn(500, { nullable: true })
  reason: string | null;
}
