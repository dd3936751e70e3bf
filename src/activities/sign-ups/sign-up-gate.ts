import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan, Not } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { Span } from '../../kernel/span.js';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/security/security.problems.js';
import { PolicyService } from '../../policies/policy.service.js';
import { SquadsService } from '../../squads/squads.service.js';
import { TrainingEntity } from '../../squads/training.entity.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { activityStatusNotAllowed } from '../activities.problems.js';
import { ActivitiesService } from '../activities.service.js';
import type { ActivityEntity, ActivityPositionEntity } from '../activity.entity.js';
import { takesPeople } from '../activity-state.js';
import { OwnNeeds } from '../own-needs.js';
import { AttendanceEventEntity } from '../attendance/attendance-event.entity.js';
import { type AdmissionLimits, anyPosition, BLOCKING, requireAdmitted } from './sign-up-rules.js';
import { LIVE_SIGN_UPS, SignUpEntity } from './sign-up.entity.js';
import { alreadySignedUp, overlappingSignUp, signUpClosed } from './sign-ups.problems.js';

/** An activity whose volunteers, row and positions are locked, in this order. */
export interface HeldActivity {
  readonly activity: ActivityEntity;
  readonly positions: readonly ActivityPositionEntity[];
  readonly volunteers: ReadonlyMap<string, VolunteerEntity>;
}

