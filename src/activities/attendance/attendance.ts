import { wholeMinutesBetween } from '../../kernel/minutes.js';
import { Provenance } from '../../kernel/vocabulary.js';
import { AttendanceOutcome } from '../sign-ups/sign-up.entity.js';
import { AttendanceKind, AttendanceProof } from './attendance-event.entity.js';

/** An accepted check-in or check-out of one volunteer, as far as the reckoning needs it. */
export interface AttendanceMark {
  readonly clientEventId: string;
  readonly kind: AttendanceKind;
  readonly proof: AttendanceProof;
  readonly happenedAt: Date;
}

/** The plan, and how long after its end somebody may still be at work. */
export interface AttendedActivity {
  readonly startAt: Date;
  readonly endAt: Date;
  readonly checkOutClosesMinutes: number;
}

/** Service that was given, from one instant up to another. */
export interface AttendanceInterval {
  readonly startAt: Date;
  readonly endAt: Date;
  readonly provenance: Provenance.CHECKED_IN | Provenance.LEADER_ATTESTED;
}

export interface Attendance {
  /** Whole intervals in the order of time; they do not overlap. */
  readonly intervals: readonly AttendanceInterval[];
  /** A check-in that no check-out follows; it credits nothing until the leader attests the end (rule 17). */
  readonly openSince: Date | null;
  /** When he came first, as it was told, also before the planned start; null: never. */
  readonly arrivedAt: Date | null;
}

const MINUTE_MILLISECONDS = 60_000;

/**
 * What a volunteer's events at an activity come to. It depends on the set of events alone, not on the order in which
 * they were received: sorted by time, each check-in lasts until the next check-out, a second check-in meanwhile and a
 * check-out of nobody who is there count for nothing (rules 16 and 17). Service actually given counts, not the plan
 * (ephios#66), but not before the planned start nor after the check-out has closed.
 */
export function attendanceOf(events: readonly AttendanceMark[], activity: AttendedActivity): Attendance {
  const intervals: AttendanceInterval[] = [];
  let open: AttendanceMark | null = null;
  let arrivedAt: Date | null = null;
  for (const event of [...events].sort(byTime)) {
    if (event.kind === AttendanceKind.CHECK_IN) {
      open ??= event;
      arrivedAt ??= event.happenedAt;
    } else if (open) {
      const interval = intervalOf(open, event, activity);
      if (interval) intervals.push(interval);
      open = null;
    }
  }
  return { intervals, openSince: open?.happenedAt ?? null, arrivedAt };
}

/** How a volunteer's attendance came out, once the activity is over. */
export function outcomeOf({ intervals, openSince }: Attendance): AttendanceOutcome {
  if (openSince) return AttendanceOutcome.END_MISSING;
  return intervals.length > 0 ? AttendanceOutcome.ATTENDED : AttendanceOutcome.NO_SHOW;
}

/** Whole minutes after the planned start at which he came; 0: in time (karrot-backend PR#1280: late is not missing). */
export const minutesLate = ({ arrivedAt }: Attendance, { startAt }: AttendedActivity): number =>
  arrivedAt ? wholeMinutesBetween(startAt, arrivedAt) : 0;

/**
 * What events that come after the activity was settled add to what was settled by then; null: it is settled, and they
 * would change it. Open is only who has nothing recorded yet, or whose last check-in still waits for its end (rule 17).
 */
export function addedIntervals(settled: Attendance, now: Attendance): readonly AttendanceInterval[] | null {
  const recorded = settled.intervals.length > 0;
  if (recorded && !settled.openSince) return null;
  const kept = settled.intervals.every((interval) => now.intervals.some((one) => isSame(one, interval)));
  if (!kept) return null;
  return now.intervals.filter((interval) => !settled.intervals.some((one) => isSame(one, interval)));
}

/** One order for one set of events; ids decide between events of one instant. */
function byTime(a: AttendanceMark, b: AttendanceMark): number {
  const difference = a.happenedAt.getTime() - b.happenedAt.getTime();
  if (difference !== 0) return difference;
  return a.clientEventId < b.clientEventId ? -1 : 1;
}

function intervalOf(
  start: AttendanceMark,
  end: AttendanceMark,
  activity: AttendedActivity,
): AttendanceInterval | null {
  const closesAt = activity.endAt.getTime() + activity.checkOutClosesMinutes * MINUTE_MILLISECONDS;
  const startAt = new Date(Math.max(start.happenedAt.getTime(), activity.startAt.getTime()));
  const endAt = new Date(Math.min(end.happenedAt.getTime(), closesAt));
  // Whoever left before it began, or within the step of one code, has given no service.
  if (endAt <= startAt) return null;
  const byCode = [start, end].every(({ proof }) => proof === AttendanceProof.CODE);
  return { startAt, endAt, provenance: byCode ? Provenance.CHECKED_IN : Provenance.LEADER_ATTESTED };
}

const isSame = (a: AttendanceInterval, b: AttendanceInterval): boolean =>
  a.startAt.getTime() === b.startAt.getTime() &&
  a.endAt.getTime() === b.endAt.getTime() &&
  a.provenance === b.provenance;
