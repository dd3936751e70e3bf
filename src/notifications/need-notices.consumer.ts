import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { NeedEntity } from '../needs/need.entity.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { NotificationKind } from './notification.entity.js';
import { Notifier } from './notifier.js';

const KINDS: Readonly<Record<string, NotificationKind>> = {
  NeedAccepted: NotificationKind.NEED_ACCEPTED,
  NeedScheduled: NotificationKind.NEED_SCHEDULED,
  NeedDeclined: NotificationKind.NEED_DECLINED,
};

/** Tells who asked for something what becomes of it (domain.md rule 12); of its contents nothing but the kind. */
@Injectable()
export class NeedNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-needs';
  readonly types = Object.keys(KINDS);

  constructor(
    private readonly outbox: Outbox,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const needIds = events.map(({ payload }) => (payload as { needId: string }).needId);
    const found = await transaction.repo(NeedEntity).findBy({ id: In(needIds) });
    const needs = new Map(found.map((need) => [need.id, need]));
    for (const event of events) {
      const need = needs.get((event.payload as { needId: string }).needId);
      const kind = KINDS[event.type];
      if (!need?.requesterAccountId || !kind) continue;
      await this.notifier.tell(transaction, {
        accountId: need.requesterAccountId,
        kind,
        subjectType: 'Need',
        subjectId: need.id,
        facts: { squadKind: need.squadKind },
        cause: `event:${event.id}`,
      });
    }
  }
}
