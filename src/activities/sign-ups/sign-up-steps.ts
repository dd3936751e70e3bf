import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { NeedAssignees } from '../../needs/need-assignees.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import { PolicyService } from '../../policies/policy.service.js';
import { type ActivityEntity, ActivityPositionEntity } from '../activity.entity.js';
import { takesPeople } from '../activity-state.js';
import { holdsPlace, offerDeadline } from './sign-up-rules.js';
import { SignUpEntity, SignUpStatus } from './sign-up.entity.js';

const { INVITED, WAITING, OFFERED, CONFIRMED } = SignUpStatus;

export interface NewSignUp {
  readonly volunteerId: string;
  readonly byAccountId: string;
  readonly status: SignUpStatus;
}

/**
 * The single steps of sign-ups at a locked activity: whatever changes a status also counts the places, tells the outbox and,
 * for a need, moves its assignees. `position` is kept up to date in place.
 */
@Injectable()
export class SignUpSteps {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly policies: PolicyService,
    private readonly assignees: NeedAssignees,
  ) {}

  /** Puts somebody on a position's list. Whoever was only invited has not arrived and gets no number yet. */
  async enter(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    position: ActivityPositionEntity,
    { volunteerId, byAccountId, status }: NewSignUp,
  ): Promise<SignUpEntity> {
    const now = this.clock.now();
    const signUp: SignUpEntity = {
      id: newId(),
      activityId: activity.id,
      positionId: position.id,
      volunteerId,
      status,
      arrival: status === INVITED ? 0 : position.lastArrival + 1,
      startAt: activity.startAt,
      endAt: activity.endAt,
      createdAt: now,
      createdByAccountId: byAccountId,
      offeredUntil: null,
      statusAt: now,
      statusReason: null,
      attendance: null,
    };
    await transaction.repo(SignUpEntity).insert(signUp);
    await this.count(transaction, position, Number(holdsPlace(status)), status !== INVITED);
    await this.follow(transaction, activity, signUp, null);
    return signUp;
  }

  /** Leads a sign-up into another status. */
  async step(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    position: ActivityPositionEntity,
    signUp: SignUpEntity,
    to: SignUpStatus,
    change: Partial<Pick<SignUpEntity, 'offeredUntil' | 'statusReason'>> = {},
  ): Promise<SignUpEntity> {
    const from = signUp.status;
    const arrives = from === INVITED && (to === CONFIRMED || to === WAITING);
    const changed: Partial<SignUpEntity> = {
      ...{ status: to, statusAt: this.clock.now(), offeredUntil: null, statusReason: null },
      ...(arrives ? { arrival: position.lastArrival + 1 } : {}),
      ...change,
    };
    await transaction.repo(SignUpEntity).update({ id: signUp.id }, changed);
    await this.count(transaction, position, Number(holdsPlace(to)) - Number(holdsPlace(from)), arrives);
    const stepped = { ...signUp, ...changed };
    await this.follow(transaction, activity, stepped, from);
    return stepped;
  }

  /** Offers the free places of a position to those who wait, in the order of arrival (rule 15). */
  async promote(
    transaction: WriteTransaction,
    activity: ActivityEntity,
    position: ActivityPositionEntity,
  ): Promise<void> {
    const now = this.clock.now();
    const free = position.capacity - position.takenPlaces;
    if (free <= 0 || !takesPeople(activity.status) || now >= activity.startAt) return;
    const waiting = await transaction.repo(SignUpEntity).find({
      where: { positionId: position.id, status: WAITING },
      order: { arrival: 'ASC' },
      take: free,
    });
    if (waiting.length === 0) return;
    const { policy } = await this.policies.policyFor(transaction, activity.communityCode, serviceDayOf(now));
    const offeredUntil = offerDeadline(now, activity.startAt, policy.activities.offerHours);
    for (const signUp of waiting)
      await this.step(transaction, activity, position, signUp, OFFERED, { offeredUntil });
  }

  private async count(
    transaction: WriteTransaction,
    position: ActivityPositionEntity,
    places: number,
    arrives: boolean,
  ): Promise<void> {
    if (places === 0 && !arrives) return;
    position.takenPlaces += places;
    if (arrives) position.lastArrival += 1;
    const { id, takenPlaces, lastArrival } = position;
    await transaction.repo(ActivityPositionEntity).update({ id }, { takenPlaces, lastArrival });
  }

  /** A need's assignees are those who are confirmed at its activities (rule 13). */
  private async follow(
    transaction: WriteTransaction,
    { needId }: ActivityEntity,
    { id, activityId, volunteerId, status }: SignUpEntity,
    from: SignUpStatus | null,
  ): Promise<void> {
    if (needId && status === CONFIRMED)
      await this.assignees.add(transaction, { needId, volunteerId, sourceId: id });
    if (needId && from === CONFIRMED) await this.assignees.end(transaction, id);
    const payload = { signUpId: id, activityId, volunteerId, from, to: status };
    await this.outbox.emit(transaction, 'SignUpChanged', payload);
  }
}
