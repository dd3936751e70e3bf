import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../platform/database/new-id.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { LiveBus } from '../platform/live/live-bus.js';
import { inboxTopic } from './inbox-topic.js';
import {
  ChannelName,
  DeliveryStatus,
  NotificationChoiceEntity,
  NotificationDeliveryEntity,
  type NotificationKind,
} from './notification.entity.js';
import type { NotificationFacts } from './notification-texts.js';

export interface Telling {
  readonly accountId: string;
  readonly kind: NotificationKind;
  readonly subjectType:
    | 'Activity'
    | 'ServiceRecord'
    | 'Dispute'
    | 'Need'
    | 'Redemption'
    | 'Relation'
    | 'LedgerEntry'
    | 'Star'
    | 'PublicNotice'
    | 'Objection'
    | 'Commendation'
    | 'Certificate'
    | 'Organisation';
  readonly subjectId: string;
  readonly facts: NotificationFacts;
  /** What caused it; the same person is told of the same cause once. */
  readonly cause: string;
}

/** Puts notifications into inboxes, and on their way through the channels that each person chose. */
@Injectable()
export class Notifier {
  constructor(
    private readonly clock: Clock,
    private readonly live: LiveBus,
  ) {}

  /** Tells a person something, in the caller's transaction; telling it again changes nothing. */
  async tell(transaction: WriteTransaction, telling: Telling): Promise<void> {
    const { accountId, kind, subjectType, subjectId, facts, cause } = telling;
    const id = newId();
    const created = await transaction.execute(
      `INSERT INTO notification (id, account_id, kind, subject_type, subject_id, facts, cause, created_at)
       VALUES (:id, :accountId, :kind, :subjectType, :subjectId, :facts, :cause, :createdAt)
       ON CONFLICT (account_id, cause) DO NOTHING`,
      {
        ...{ id, accountId, kind, subjectType, subjectId, cause },
        facts: JSON.stringify(facts),
        createdAt: this.clock.now().getTime(),
      },
    );
    if (created === 0) return;
    await this.sendOn(transaction, id, accountId, kind);
    await this.live.publish(transaction, inboxTopic(accountId), { notificationId: id });
  }

  private async sendOn(
    transaction: WriteTransaction,
    notificationId: string,
    accountId: string,
    kind: NotificationKind,
  ): Promise<void> {
    const choice = await transaction.repo(NotificationChoiceEntity).findOneBy({ accountId });
    if (!choice || choice.mutedKinds.includes(kind)) return;
    const channels = [
      ...(choice.webhookUrlSealed ? [ChannelName.WEBHOOK] : []),
      ...(choice.mailAddressSealed ? [ChannelName.MAIL] : []),
    ];
    if (channels.length === 0) return;
    const waiting = {
      notificationId,
      status: DeliveryStatus.WAITING,
      attempts: 0,
      nextAttemptAt: this.clock.now(),
      sentAt: null,
      lastFault: null,
    };
    await transaction
      .repo(NotificationDeliveryEntity)
      .insert(channels.map((channel) => ({ ...waiting, id: newId(), channel })));
  }
}
