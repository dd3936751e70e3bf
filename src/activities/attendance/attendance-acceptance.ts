import type { Problem } from '../../kernel/problem.js';
import { ActivityStatus } from '../activity.entity.js';
import {
  attendanceCancelled,
  attendanceInFuture,
  attendanceNotOpen,
  attendanceTooLate,
  clockOffsetTooLarge,
  outsideAttendanceWindow,
} from './attendance.problems.js';
import type { CheckInCode } from './check-in-code.js';

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

/** The numbers of the policy on the day of the activity. */
export interface AttendanceTerms {
  readonly checkInOpensMinutes: number;
  readonly checkOutClosesMinutes: number;
  readonly lateAttendanceDays: number;
  readonly deviceClockToleranceMinutes: number;
}

export interface AttendableActivity {
  readonly status: ActivityStatus;
  readonly startAt: Date;
  readonly endAt: Date;
}

/** What a device says of one event, and when the server heard of it. */
export interface ToldTime {
  readonly statedAt: Date;
  /** What the device knows its clock to be wrong by: seconds to add to what it says. */
  readonly clockOffsetSeconds: number;
  readonly receivedAt: Date;
}

/** Whether the activity takes attendance at all, at the time of receipt. */
export function refusalByActivity(
  { status, endAt }: AttendableActivity,
  receivedAt: Date,
  { lateAttendanceDays: days }: AttendanceTerms,
): Problem | null {
  if (status === ActivityStatus.CANCELLED) return attendanceCancelled();
  if (status !== ActivityStatus.RUNNING && status !== ActivityStatus.FINISHED)
    return attendanceNotOpen({ status });
  if (receivedAt.getTime() > endAt.getTime() + days * DAY_MILLISECONDS) return attendanceTooLate({ days });
  return null;
}

/** When an event with a code happened: when the code was shown; null: the code is wrong. */
export const timeByCode = (
  { statedAt }: ToldTime,
  code: { readonly text: string; readonly of: CheckInCode },
  { deviceClockToleranceMinutes }: AttendanceTerms,
): Date | null => code.of.matchedStep(code.text, statedAt, deviceClockToleranceMinutes);

/**
 * When an attested event happened: the stated time, set right by what the device knows its clock to be wrong by, so that
 * the event tells everything by itself. @throws Problem CLOCK_OFFSET_TOO_LARGE
 */
export function timeByAttestation(
  { statedAt, clockOffsetSeconds }: ToldTime,
  { deviceClockToleranceMinutes: toleranceMinutes }: AttendanceTerms,
): Date {
  if (Math.abs(clockOffsetSeconds) > toleranceMinutes * 60) throw clockOffsetTooLarge({ toleranceMinutes });
  return new Date(statedAt.getTime() + clockOffsetSeconds * 1000);
}

/**
 * The instant that counts, if it lies in the activity's window (domain.md rule 16). It depends on the event and the
 * activity alone, never on other events, so that order does not matter. What a clock within the tolerance puts into the
 * future happened when it was received.
 * @throws Problem ATTENDANCE_IN_FUTURE, OUTSIDE_ATTENDANCE_WINDOW
 */
export function countedTime(
  happenedAt: Date,
  receivedAt: Date,
  { startAt, endAt }: AttendableActivity,
  terms: AttendanceTerms,
): Date {
  const { checkInOpensMinutes: opensMinutes, checkOutClosesMinutes: closesMinutes } = terms;
  const latest = receivedAt.getTime() + terms.deviceClockToleranceMinutes * MINUTE_MILLISECONDS;
  if (happenedAt.getTime() > latest) throw attendanceInFuture();
  const counted = Math.min(happenedAt.getTime(), receivedAt.getTime());
  const opensAt = startAt.getTime() - opensMinutes * MINUTE_MILLISECONDS;
  const closesAt = endAt.getTime() + closesMinutes * MINUTE_MILLISECONDS;
  if (counted < opensAt || counted > closesAt) throw outsideAttendanceWindow({ opensMinutes, closesMinutes });
  return new Date(counted);
}
