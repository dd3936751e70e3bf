import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { type HeldActivity, positionAmong, SignUpGate } from './sign-up-gate.js';
import { BLOCKING } from './sign-up-rules.js';
import { SignUpSteps } from './sign-up-steps.js';
import { SignUpEntity, SignUpStatus } from './sign-up.entity.js';

const OVERLAPS_NOW =
  '活动改期后与您报名的其他活动时间冲突 · the activity was moved and now overlaps another one you are signed up for';

/** What becomes of the sign-ups of an activity that is moved. */
@Injectable()
export class SignUpMoves {
  constructor(
    private readonly gate: SignUpGate,
    private readonly steps: SignUpSteps,
  ) {}

  /** Holds an activity together with everybody on its list. @throws Problem NOT_FOUND */
  async hold(transaction: WriteTransaction, activityId: string): Promise<HeldActivity> {
    const listed = await this.gate.liveOf(transaction, activityId);
    const held = await this.gate.hold(
      transaction,
      activityId,
      listed.map(({ volunteerId }) => volunteerId),
    );
    // Who signed up between the two looks is locked out of order; if two units then wait for each other, one is run again.
    const came = (await this.gate.liveOf(transaction, activityId))
      .map(({ volunteerId }) => volunteerId)
      .filter((id) => !held.volunteers.has(id));
    await transaction.lockById(VolunteerEntity, came);
    return held;
  }

  /**
   * Takes the list to the activity's new time: whoever is elsewhere then is released with the reason, and the places that
   * become free are offered to those who wait.
   */
  async follow(transaction: WriteTransaction, held: HeldActivity): Promise<void> {
    const { activity } = held;
    const { startAt, endAt } = activity;
    for (const signUp of await this.gate.liveOf(transaction, activity.id)) {
      const { id, volunteerId, status, offeredUntil } = signUp;
      const kept = offeredUntil && offeredUntil > startAt ? startAt : offeredUntil;
      await transaction.repo(SignUpEntity).update({ id }, { startAt, endAt, offeredUntil: kept });
      const blocking = (BLOCKING as readonly SignUpStatus[]).includes(status);
      if (!blocking || !(await this.gate.isElsewhere(transaction, volunteerId, activity.id, activity)))
        continue;
      const position = positionAmong(held, signUp.positionId);
      const released = { ...signUp, startAt, endAt };
      const reason = { statusReason: OVERLAPS_NOW };
      await this.steps.step(transaction, activity, position, released, SignUpStatus.CANCELLED, reason);
    }
    for (const position of held.positions) await this.steps.promote(transaction, activity, position);
  }
}
