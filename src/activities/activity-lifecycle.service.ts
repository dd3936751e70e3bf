import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { serviceDayOf, shanghaiTime } from '../kernel/service-day.js';
import type { Span } from '../kernel/span.js';
import { NeedSteps } from '../needs/need-steps.js';
import { NeedsService } from '../needs/needs.service.js';
import { type AuditActor, AuditLog } from '../platform/audit/audit-log.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { PolicyService } from '../policies/policy.service.js';
import { squadClosed } from '../squads/squads.problems.js';
import { SquadsService } from '../squads/squads.service.js';
import * as problems from './activities.problems.js';
import { ActivitiesService } from './activities.service.js';
import { spanFaults } from './activity-plan.js';
import { type ActivityStep, stateAfter } from './activity-state.js';
import { ActivityEntity, ActivityStatus } from './activity.entity.js';
import { AttendanceSettlement } from './attendance/attendance-settlement.service.js';
import { CheckInKeys } from './attendance/check-in-keys.service.js';
import { SignUpBook } from './sign-ups/sign-up-book.js';
import { SignUpMoves } from './sign-ups/sign-up-moves.js';

/** Who takes a step; the system itself only cancels and moves. */
export type StepTaker = AuditActor;

/** Somebody with an account. */
export interface Leader extends AuditActor {
  readonly accountId: string;
}

export interface NewTime extends Span {
  /** Null: where it was. */
  readonly address?: string | null;
}

type Found = Pick<ActivityEntity, 'id'>;

/**
 * The life of an activity (domain.md rule 14). Each step locks the activity itself, in the caller's unit of work; who may
 * take it is the caller's question. @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED each
 */
