import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { remainingOf, withMergeTargets } from '../../volunteers/merge-lines.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import type { ActivityEntity } from '../activity.entity.js';
import { AttendanceOutcome, SignUpEntity, SignUpStatus } from '../sign-ups/sign-up.entity.js';
import {
  addedIntervals,
  type Attendance,
  type AttendanceInterval,
  attendanceOf,
  type AttendedActivity,
  outcomeOf,
} from './attendance.js';
import { AttendanceEventEntity } from './attendance-event.entity.js';
import { AttendanceSheets } from './attendance-sheets.service.js';

/** Told of a volunteer when an activity is over; service records are made from it. Instants as ISO text. */
export interface AttendanceSettled {
  readonly activityId: string;
  readonly signUpId: string;
  readonly volunteerId: string;
  /** Who finished the activity. */
  readonly byAccountId: string;
  readonly intervals: readonly {
    readonly startAt: string;
    readonly endAt: string;
    readonly provenance: AttendanceInterval['provenance'];
  }[];
}

/** What a volunteer's late events come to, when nothing forbids them. */
export interface LateAttendance {
  readonly signUp: SignUpEntity;
  readonly outcome: AttendanceOutcome;
  readonly added: readonly AttendanceInterval[];
}

/** Who came and for how long, decided when an activity is finished, and once more for what is told later (rules 16, 17). */
@Injectable()
export class AttendanceSettlement {
  constructor(
    private readonly outbox: Outbox,
    private readonly sheets: AttendanceSheets,
  ) {}

  /** Settles everybody with a confirmed place. The caller has locked the activity, so that no event comes in meanwhile. */
  async settle(transaction: WriteTransaction, activity: ActivityEntity, byAccountId: string): Promise<void> {
    const signUps = await transaction.repo(SignUpEntity).find({
      where: { activityId: activity.id, status: SignUpStatus.CONFIRMED },
      order: { id: 'ASC' },
    });
    const volunteerIds = signUps.map(({ volunteerId }) => volunteerId);
    const attended = await this.planOf(transaction, activity);
    const events = await this.eventsOf(transaction, activity.id, volunteerIds);
    const outcomes = new Map<AttendanceOutcome, string[]>();
    for (const signUp of signUps) {
      const attendance = attendanceOf(events.get(signUp.volunteerId) ?? [], attended);
      const outcome = outcomeOf(attendance);
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), signUp.id]);
      await this.tell(transaction, signUp, byAccountId, attendance.intervals);
    }
    for (const [attendance, ids] of outcomes)
      await transaction.repo(SignUpEntity).update({ id: In(ids) }, { attendance });
  }

  /** What late events of one volunteer come to; null: he is settled, and they would change that (ATTENDANCE_SETTLED). */
  async late(
    view: ReadView,
    activity: ActivityEntity,
    signUp: SignUpEntity,
    late: readonly AttendanceEventEntity[],
  ): Promise<LateAttendance | null> {
    const attended = await this.planOf(view, activity);
    const before =
      (await this.eventsOf(view, activity.id, [signUp.volunteerId])).get(signUp.volunteerId) ?? [];
    const now: Attendance = attendanceOf([...before, ...late], attended);
    const added = addedIntervals(attendanceOf(before, attended), now);
    return added && { signUp, outcome: outcomeOf(now), added };
  }

  async settleLate(
    transaction: WriteTransaction,
    { signUp, outcome, added }: LateAttendance,
    byAccountId: string,
  ): Promise<void> {
    if (signUp.attendance !== outcome)
      await transaction.repo(SignUpEntity).update({ id: signUp.id }, { attendance: outcome });
    await this.tell(transaction, signUp, byAccountId, added);
  }

  /** Accepted events by volunteer; a registration's that was merged into his are his (rule 4). */
  async eventsOf(
    view: ReadView,
    activityId: string,
    volunteerIds: readonly string[],
  ): Promise<Map<string, AttendanceEventEntity[]>> {
    const events = new Map<string, AttendanceEventEntity[]>();
    if (volunteerIds.length === 0) return events;
    const remaining = await mergedAttendees(view, activityId);
    const duplicates = [...remaining].flatMap(([from, into]) => (volunteerIds.includes(into) ? [from] : []));
    const rows = await view.manager.getRepository(AttendanceEventEntity).find({
      where: { activityId, volunteerId: In([...volunteerIds, ...duplicates]) },
      order: { happenedAt: 'ASC', id: 'ASC' },
    });
    for (const row of rows) {
      const volunteerId = remaining.get(row.volunteerId) ?? row.volunteerId;
      events.set(volunteerId, [...(events.get(volunteerId) ?? []), row]);
    }
    return events;
  }

  async planOf(view: ReadView, activity: ActivityEntity): Promise<AttendedActivity> {
    const { checkOutClosesMinutes } = await this.sheets.termsOf(view, activity);
    return { startAt: activity.startAt, endAt: activity.endAt, checkOutClosesMinutes };
  }

  private async tell(
    transaction: WriteTransaction,
    { id: signUpId, activityId, volunteerId }: SignUpEntity,
    byAccountId: string,
    intervals: readonly AttendanceInterval[],
  ): Promise<void> {
    if (intervals.length === 0) return;
    const settled: AttendanceSettled = {
      ...{ activityId, signUpId, volunteerId, byAccountId },
      intervals: intervals.map(({ startAt, endAt, provenance }) => ({
        ...{ startAt: startAt.toISOString(), endAt: endAt.toISOString(), provenance },
      })),
    };
    await this.outbox.emit(transaction, 'AttendanceSettled', settled);
  }
}

/** Who of those that attended was found to be registered twice, and who he is by now; events stay as they were told. */
async function mergedAttendees(view: ReadView, activityId: string): Promise<Map<string, string>> {
  const merged = await view.rows<{ id: string }>(
    `SELECT DISTINCT v.id FROM attendance_event e JOIN volunteer v ON v.id = e.volunteer_id
      WHERE e.activity_id = :activityId AND v.merged_into_id IS NOT NULL`,
    { activityId },
  );
  if (merged.length === 0) return new Map();
  const ids = merged.map(({ id }) => id);
  const people = await view.manager
    .getRepository(VolunteerEntity)
    .findBy({ id: In(await withMergeTargets(view, ids)) });
  const known = new Map(people.map((volunteer) => [volunteer.id, volunteer]));
  return new Map(
    people.flatMap((volunteer) => {
      const remaining = remainingOf(volunteer, known);
      return remaining && remaining !== volunteer ? [[volunteer.id, remaining.id] as const] : [];
    }),
  );
}
