import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';

interface Merge {
  readonly fromId: string;
  readonly intoId: string;
}

/** When two registrations turn out to be one person, the records follow (domain.md rule 4). */
@Injectable()
export class RecordMerger implements OnModuleInit {
  constructor(private readonly outbox: Outbox) {}

  onModuleInit(): void {
    this.outbox.subscribe({
      name: 'service-records',
      types: ['VolunteerMerged'],
      consume: (transaction, events) => this.carry(transaction, events as readonly DomainEvent<Merge>[]),
    });
  }

  private async carry(transaction: WriteTransaction, events: readonly DomainEvent<Merge>[]): Promise<void> {
    for (const { payload } of events) {
      const { fromId, intoId } = payload;
      await transaction.lockById(VolunteerEntity, [fromId, intoId]);
      for (const table of ['service_record', 'service_record_day']) {
        await transaction.execute(`UPDATE ${table} SET volunteer_id = :intoId WHERE volunteer_id = :fromId`, { fromId, intoId });
      }
      // The rankings recompute whoever an event names, after the records have moved.
      await this.outbox.emit(transaction, 'ServiceRecordConfirmed', { volunteerId: intoId, recordIds: [] });
    }
  }
}
