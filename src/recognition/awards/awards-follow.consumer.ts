import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { withMergeTargets } from '../../volunteers/merge-lines.js';
import { CommendationsService } from './commendations.service.js';

/** Makes honours follow service that is voided and corrected (domain.md rule 26). */
@Injectable()
export class AwardsFollowConsumer implements OnModuleInit {
  readonly name = 'recognition-awards';
  readonly types = ['ServiceRecordConfirmed', 'ServiceRecordVoided'];

  constructor(
    private readonly outbox: Outbox,
    private readonly commendations: CommendationsService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const touched = events.map(({ payload }) => (payload as { volunteerId: string }).volunteerId);
    await this.commendations.review(transaction, await withMergeTargets(transaction, [...new Set(touched)]));
  }
}
