import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { NeedSteps } from '../needs/need-steps.js';
import { NeedEntity, NeedStatus } from '../needs/need.entity.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { ActivityLifecycle } from './activity-lifecycle.service.js';
import { ActivityEntity, ActivityStatus } from './activity.entity.js';
import { ActivitySeriesEntity, SeriesStatus } from './series/activity-series.entity.js';

const SYSTEM = { accountId: null, requestId: null };
const SQUAD_CLOSED = '服务小组已撤销 · the squad was closed';

/** Nobody comes from a squad that is closed: what it had planned is called off, and the needs it had taken wait for another. */
@Injectable()
export class SquadEndingsConsumer implements OnModuleInit {
  readonly name = 'activities-squads';
  readonly types = ['SquadClosed'];

  constructor(
    private readonly outbox: Outbox,
    private readonly lifecycle: ActivityLifecycle,
    private readonly needSteps: NeedSteps,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const squadId = In(events.map(({ payload }) => (payload as { squadId: string }).squadId));
    await transaction
      .repo(ActivitySeriesEntity)
      .update(
        { squadId, status: SeriesStatus.RUNNING },
        { status: SeriesStatus.ENDED, endReason: SQUAD_CLOSED },
      );
    const planned = await transaction.repo(ActivityEntity).find({
      where: { squadId, status: In([ActivityStatus.DRAFT, ActivityStatus.PUBLISHED]) },
      order: { id: 'ASC' },
    });
    for (const activity of planned) await this.lifecycle.cancel(transaction, activity, SYSTEM, SQUAD_CLOSED);
    const taken = await transaction
      .repo(NeedEntity)
      .find({ where: { squadId, status: NeedStatus.ACCEPTED }, order: { id: 'ASC' } });
    for (const need of taken) await this.needSteps.reopen(transaction, need, SYSTEM);
  }
}
