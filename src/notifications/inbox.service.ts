import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { liveAnswers } from '../platform/live/live-answers.js';
import { LiveBus } from '../platform/live/live-bus.js';
import type { Actor } from '../platform/security/actor.js';
import { NotificationEntity } from './notification.entity.js';
import { inboxTopic } from './inbox-topic.js';

export interface InboxPage {
  readonly unreadOnly: boolean;
  /** Older than this id; null: from the newest. */
  readonly beforeId: string | null;
  readonly limit: number;
}

export interface InboxChanged {
  /** Null: anything may have changed, load anew. */
  readonly notificationId: string | null;
}

/** A person's own notifications; nobody reads another's. */
@Injectable()
export class Inbox {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly live: LiveBus,
  ) {}

  /** Newest first. */
  page(actor: Actor, { unreadOnly, beforeId, limit }: InboxPage): Promise<NotificationEntity[]> {
    const accountId = actor.requireAccount();
    return this.uow.read((view) =>
      view.manager.getRepository(NotificationEntity).find({
        where: {
          accountId,
          ...(unreadOnly ? { readAt: IsNull() } : {}),
          ...(beforeId === null ? {} : { id: LessThan(beforeId) }),
        },
        order: { id: 'DESC' },
        take: limit,
      }),
    );
  }

  unreadCount(actor: Actor): Promise<number> {
    const accountId = actor.requireAccount();
    return this.uow.read((view) =>
      view.manager.getRepository(NotificationEntity).countBy({ accountId, readAt: IsNull() }),
    );
  }

  /** Marks as read; ids of others are passed over like unknown ones. Answers how many are left unread. */
  async markRead(actor: Actor, notificationIds: readonly string[] | null): Promise<number> {
    const accountId = actor.requireAccount();
    const which = notificationIds === null ? {} : { id: In([...notificationIds]) };
    await this.uow.write(async (transaction) => {
      await transaction
        .repo(NotificationEntity)
        .update({ accountId, readAt: IsNull(), ...which }, { readAt: this.clock.now() });
      await this.live.publish(transaction, inboxTopic(accountId), {});
    });
    return this.unreadCount(actor);
  }

  /** The inbox's changes from now on. */
  watch(actor: Actor): AsyncIterable<{ inboxChanged: InboxChanged }> {
    return liveAnswers(this.live.subscribe(inboxTopic(actor.requireAccount())), ({ notificationId }) => ({
      inboxChanged: { notificationId: notificationId ?? null },
    }));
  }
}
