import { Entity, ForeignKey, Index } from 'typeorm';
import { SignUpEntity } from '../activities/sign-ups/sign-up.entity.js';
import {
  EnumColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../platform/database/columns.js';

/** Attendance of which no record could be made, and why: it is shown in the verification queue, never lost. */
@Entity('unrecorded_attendance')
@Index('unrecorded_attendance_activity', ['activityId', 'id'])
@Index('unrecorded_attendance_volunteer', ['volunteerId', 'startAt'])
export class UnrecordedAttendanceEntity {
  @IdColumn()
  id: string;

  @RefColumn()
  activityId: string;

  @ForeignKey(() => SignUpEntity)
  @RefColumn()
  signUpId: string;

  @RefColumn()
  volunteerId: string;

  @InstantColumn()
  startAt: Date;

  @InstantColumn()
  endAt: Date;

  /** Code of the problem, and what its sentence needs. */
  @TextColumn(60)
  problemCode: string;

  @JsonColumn()
  problemDetails: Record<string, string | number>;

  @EnumColumn()
  provenance: string;

  @InstantColumn()
  createdAt: Date;

  /** When somebody had a look and took it out of the queue. */
  @InstantColumn({ nullable: true })
  settledAt: Date | null;

  @RefColumn({ nullable: true })
  settledByAccountId: string | null;
}
