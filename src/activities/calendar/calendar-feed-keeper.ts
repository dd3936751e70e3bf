import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ReadView, WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../../volunteers/merge-lines.js';
import { PersonalDataService, type PersonalDataSource } from '../../volunteers/personal-data.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

interface VolunteerEvent {
  /** Of an erasure. */
  readonly volunteerId?: string;
  /** Of a merge. */
  readonly fromId?: string;
}

/**
 * Makes calendar addresses follow what happens to their volunteers: an erased one's is revoked, a duplicate's goes to the
 * person he turned out to be, who keeps his own if he has one (domain.md rule 4, § 10). It looks at how volunteers are now,
 * not at the event, so events seen late or in another order come to the same end.
 */
@Injectable()
export class CalendarFeedKeeper implements OnModuleInit, PersonalDataSource {
  readonly name = 'calendarFeeds';

  constructor(
    private readonly outbox: Outbox,
    private readonly personalData: PersonalDataService,
    private readonly feeds: CalendarFeedsService,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
    this.outbox.subscribe({
      name: 'calendar-feeds',
      types: ['VolunteerErased', 'VolunteerMerged'],
      consume: (transaction, events) =>
        this.follow(transaction, events as readonly DomainEvent<VolunteerEvent>[]),
    });
  }

  /** That there is or was an address, not what it is. */
  async collect(view: ReadView, volunteerId: string): Promise<unknown> {
    const feeds = await view.manager
      .getRepository(CalendarFeedEntity)
      .find({ where: { volunteerId }, order: { id: 'ASC' } });
    return feeds.map(({ createdAt, revokedAt }) => ({ createdAt, revokedAt }));
  }

  private async follow(
    transaction: WriteTransaction,
    events: readonly DomainEvent<VolunteerEvent>[],
  ): Promise<void> {
    const erased = events.flatMap(({ payload }) => (payload.volunteerId ? [payload.volunteerId] : []));
    const merged = events.flatMap(({ payload }) => (payload.fromId ? [payload.fromId] : []));
    const ids = [...erased, ...(await withDuplicates(transaction, merged))];
    const volunteers = await transaction.lockById(VolunteerEntity, await withMergeTargets(transaction, ids));
    const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
    for (const volunteer of volunteers) {
      const remaining = remainingOf(volunteer, known);
      if (remaining && remaining !== volunteer) await this.carry(transaction, volunteer.id, remaining.id);
    }
    for (const { id, erasedAt } of volunteers) if (erasedAt) await this.feeds.revokeOf(transaction, id);
  }

  private async carry(transaction: WriteTransaction, fromId: string, intoId: string): Promise<void> {
    const feeds = transaction.repo(CalendarFeedEntity);
    const hasOwn = await feeds.existsBy({ volunteerId: intoId, revokedAt: IsNull() });
    if (hasOwn) await this.feeds.revokeOf(transaction, fromId);
    await feeds.update({ volunteerId: fromId }, { volunteerId: intoId });
  }
}
