import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { ActivityLifecycle } from './activity-lifecycle.service.js';
import { ActivityEntity, ActivityStatus } from './activity.entity.js';

const SYSTEM = { accountId: null, requestId: null };
const NOT_NEEDED = '居民需要已撤回或不再受理 · the need was withdrawn or declined';

/** Nobody comes for a need that is no more: its activities that have not begun are called off. */
@Injectable()
export class NeedEndingsConsumer implements OnModuleInit {
  readonly name = 'activities-needs';
  readonly types = ['NeedWithdrawn', 'NeedDeclined'];

  constructor(
    private readonly outbox: Outbox,
    private readonly lifecycle: ActivityLifecycle,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const needIds = events.map(({ payload }) => (payload as { needId: string }).needId);
    const planned = await transaction.repo(ActivityEntity).find({
      where: { needId: In(needIds), status: In([ActivityStatus.DRAFT, ActivityStatus.PUBLISHED]) },
      order: { id: 'ASC' },
    });
    for (const activity of planned) await this.lifecycle.cancel(transaction, activity, SYSTEM, NOT_NEEDED);
  }
}
