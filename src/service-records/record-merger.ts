import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../volunteers/merge-lines.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { redraftedFor } from './record-drafting.js';
import { RecordStore } from './record-store.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';

interface Merge {
  readonly fromId: string;
  readonly intoId: string;
}

const SYSTEM = { accountId: null, requestId: null };
const OWN_CONFIRMATION =
  '登记合并后查明系本人确认，须由他人重新确认 · registrations were merged: he had confirmed his own service';

/**
 * When two registrations turn out to be one person, the records follow (domain.md rule 4). It looks at who remains now, not
 * at the event, so merges seen late or in another order come to the same end.
 */
@Injectable()
export class RecordMerger implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly store: RecordStore,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe({
      name: 'service-records',
      types: ['VolunteerMerged'],
      consume: (transaction, events) => this.follow(transaction, events as readonly DomainEvent<Merge>[]),
    });
  }

  private async follow(transaction: WriteTransaction, events: readonly DomainEvent<Merge>[]): Promise<void> {
    const mergedIds = events.map(({ payload }) => payload.fromId);
    const duplicateIds = await withDuplicates(transaction, mergedIds);
    const touched = await withMergeTargets(transaction, duplicateIds);
    const volunteers = await transaction.lockById(VolunteerEntity, touched);
    const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
    const people = new Map<string, string[]>();
    for (const volunteer of volunteers) {
      const remaining = remainingOf(volunteer, known);
      if (!remaining || remaining === volunteer) continue;
      people.set(remaining.id, [...(people.get(remaining.id) ?? []), volunteer.id]);
    }
    for (const [intoId, fromIds] of people) await this.carry(transaction, fromIds, intoId);
  }

  private async carry(
    transaction: WriteTransaction,
    fromIds: readonly string[],
    intoId: string,
  ): Promise<void> {
    await this.takeOwnDecisionsBack(transaction, [...fromIds, intoId], intoId);
    // What he decided on himself is void or rejected and stays where it was decided.
    await transaction.execute(
      `UPDATE service_record SET volunteer_id = :intoId WHERE volunteer_id IN (:...fromIds)
          AND (confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id NOT IN (:...person))`,
      { fromIds, intoId, person: [...fromIds, intoId] },
    );
    await transaction.execute(
      `UPDATE service_record_day SET volunteer_id = :intoId WHERE volunteer_id IN (:...fromIds)
          AND record_id IN (SELECT id FROM service_record WHERE volunteer_id = :intoId)`,
      { fromIds, intoId },
    );
    await transaction.execute(
      `UPDATE unrecorded_attendance SET volunteer_id = :intoId WHERE volunteer_id IN (:...fromIds)`,
      { fromIds, intoId },
    );
    // The rankings recompute whoever an event names, after the records have moved.
    await this.outbox.emit(transaction, 'ServiceRecordConfirmed', { volunteerId: intoId, recordIds: [] });
  }

  /**
   * Service that the person had confirmed himself, under another registration, loses its confirmation: it is voided, and a
   * replacement waits for somebody else (rules 23 and 26).
   */
  private async takeOwnDecisionsBack(
    transaction: WriteTransaction,
    person: readonly string[],
    intoId: string,
  ): Promise<void> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM service_record WHERE volunteer_id IN (:...person) AND confirmed_by_volunteer_id IN (:...person)
          AND status = :confirmed`,
      { person, confirmed: ServiceRecordStatus.CONFIRMED },
    );
    const ids = found.map(({ id }) => id);
    for (const record of await transaction.lockById(ServiceRecordEntity, ids)) {
      if (record.status !== ServiceRecordStatus.CONFIRMED) continue;
      await this.store.void(transaction, record, { accountId: null, reason: OWN_CONFIRMATION });
      const replacement = redraftedFor(intoId, record);
      await this.store.insertInPlace(transaction, replacement);
      await this.audit.record(transaction, SYSTEM, {
        action: 'record.replace',
        subjectType: 'ServiceRecord',
        subjectId: replacement.id,
        placeCode: record.communityCode,
        details: { replacesId: record.id },
      });
    }
  }
}
