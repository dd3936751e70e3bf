import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../../volunteers/merge-lines.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { NeedAssigneeEntity, NeedEntity } from '../need.entity.js';
import { NeedErasure } from './need-erasure.service.js';

interface PersonEvent {
  readonly accountId?: string;
  readonly fromId?: string;
}

/**
 * Makes needs follow what happens to people: what somebody wrote goes with him, what still waits is withdrawn, and who serves
 * a need does so under the registration that remains of his (domain.md rule 4, § 10).
 */
@Injectable()
export class NeedPeopleConsumer implements OnModuleInit {
  readonly name = 'needs-people';
  readonly types = ['AccountErased', 'VolunteerMerged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly erasure: NeedErasure,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const payloads = events.map((event) => event.payload as PersonEvent);
    await this.forget(
      transaction,
      payloads.flatMap(({ accountId }) => (accountId ? [accountId] : [])),
    );
    await this.carry(
      transaction,
      payloads.flatMap(({ fromId }) => (fromId ? [fromId] : [])),
    );
  }

  private async forget(transaction: WriteTransaction, accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return;
    const found = await transaction
      .repo(NeedEntity)
      .find({ select: { id: true }, where: { requesterAccountId: In([...accountIds]) } });
    const needs = await transaction.lockById(
      NeedEntity,
      found.map(({ id }) => id),
    );
    for (const need of needs) await this.erasure.erase(transaction, need, null);
  }

  private async carry(transaction: WriteTransaction, mergedIds: readonly string[]): Promise<void> {
    if (mergedIds.length === 0) return;
    const duplicates = await withDuplicates(transaction, mergedIds);
    const touched = await withMergeTargets(transaction, duplicates);
    const volunteers = await transaction.lockById(VolunteerEntity, touched);
    const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
    for (const volunteer of volunteers) {
      const remaining = remainingOf(volunteer, known);
      if (!remaining || remaining === volunteer) continue;
      await transaction
        .repo(NeedAssigneeEntity)
        .update({ volunteerId: volunteer.id }, { volunteerId: remaining.id });
    }
  }
}
