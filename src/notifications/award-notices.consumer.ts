import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { AwardCycleEntity } from '../recognition/awards/award.entity.js';
import { CommendationEntity } from '../recognition/awards/commendation.entity.js';
import { AccountFinder } from './account-finder.js';
import { NotificationKind } from './notification.entity.js';
import { Notifier } from './notifier.js';

/** Tells volunteers of honours that were conferred and revoked (domain.md rule 40). */
@Injectable()
export class AwardNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-awards';
  readonly types = ['CommendationConferred', 'CommendationRevoked'];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const ids = events.map(({ payload }) => (payload as { commendationId: string }).commendationId);
    const found = await transaction.repo(CommendationEntity).findBy({ id: In(ids) });
    const cycles = await transaction
      .repo(AwardCycleEntity)
      .findBy({ id: In(found.map(({ cycleId }) => cycleId)) });
    const accounts = await this.accounts.ofVolunteers(
      transaction,
      found.map(({ volunteerId }) => volunteerId),
    );
    for (const [index, { type }] of events.entries()) {
      const commendation = found.find(({ id }) => id === ids[index]);
      const cycle = cycles.find(({ id }) => id === commendation?.cycleId);
      const accountId = commendation && accounts.get(commendation.volunteerId);
      if (!accountId || !cycle) continue;
      const conferred = type === 'CommendationConferred';
      await this.notifier.tell(transaction, {
        ...{ accountId, subjectType: 'Commendation', subjectId: commendation.id },
        cause: `${type}:${commendation.id}`,
        kind: conferred ? NotificationKind.AWARD_CONFERRED : NotificationKind.AWARD_REVOKED,
        facts: { title: `${cycle.name}（${cycle.period}）`, document: cycle.documentNumber ?? '' },
      });
    }
  }
}
