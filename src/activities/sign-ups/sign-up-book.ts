import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { shanghaiTime } from '../../kernel/service-day.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { ActivityEntity, ActivityPositionEntity } from '../activity.entity.js';
import { RecruitingMode } from '../recruiting-mode.js';
import { type HeldActivity, positionAmong, SignUpGate } from './sign-up-gate.js';
import { SignUpSteps } from './sign-up-steps.js';
import { isLive, LIVE_SIGN_UPS, SignUpEntity, SignUpStatus } from './sign-up.entity.js';
import * as problems from './sign-ups.problems.js';

const { INVITED, WAITING, OFFERED, CONFIRMED, CANCELLED, DECLINED, EXPIRED } = SignUpStatus;

export interface PlaceRequest {
  /** As found: the book locks it itself. */
  readonly activity: Pick<ActivityEntity, 'id'>;
  /** Null: any position, one with a free place before others. */
  readonly positionId: string | null;
  readonly byAccountId: string;
}

export interface OneRequest extends PlaceRequest {
  readonly volunteer: { readonly id: string };
}

export interface ManyRequest extends PlaceRequest {
  readonly volunteers: readonly { readonly id: string }[];
}

interface Place {
  readonly held: HeldActivity;
  readonly position: ActivityPositionEntity;
  readonly signUp: SignUpEntity;
}

const EXPIRED_AT_ONCE = 200;

/**
 * Who takes part in what: places are never given twice, whatever is asked at once, and nobody is in two places (domain.md
 * rule 15). Every call runs in the caller's unit of work and locks volunteers by id, then the activity, then its positions;
 * who may call is the caller's question. Each change is told as `SignUpChanged`.
 */
@Injectable()
export class SignUpBook {
  constructor(
    private readonly clock: Clock,
    private readonly gate: SignUpGate,
    private readonly steps: SignUpSteps,
  ) {}

  /**
   * Signs a volunteer up at his own word: CONFIRMED, or WAITING when there is no place. Who was invited accepts thereby.
   * @throws Problem NOT_FOUND, ACTIVITY_STATUS_NOT_ALLOWED, SIGN_UP_CLOSED, ALREADY_SIGNED_UP, OVERLAPPING_SIGN_UP,
   * VOLUNTEER_MAY_NOT_SERVE, UNDER_AGE_SERVICE, MEMBERS_ONLY, TRAINING_REQUIRED, INVITATION_REQUIRED
   */
  async signUp(
    transaction: WriteTransaction,
    { activity, positionId, volunteer, byAccountId }: OneRequest,
  ): Promise<SignUpEntity> {
    const held = await this.gate.admit(transaction, activity.id, [volunteer.id], this.gate.requireOpen);
    const live = await this.gate.liveOne(transaction, activity.id, volunteer.id);
    if (live && live.status !== INVITED) throw problems.alreadySignedUp({ status: live.status });
    if (live) return this.accept(transaction, this.placeOf(held, live));
    if (held.activity.recruitingMode === RecruitingMode.INVITED) throw problems.invitationRequired();
    const position = positionAmong(held, positionId);
    const status = position.takenPlaces < position.capacity ? CONFIRMED : WAITING;
    const entry = { volunteerId: volunteer.id, byAccountId, status };
    return this.steps.enter(transaction, held.activity, position, entry);
  }

  /**
   * Invites volunteers, all or none; an invitation holds no place. @throws Problem as `signUp`, INVITATION_REQUIRED excepted
   */
  async invite(
    transaction: WriteTransaction,
    { activity, positionId, volunteers, byAccountId }: ManyRequest,
  ): Promise<SignUpEntity[]> {
    const ids = [...new Set(volunteers.map(({ id }) => id))].sort();
    const held = await this.gate.admit(transaction, activity.id, ids, this.gate.requireOpen);
    await this.gate.requireNew(transaction, activity.id, ids);
    const position = positionAmong(held, positionId);
    const invited: SignUpEntity[] = [];
    for (const volunteerId of ids) {
      const entry = { volunteerId, byAccountId, status: INVITED };
      invited.push(await this.steps.enter(transaction, held.activity, position, entry));
    }
    return invited;
  }

