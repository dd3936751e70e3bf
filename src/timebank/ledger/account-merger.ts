import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { PolicyService } from '../../policies/policy.service.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { LedgerService } from './ledger.service.js';

interface VolunteerMerged {
  readonly fromId: string;
  readonly intoId: string;
}

/** Carries the minutes of a duplicate over when two volunteers turn out to be one (domain.md rule 4). */
@Injectable()
export class AccountMerger implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly policies: PolicyService,
    private readonly volunteers: VolunteersService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe({
      name: 'timebank',
      types: ['VolunteerMerged'],
      consume: async (transaction, events) => {
        for (const event of events as readonly DomainEvent<VolunteerMerged>[])
          await this.merge(transaction, event);
      },
    });
  }

  private async merge(transaction: WriteTransaction, event: DomainEvent<VolunteerMerged>): Promise<void> {
    const { fromId, intoId } = event.payload;
    const { communityCode } = await this.volunteers.require(transaction, intoId);
    const { versionId } = await this.policies.policyFor(
      transaction,
      communityCode,
      serviceDayOf(this.clock.now()),
    );
    await this.ledger.mergeAccounts(transaction, {
      eventId: event.id,
      fromId,
      intoId,
      communityCode,
      policyVersionId: versionId,
    });
  }
}
