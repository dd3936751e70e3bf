import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { serviceDayOf } from '../kernel/service-day.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { ActivityEntity } from './activity.entity.js';

/** An organisation that has held an activity is not idle (domain.md rule 49). */
@Injectable()
export class OrganisationActivityConsumer implements OnModuleInit {
  readonly name = 'activities-organisations';
  readonly types = ['ActivityFinished'];

  constructor(
    private readonly outbox: Outbox,
    private readonly organisations: OrganisationsService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const ids = events.map(({ payload }) => (payload as { activityId: string }).activityId);
    const held = await transaction
      .repo(ActivityEntity)
      .find({ where: { id: In(ids) }, order: { id: 'ASC' } });
    for (const { organisationId, endAt } of held)
      if (organisationId)
        await this.organisations.wasActive(transaction, organisationId, serviceDayOf(endAt));
  }
}
