import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../../volunteers/merge-lines.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { CommendationsService } from './commendations.service.js';

interface Touching {
  readonly volunteerId?: string;
  readonly fromId?: string;
}

/** Makes candidates and honours follow voided and corrected service (rule 26) and merged registrations (rule 4). */
@Injectable()
export class AwardsFollowConsumer implements OnModuleInit {
  readonly name = 'recognition-awards';
  readonly types = ['ServiceRecordConfirmed', 'ServiceRecordVoided', 'VolunteerMerged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly commendations: CommendationsService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const touched: string[] = [];
    for (const { payload } of events) {
      const { volunteerId, fromId } = payload as Touching;
      if (volunteerId) touched.push(volunteerId);
      if (fromId) await this.carry(transaction, fromId);
    }
    await this.commendations.review(transaction, await withMergeTargets(transaction, [...new Set(touched)]));
  }

  private async carry(transaction: WriteTransaction, fromId: string): Promise<void> {
    const line = await withMergeTargets(transaction, await withDuplicates(transaction, [fromId]));
    const volunteers = await transaction.repo(VolunteerEntity).findBy({ id: In(line) });
    const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
    for (const volunteer of volunteers) {
      const remaining = remainingOf(volunteer, known);
      if (remaining && remaining.id !== volunteer.id)
        await this.commendations.carry(transaction, volunteer.id, remaining.id);
    }
  }
}