@Injectable()
export class ActivityLifecycle {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly keys: CheckInKeys,
    private readonly policies: PolicyService,
    private readonly squads: SquadsService,
    private readonly needs: NeedsService,
    private readonly needSteps: NeedSteps,
    private readonly activities: ActivitiesService,
    private readonly book: SignUpBook,
    private readonly moves: SignUpMoves,
    private readonly settlement: AttendanceSettlement,
  ) {}

  /** Opens a draft for sign-ups and makes the key of its check-in code. @throws Problem ACTIVITY_STARTED, SQUAD_CLOSED */
  async publish(transaction: WriteTransaction, { id }: Found, by: StepTaker): Promise<void> {
    const activity = await this.activities.lock(transaction, id);
    const status = stepped('publish', activity);
    const publishedAt = this.clock.now();
    if (activity.startAt <= publishedAt) throw problems.activityStarted();
    if (activity.squadId && (await this.squads.require(transaction, activity.squadId)).closedAt)
      throw squadClosed();
    const checkInKeySealed = this.keys.sealNew(id);
    await this.change(transaction, activity, by, 'publish', { status, publishedAt, checkInKeySealed });
    await this.outbox.emit(transaction, 'ActivityPublished', { activityId: id });
  }

  /**
   * Moves a published activity that has not begun. Whoever is elsewhere at its new time is released with the reason.
   * @throws Problem INVALID_INPUT, ACTIVITY_STARTED
   */
  async move(
    transaction: WriteTransaction,
    { id }: Found,
    by: StepTaker,
    to: NewTime,
    path = 'input',
  ): Promise<void> {
    const held = await this.moves.hold(transaction, id);
    const { activity } = held;
    stepped('move', activity);
    const now = this.clock.now();
    if (activity.startAt <= now) throw problems.activityStarted();
    const faults = spanFaults(to, now, path);
    if (faults.length > 0) throw invalidInput(faults);
    const { startAt, endAt, address } = to;
    const changed = { startAt, endAt, address: address ?? activity.address };
    await this.change(transaction, activity, by, 'move', changed);
    await this.moves.follow(transaction, { ...held, activity: { ...activity, ...changed } });
    const formerStartAt = activity.startAt.toISOString();
    await this.outbox.emit(transaction, 'ActivityMoved', { activityId: id, formerStartAt });
  }

  /** Begins it, from when its check-in opens. @throws Problem ACTIVITY_TOO_EARLY, INSURANCE_REQUIRED */
  async start(transaction: WriteTransaction, { id }: Found, by: Leader): Promise<void> {
    const activity = await this.activities.lock(transaction, id);
    const status = stepped('start', activity);
    const now = this.clock.now();
    const { policy } = await this.policies.policyFor(transaction, activity.communityCode, serviceDayOf(now));
    const from = activity.startAt.getTime() - policy.activities.checkInOpensMinutes * 60_000;
    if (now.getTime() < from) throw tooEarly(new Date(from));
    if (activity.hazardous && !activity.insuranceReference) throw problems.insuranceRequired();
    await this.change(transaction, activity, by, 'start', { status });
    await this.outbox.emit(transaction, 'ActivityStarted', { activityId: id });
  }

  /** Ends it: the list is closed and everybody's attendance settled. @throws Problem ACTIVITY_TOO_EARLY before its start */
  async finish(transaction: WriteTransaction, { id }: Found, by: Leader): Promise<void> {
    const activity = await this.activities.lock(transaction, id);
    const status = stepped('finish', activity);
    const finishedAt = this.clock.now();
    if (finishedAt < activity.startAt) throw tooEarly(activity.startAt);
    await this.book.closeList(transaction, activity);
    const finished = { status, finishedAt, finishedByAccountId: by.accountId };
    await this.change(transaction, activity, by, 'finish', finished);
    await this.settlement.settle(transaction, { ...activity, ...finished }, by.accountId);
    await this.outbox.emit(transaction, 'ActivityFinished', { activityId: id });
  }

  /** Calls it off: everybody on the list is released with the reason, and its need waits for another activity. */
  async cancel(transaction: WriteTransaction, { id }: Found, by: StepTaker, reason: string): Promise<void> {
    const activity = await this.activities.lock(transaction, id);
    const status = stepped('cancel', activity);
    await this.book.releaseAll(transaction, activity, reason);
    await this.change(transaction, activity, by, 'cancel', { status, statusReason: reason });
    await this.outbox.emit(transaction, 'ActivityCancelled', { activityId: id });
    await this.returnNeed(transaction, activity, by);
  }

  /** Notes the insurance that a hazardous activity needs before its start. */
  async recordInsurance(
    transaction: WriteTransaction,
    { id }: Found,
    by: Leader,
    insuranceReference: string,
  ): Promise<void> {
    const activity = await this.activities.lock(transaction, id);
    stepped('insure', activity);
    await this.change(transaction, activity, by, 'recordInsurance', { insuranceReference });
  }

  /**
   * A need whose last activity was called off is planned for anew. Here and not by the event: needs are below, so they may be
   * called, and nobody ever sees a need that is scheduled without anything planned for it.
   */
  private async returnNeed(
    transaction: WriteTransaction,
    { id, needId }: ActivityEntity,
    by: StepTaker,
  ): Promise<void> {
    if (!needId) return;
    const need = await this.needs.lock(transaction, needId);
    const others = { needId, id: Not(id), status: Not(ActivityStatus.CANCELLED) };
    if (await transaction.repo(ActivityEntity).existsBy(others)) return;
    await this.needSteps.backToAccepted(transaction, need, by);
  }

  private async change(
    transaction: WriteTransaction,
    { id, status, revision, communityCode }: ActivityEntity,
    by: StepTaker,
    verb: string,
    changed: Partial<ActivityEntity>,
  ): Promise<void> {
    const shown = verb === 'move' || verb === 'cancel';
    const revised = shown ? { revision: revision + 1, revisedAt: this.clock.now() } : {};
    await transaction.repo(ActivityEntity).update({ id }, { ...changed, ...revised });
    await this.audit.record(transaction, by, {
      action: `activity.${verb}`,
      subjectType: 'Activity',
      subjectId: id,
      placeCode: communityCode,
      details: { from: status },
    });
  }
}

function stepped(step: ActivityStep, { status }: ActivityEntity): ActivityStatus {
  const next = stateAfter(step, status);
  if (!next) throw problems.activityStatusNotAllowed({ status });
  return next;
}

const tooEarly = (from: Date) =>
  problems.activityTooEarly({ from: from.toISOString(), time: shanghaiTime(from) });
