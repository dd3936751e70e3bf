import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { ObjectionEntity } from '../../notices/notice.entity.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { withMergeTargets } from '../../volunteers/merge-lines.js';
import { AwardConferring } from './award-conferring.service.js';
import { AwardCycleEntity } from './award.entity.js';
import { CommendationsService } from './commendations.service.js';

/** Makes honours follow service that is voided and corrected (domain.md rule 26), and candidacies the objections (rule 56). */
@Injectable()
export class AwardsFollowConsumer implements OnModuleInit {
  readonly name = 'recognition-awards';
  readonly types = ['ServiceRecordConfirmed', 'ServiceRecordVoided', 'ObjectionDecided'];

  constructor(
    private readonly outbox: Outbox,
    private readonly commendations: CommendationsService,
    private readonly conferring: AwardConferring,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const touched = events.flatMap(({ payload }) => (payload as { volunteerId?: string }).volunteerId ?? []);
    await this.commendations.review(transaction, await withMergeTargets(transaction, [...new Set(touched)]));
    const decided = events.flatMap(({ payload }) => (payload as { objectionId?: string }).objectionId ?? []);
    for (const { noticeId } of await transaction.repo(ObjectionEntity).findBy({ id: In(decided) })) {
      const cycle = await transaction.repo(AwardCycleEntity).findOneBy({ noticeId });
      if (cycle) await this.conferring.dropObjected(transaction, cycle, noticeId);
    }
  }
}
