import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { ActivityEntity, ActivityStatus } from '../activity.entity.js';
import { subjectOf } from '../activities.service.js';
import { SignUpEntity, SignUpStatus } from '../sign-ups/sign-up.entity.js';
import { mayAttest, maySeeAttendance } from './attendance-access.js';
import { type Attendance, attendanceOf, minutesLate } from './attendance.js';
import type { AttendanceEventEntity } from './attendance-event.entity.js';
import { attendanceCancelled, attendanceNotOpen } from './attendance.problems.js';
import { AttendanceSettlement } from './attendance-settlement.service.js';
import { checkInPayload, type ShownCode } from './check-in-code.js';
import { CheckInKeys } from './check-in-keys.service.js';

/** Who is there, as told so far. */
export interface AttendeeRow {
  readonly signUp: SignUpEntity;
  readonly attendance: Attendance;
  readonly lateMinutes: number;
  readonly events: readonly AttendanceEventEntity[];
}

/** Reading the code and the attendance of an activity. */
@Injectable()
export class AttendanceQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: CheckInKeys,
    private readonly settlement: AttendanceSettlement,
  ) {}

  /** The code to show now. @throws Problem NOT_FOUND, FORBIDDEN, ATTENDANCE_CANCELLED, ATTENDANCE_NOT_OPEN */
  async code(actor: Actor, activityId: string): Promise<ShownCode & { readonly payload: string }> {
    return this.uow.read(async (view) => {
      const { activity, own } = await this.find(view, actor, activityId);
      if (!mayAttest(actor, activity, own !== null)) {
        actor.require('attendance.attest', subjectOf(activity), 'activity.read');
        throw missing(activityId);
      }
      if (activity.status === ActivityStatus.CANCELLED) throw attendanceCancelled();
      const code = this.keys.codeOf(activity);
      if (!code) throw attendanceNotOpen({ status: activity.status });
      const shown = code.shownAt(this.clock.now());
      return { ...shown, payload: checkInPayload(activityId, shown.code) };
    });
  }

  /** Everybody with a confirmed place, in the order of signing up; a volunteer sees himself. @throws Problem NOT_FOUND */
  async page(actor: Actor, activityId: string, afterId: string, limit: number): Promise<AttendeeRow[]> {
    return this.uow.read(async (view) => {
      const { activity, own } = await this.find(view, actor, activityId);
      const seesAll = maySeeAttendance(actor, activity, own !== null);
      if (!seesAll && !own) throw missing(activityId);
      const signUps = await view.manager.getRepository(SignUpEntity).find({
        where: {
          ...{ activityId, status: SignUpStatus.CONFIRMED, id: MoreThan(afterId) },
          ...(seesAll ? {} : { volunteerId: own?.volunteerId }),
        },
        order: { id: 'ASC' },
        take: limit,
      });
      return this.reckon(view, activity, signUps);
    });
  }

  /** What one volunteer's attendance comes to. @throws Problem NOT_FOUND */
  async ofVolunteer(activityId: string, volunteerId: string): Promise<AttendeeRow> {
    return this.uow.read(async (view) => {
      const activity = await view.manager.getRepository(ActivityEntity).findOneBy({ id: activityId });
      const signUp = await signUpOf(view, activityId, volunteerId);
      const [row] = activity && signUp ? await this.reckon(view, activity, [signUp]) : [];
      if (!row) throw missing(activityId);
      return row;
    });
  }

  private async find(
    view: ReadView,
    actor: Actor,
    activityId: string,
  ): Promise<{ activity: ActivityEntity; own: SignUpEntity | null }> {
    const activity = await view.manager.getRepository(ActivityEntity).findOneBy({ id: activityId });
    if (!activity) throw missing(activityId);
    const own = actor.volunteerId ? await signUpOf(view, activityId, actor.volunteerId) : null;
    return { activity, own };
  }

  private async reckon(
    view: ReadView,
    activity: ActivityEntity,
    signUps: readonly SignUpEntity[],
  ): Promise<AttendeeRow[]> {
    const plan = await this.settlement.planOf(view, activity);
    const volunteerIds = signUps.map(({ volunteerId }) => volunteerId);
    const events = await this.settlement.eventsOf(view, activity.id, volunteerIds);
    return signUps.map((signUp) => {
      const own = events.get(signUp.volunteerId) ?? [];
      const attendance = attendanceOf(own, plan);
      return { signUp, attendance, events: own, lateMinutes: minutesLate(attendance, plan) };
    });
  }
}

/** A volunteer's confirmed place. */
const signUpOf = (view: ReadView, activityId: string, volunteerId: string): Promise<SignUpEntity | null> =>
  view.manager
    .getRepository(SignUpEntity)
    .findOneBy({ activityId, volunteerId, status: SignUpStatus.CONFIRMED });

const missing = (activityId: string) =>
  notFound().audited({ action: 'attendance.read', subjectType: 'Activity', subjectId: activityId });
