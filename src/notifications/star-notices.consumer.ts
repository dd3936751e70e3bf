import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import type { StarChanged } from '../recognition/stars/star-evaluation.service.js';
import { StarEntity } from '../recognition/stars/star.entity.js';
import { AccountFinder } from './account-finder.js';
import { NotificationKind } from './notification.entity.js';
import { Notifier } from './notifier.js';

/** Tells volunteers of stars gained and taken back (domain.md rule 39). */
@Injectable()
export class StarNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-stars';
  readonly types = ['StarChanged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const changes = events.map(({ id, payload }) => ({ eventId: id, ...(payload as StarChanged) }));
    const found = await transaction.repo(StarEntity).findBy({ id: In(changes.map(({ starId }) => starId)) });
    const stars = new Map(found.map((star) => [star.id, star]));
    const accounts = await this.accounts.ofVolunteers(
      transaction,
      changes.map(({ volunteerId }) => volunteerId),
    );
    for (const { eventId, volunteerId, starId, level, lost } of changes) {
      const accountId = accounts.get(volunteerId);
      if (!accountId) continue;
      await this.notifier.tell(transaction, {
        ...{ accountId, subjectType: 'Star', subjectId: starId, cause: `event:${eventId}` },
        kind: lost ? NotificationKind.STAR_LOST : NotificationKind.STAR_GAINED,
        facts: { stars: String(level), minutes: String(stars.get(starId)?.honorMinutes ?? 0) },
      });
    }
  }
}