/** Holds activities still and decides who may be let in (domain.md rules 5, 7, 9, 14 and 15). */
@Injectable()
export class SignUpGate {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly squads: SquadsService,
    private readonly activities: ActivitiesService,
    private readonly ownNeeds: OwnNeeds,
  ) {}

  /**
   * Locks in the one order of all units that change sign-ups: volunteers by id, then the activity, and with it its positions,
   * which nobody changes without it. Whoever only frees places names no volunteers. @throws Problem NOT_FOUND
   */
  async hold(
    transaction: WriteTransaction,
    activityId: string,
    volunteerIds: readonly string[] = [],
  ): Promise<HeldActivity> {
    const volunteers = volunteerIds.length ? await transaction.lockById(VolunteerEntity, volunteerIds) : [];
    const activity = await this.activities.lock(transaction, activityId);
    const positions = await this.activities.positionsOf(transaction, activityId);
    return { activity, positions, volunteers: new Map(volunteers.map((one) => [one.id, one])) };
  }

  /** The sign-ups of an activity that are not over, in the order of arrival. */
  liveOf(view: ReadView, activityId: string): Promise<SignUpEntity[]> {
    return view.manager.getRepository(SignUpEntity).find({
      where: { activityId, status: In([...LIVE_SIGN_UPS]) },
      order: { arrival: 'ASC', id: 'ASC' },
    });
  }

  /** A volunteer's sign-up for an activity that is not over. */
  liveOne(view: ReadView, activityId: string, volunteerId: string): Promise<SignUpEntity | null> {
    const status = In([...LIVE_SIGN_UPS]);
    return view.manager.getRepository(SignUpEntity).findOneBy({ activityId, volunteerId, status });
  }

  /** @throws Problem ALREADY_SIGNED_UP, naming the volunteer */
  async requireNew(view: ReadView, activityId: string, volunteerIds: readonly string[]): Promise<void> {
    for (const volunteerId of volunteerIds) {
      const live = await this.liveOne(view, activityId, volunteerId);
      if (live) throw alreadySignedUp({ status: live.status, volunteerId });
    }
  }

  /** Whether a leader may still enter somebody, also who joins late. @throws Problem ACTIVITY_STATUS_NOT_ALLOWED */
  readonly requireUnfinished = ({ status }: ActivityEntity): void => {
    if (!takesPeople(status)) throw activityStatusNotAllowed({ status });
  };

  /** Whether people may still sign up and answer. @throws Problem ACTIVITY_STATUS_NOT_ALLOWED, SIGN_UP_CLOSED */
  readonly requireOpen = (activity: ActivityEntity): void => {
    this.requireUnfinished(activity);
    if (this.clock.now() >= activity.startAt) throw signUpClosed();
  };

  /**
   * Holds an activity for volunteers who may take part. What is asked of them is looked up before the activity is locked, so
   * that of two hundred at once each keeps the others waiting for as short as can be.
   * @param requireTime `requireOpen` or `requireUnfinished`
   * @throws Problem NOT_FOUND, SERVES_OWN_NEED, OVERLAPPING_SIGN_UP, and what `requireTime` and `requireAdmitted` refuse with
   */
  async admit(
    transaction: WriteTransaction,
    activityId: string,
    volunteerIds: readonly string[],
    requireTime: (activity: ActivityEntity) => void,
  ): Promise<HeldActivity> {
    const volunteers = await transaction.lockById(VolunteerEntity, volunteerIds);
    if (volunteers.length < volunteerIds.length) throw notFound();
    const found = await this.activities.require(transaction, activityId);
    requireTime(found);
    await this.ownNeeds.refuse(transaction, found, volunteers);
    await this.requireMayTakePart(transaction, found, volunteers);
    const held = await this.hold(transaction, activityId);
    requireTime(held.activity);
    if (!sameTime(held.activity, found))
      await this.requireMayTakePart(transaction, held.activity, volunteers);
    return held;
  }

  private async requireMayTakePart(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    volunteers: readonly VolunteerEntity[],
  ): Promise<void> {
    const limits = await this.limits(transaction, activity);
    const day = serviceDayOf(activity.startAt);
    for (const { id, status, birthDate } of volunteers) {
      const member = await this.isMember(transaction, activity, id, day);
      const trained = await this.isTrained(transaction, activity, id, day);
      const applicant = { status, birthDate, member, trained };
      requireAdmitted(applicant, { ...activity, day }, limits);
      if (await this.isElsewhere(transaction, id, activity.id, activity)) throw overlappingSignUp();
    }
  }

  /** Whether a volunteer is signed up for another activity at the time. */
  isElsewhere(view: ReadView, volunteerId: string, activityId: string, span: Span): Promise<boolean> {
    return view.manager.getRepository(SignUpEntity).existsBy({
      volunteerId,
      activityId: Not(activityId),
      status: In([...BLOCKING]),
      startAt: LessThan(span.endAt),
      endAt: MoreThan(span.startAt),
    });
  }

  hasAttendance(view: ReadView, activityId: string, volunteerId: string): Promise<boolean> {
    return view.manager.getRepository(AttendanceEventEntity).existsBy({ activityId, volunteerId });
  }

  private async limits(view: ReadView, { communityCode }: ActivityEntity): Promise<AdmissionLimits> {
    const { policy } = await this.policies.policyFor(view, communityCode, serviceDayOf(this.clock.now()));
    const { adultKinds, trainingKinds } = policy.squads;
    return { adultAgeYears: policy.registration.adultAgeYears, adultKinds, trainingKinds };
  }

  private async isMember(
    view: ReadView,
    { squadId }: ActivityEntity,
    volunteerId: string,
    day: string,
  ): Promise<boolean> {
    return squadId !== null && (await this.squads.membershipOn(view, squadId, volunteerId, day)) !== null;
  }

  /** An organisation has no memberships, so the training is looked up. */
  private async isTrained(
    view: ReadView,
    { squadId, squadKind }: ActivityEntity,
    volunteerId: string,
    day: string,
  ): Promise<boolean> {
    if (squadId !== null || squadKind === null) return false;
    const trainings = await view.manager
      .getRepository(TrainingEntity)
      .findBy({ volunteerId, kind: squadKind });
    return trainings.some(({ completedOn }) => completedOn <= day);
  }
}

const sameTime = (one: Span, other: Span): boolean =>
  one.startAt.getTime() === other.startAt.getTime() && one.endAt.getTime() === other.endAt.getTime();

/** A position by its id, or any one. @throws Problem NOT_FOUND when it is another activity's */
export function positionAmong({ positions }: HeldActivity, id: string | null): ActivityPositionEntity {
  const position = id === null ? anyPosition(positions) : positions.find((one) => one.id === id);
  if (!position) throw notFound();
  return position;
}
