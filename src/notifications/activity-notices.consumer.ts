import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { ActivityEntity, ActivityStatus } from '../activities/activity.entity.js';
import { LIVE_SIGN_UPS, SignUpEntity, SignUpStatus } from '../activities/sign-ups/sign-up.entity.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { AccountFinder } from './account-finder.js';
import { activityFacts } from './activity-facts.js';
import { NotificationKind } from './notification.entity.js';
import type { NotificationFacts } from './notification-texts.js';
import { Notifier } from './notifier.js';

interface SignUpChanged {
  readonly signUpId: string;
  readonly activityId: string;
  readonly volunteerId: string;
  readonly to: SignUpStatus;
}

interface ActivityMoved {
  readonly activityId: string;
}

const KIND_OF_STATUS: Partial<Record<SignUpStatus, NotificationKind>> = {
  [SignUpStatus.CONFIRMED]: NotificationKind.SIGNED_UP,
  [SignUpStatus.WAITING]: NotificationKind.WAITING,
  [SignUpStatus.INVITED]: NotificationKind.INVITED,
  [SignUpStatus.OFFERED]: NotificationKind.PLACE_OFFERED,
  [SignUpStatus.EXPIRED]: NotificationKind.OFFER_EXPIRED,
  [SignUpStatus.CANCELLED]: NotificationKind.SIGN_UP_CANCELLED,
};

/** Tells volunteers what becomes of their sign-ups and of the activities that they signed up for (domain.md rules 14, 15). */
@Injectable()
export class ActivityNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-activities';
  readonly types = ['SignUpChanged', 'ActivityMoved'];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const event of events) {
      if (event.type === 'SignUpChanged')
        await this.tellOfSignUp(transaction, event as DomainEvent<SignUpChanged>);
      else await this.tellOfMove(transaction, event as DomainEvent<ActivityMoved>);
    }
  }

  private async tellOfSignUp(
    transaction: WriteTransaction,
    event: DomainEvent<SignUpChanged>,
  ): Promise<void> {
    const { signUpId, activityId, volunteerId, to } = event.payload;
    const accountId = (await this.accounts.ofVolunteers(transaction, [volunteerId])).get(volunteerId);
    const kind = KIND_OF_STATUS[to];
    if (!accountId || !kind) return;
    const signUp = await transaction.repo(SignUpEntity).findOneByOrFail({ id: signUpId });
    const activity = await transaction.repo(ActivityEntity).findOneByOrFail({ id: activityId });
    const calledOff = to === SignUpStatus.CANCELLED && activity.status === ActivityStatus.CANCELLED;
    const facts: NotificationFacts = {
      ...activityFacts(activity, to === SignUpStatus.CANCELLED ? signUp.statusReason : null),
      ...(to === SignUpStatus.OFFERED && signUp.offeredUntil
        ? { until: signUp.offeredUntil.toISOString() }
        : {}),
    };
    await this.notifier.tell(transaction, {
      accountId,
      kind: calledOff ? NotificationKind.ACTIVITY_CANCELLED : kind,
      subjectType: 'Activity',
      subjectId: activityId,
      facts,
      cause: `event:${event.id}`,
    });
  }

  private async tellOfMove(transaction: WriteTransaction, event: DomainEvent<ActivityMoved>): Promise<void> {
    const { activityId } = event.payload;
    const activity = await transaction.repo(ActivityEntity).findOneByOrFail({ id: activityId });
    const signUps = await transaction
      .repo(SignUpEntity)
      .find({ where: { activityId, status: In([...LIVE_SIGN_UPS]) }, order: { id: 'ASC' } });
    const accounts = await this.accounts.ofVolunteers(
      transaction,
      signUps.map(({ volunteerId }) => volunteerId),
    );
    for (const accountId of accounts.values()) {
      await this.notifier.tell(transaction, {
        accountId,
        kind: NotificationKind.ACTIVITY_MOVED,
        subjectType: 'Activity',
        subjectId: activityId,
        facts: activityFacts(activity),
        cause: `event:${event.id}`,
      });
    }
  }
}