  /**
   * The leader's own entry: CONFIRMED at once, also of somebody who joins late or said yes to an invitation by word of mouth.
   * @throws Problem as `invite`, POSITION_FULL; SIGN_UP_CLOSED excepted
   */
  async addParticipant(
    transaction: WriteTransaction,
    { activity, positionId, volunteer, byAccountId }: OneRequest,
  ): Promise<SignUpEntity> {
    const { requireUnfinished } = this.gate;
    const held = await this.gate.admit(transaction, activity.id, [volunteer.id], requireUnfinished);
    const live = await this.gate.liveOne(transaction, activity.id, volunteer.id);
    if (live && live.status !== INVITED) throw problems.alreadySignedUp({ status: live.status });
    const position = live ? this.placeOf(held, live).position : positionAmong(held, positionId);
    if (position.takenPlaces >= position.capacity) throw problems.positionFull();
    if (live) return this.steps.step(transaction, held.activity, position, live, CONFIRMED);
    const entry = { volunteerId: volunteer.id, byAccountId, status: CONFIRMED };
    return this.steps.enter(transaction, held.activity, position, entry);
  }

  /** Yes: CONFIRMED, or WAITING when the places are gone; no: DECLINED. @throws Problem SIGN_UP_NOT_INVITED, and as `signUp` */
  async answerInvitation(
    transaction: WriteTransaction,
    { id, activityId, volunteerId, status }: SignUpEntity,
    accept: boolean,
  ): Promise<SignUpEntity> {
    if (status !== INVITED) throw problems.signUpNotInvited({ status });
    const held = accept
      ? await this.gate.admit(transaction, activityId, [volunteerId], this.gate.requireOpen)
      : await this.gate.hold(transaction, activityId);
    const place = await this.placeById(transaction, held, id);
    const { position, signUp } = place;
    if (signUp.status !== INVITED) throw problems.signUpNotInvited({ status: signUp.status });
    if (accept) return this.accept(transaction, place);
    return this.steps.step(transaction, held.activity, position, signUp, DECLINED);
  }

  /** Yes: CONFIRMED; no: the place goes to the next who waits. @throws Problem SIGN_UP_NOT_OFFERED, OFFER_EXPIRED */
  async answerOffer(
    transaction: WriteTransaction,
    { id, activityId }: SignUpEntity,
    accept: boolean,
  ): Promise<SignUpEntity> {
    const held = await this.gate.hold(transaction, activityId);
    const { position, signUp } = await this.placeById(transaction, held, id);
    const { status, offeredUntil } = signUp;
    if (status !== OFFERED || !offeredUntil) throw problems.signUpNotOffered({ status });
    if (!accept) return this.leave(transaction, { held, position, signUp }, CANCELLED, null);
    if (this.clock.now() >= offeredUntil)
      throw problems.offerExpired({ until: offeredUntil.toISOString(), time: shanghaiTime(offeredUntil) });
    return this.steps.step(transaction, held.activity, position, signUp, CONFIRMED);
  }

  /**
   * Ends a sign-up that is not over; the place goes to the next who waits.
   * @throws Problem SIGN_UP_ENDED, ACTIVITY_STATUS_NOT_ALLOWED, ATTENDANCE_RECORDED
   */
  async cancel(
    transaction: WriteTransaction,
    { id, activityId, volunteerId }: SignUpEntity,
    reason: string | null,
  ): Promise<SignUpEntity> {
    const held = await this.gate.hold(transaction, activityId);
    const place = await this.placeById(transaction, held, id);
    if (!isLive(place.signUp.status)) throw problems.signUpEnded({ status: place.signUp.status });
    this.gate.requireUnfinished(held.activity);
    if (await this.gate.hasAttendance(transaction, activityId, volunteerId))
      throw problems.attendanceRecorded();
    return this.leave(transaction, place, CANCELLED, reason);
  }

