import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { NeedAssigneeEntity } from '../../needs/need.entity.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../../volunteers/merge-lines.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { mayServe } from '../../volunteers/volunteer-state.js';
import { takesPeople } from '../activity-state.js';
import { SignUpBook } from './sign-up-book.js';
import { SignUpGate } from './sign-up-gate.js';
import { LIVE_SIGN_UPS, SignUpEntity, SignUpStatus } from './sign-up.entity.js';

interface VolunteerEvent {
  readonly volunteerId?: string;
  readonly fromId?: string;
}

const SERVES_NO_MORE =
  '登记状态变化，不能再参加活动 · the registration changed: he cannot take part any more';
const TWICE =
  '登记合并后报名重复或时间冲突 · registrations were merged: signed up twice, or elsewhere at the time';

/**
 * Makes sign-ups follow what happens to a volunteer: who serves no more gives his places free, and a duplicate's go to the
 * person he turned out to be (domain.md rules 4 and 7). It looks at his state as it is now, not at the event, so events
 * seen late, twice or in another order come to the same end.
 */
@Injectable()
export class SignUpVolunteerConsumer implements OnModuleInit {
  readonly name = 'activities-volunteers';
  readonly types = ['VolunteerChanged', 'VolunteerErased', 'VolunteerMerged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly gate: SignUpGate,
    private readonly book: SignUpBook,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const payloads = events.map((event) => event.payload as VolunteerEvent);
    const changed = payloads.flatMap(({ volunteerId }) => (volunteerId ? [volunteerId] : []));
    const mergedIds = payloads.flatMap(({ fromId }) => (fromId ? [fromId] : []));
    const ids = [...changed, ...(await withDuplicates(transaction, mergedIds))];
    const volunteers = await transaction.lockById(VolunteerEntity, await withMergeTargets(transaction, ids));
    const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
    for (const volunteer of volunteers) {
      const remaining = remainingOf(volunteer, known);
      if (remaining && remaining !== volunteer) await this.carry(transaction, volunteer.id, remaining.id);
    }
    for (const volunteer of volunteers)
      if (!mayServe(volunteer.status)) await this.release(transaction, volunteer.id);
  }

  private async carry(transaction: WriteTransaction, fromId: string, intoId: string): Promise<void> {
    for (const signUp of await this.liveOf(transaction, fromId)) {
      const { activityId, status } = signUp;
      // One person is at an activity once, also at one that is over.
      const twice = await this.gate.liveOne(transaction, activityId, intoId);
      const elsewhere =
        status !== SignUpStatus.INVITED &&
        (await this.gate.isElsewhere(transaction, intoId, activityId, signUp)) &&
        (await this.mayBeReleased(transaction, signUp));
      if (twice || elsewhere) await this.book.release(transaction, signUp, TWICE);
    }
    await transaction.repo(SignUpEntity).update({ volunteerId: fromId }, { volunteerId: intoId });
    await transaction.repo(NeedAssigneeEntity).update({ volunteerId: fromId }, { volunteerId: intoId });
  }

  private async release(transaction: WriteTransaction, volunteerId: string): Promise<void> {
    for (const signUp of await this.liveOf(transaction, volunteerId))
      if (await this.mayBeReleased(transaction, signUp))
        await this.book.release(transaction, signUp, SERVES_NO_MORE);
  }

  /** Whether the activity is not over and he has not been there: what he did already stays. */
  private async mayBeReleased(transaction: WriteTransaction, signUp: SignUpEntity): Promise<boolean> {
    const { activityId, volunteerId } = signUp;
    const { activity } = await this.gate.hold(transaction, activityId);
    return (
      takesPeople(activity.status) && !(await this.gate.hasAttendance(transaction, activityId, volunteerId))
    );
  }

  private liveOf(transaction: WriteTransaction, volunteerId: string): Promise<SignUpEntity[]> {
    return transaction.repo(SignUpEntity).find({
      where: { volunteerId, status: In([...LIVE_SIGN_UPS]) },
      order: { activityId: 'ASC', id: 'ASC' },
    });
  }
}