  /** Ends a live sign-up without asking whether it may be ended: what the system itself finds untenable. */
  async release(
    transaction: WriteTransaction,
    { id, activityId }: SignUpEntity,
    reason: string,
  ): Promise<void> {
    const held = await this.gate.hold(transaction, activityId);
    const place = await this.placeById(transaction, held, id);
    if (isLive(place.signUp.status)) await this.leave(transaction, place, CANCELLED, reason);
  }

  /** Lets offers expire that nobody took by now, and offers their places to the next; answers how many, 200 at most. */
  async expireOffers(transaction: WriteTransaction, now: Date): Promise<number> {
    const due = { status: OFFERED, offeredUntil: LessThanOrEqual(now) };
    const found = await transaction
      .repo(SignUpEntity)
      .find({ where: due, order: { activityId: 'ASC', id: 'ASC' }, take: EXPIRED_AT_ONCE });
    let expired = 0;
    for (const activityId of new Set(found.map((signUp) => signUp.activityId))) {
      const held = await this.gate.hold(transaction, activityId);
      const ids = found.filter((signUp) => signUp.activityId === activityId).map(({ id }) => id);
      for (const signUp of await transaction.repo(SignUpEntity).findBy({ id: In(ids), ...due })) {
        await this.leave(transaction, this.placeOf(held, signUp), EXPIRED, null);
        expired += 1;
      }
    }
    return expired;
  }

  /** Ends every sign-up of an activity that does not take place; nobody is promoted. */
  async releaseAll(
    transaction: WriteTransaction,
    { id }: Pick<ActivityEntity, 'id'>,
    reason: string,
  ): Promise<void> {
    await this.endAll(transaction, id, LIVE_SIGN_UPS, CANCELLED, reason);
  }

  /** Ends what came to nothing of an activity that is over: unanswered invitations and offers, and the waiting list. */
  async closeList(transaction: WriteTransaction, { id }: Pick<ActivityEntity, 'id'>): Promise<void> {
    await this.endAll(transaction, id, [INVITED, WAITING, OFFERED], EXPIRED, null);
  }

  private async endAll(
    transaction: WriteTransaction,
    activityId: string,
    among: readonly SignUpStatus[],
    to: SignUpStatus,
    statusReason: string | null,
  ): Promise<void> {
    const held = await this.gate.hold(transaction, activityId);
    for (const signUp of await this.gate.liveOf(transaction, activityId)) {
      if (!among.includes(signUp.status)) continue;
      const { position } = this.placeOf(held, signUp);
      await this.steps.step(transaction, held.activity, position, signUp, to, { statusReason });
    }
  }

  private accept(transaction: WriteTransaction, { held, position, signUp }: Place): Promise<SignUpEntity> {
    const to = position.takenPlaces < position.capacity ? CONFIRMED : WAITING;
    return this.steps.step(transaction, held.activity, position, signUp, to);
  }

  private async leave(
    transaction: WriteTransaction,
    { held, position, signUp }: Place,
    to: SignUpStatus,
    statusReason: string | null,
  ): Promise<SignUpEntity> {
    const left = await this.steps.step(transaction, held.activity, position, signUp, to, { statusReason });
    await this.steps.promote(transaction, held.activity, position);
    return left;
  }

  private async placeById(transaction: WriteTransaction, held: HeldActivity, id: string): Promise<Place> {
    return this.placeOf(held, await transaction.repo(SignUpEntity).findOneByOrFail({ id }));
  }

  private placeOf(held: HeldActivity, signUp: SignUpEntity): Place {
    return { held, signUp, position: positionAmong(held, signUp.positionId) };
  }
}
