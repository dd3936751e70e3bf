import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Span } from '../kernel/span.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { LedgerService } from '../timebank/ledger/ledger.service.js';
import type { DraftedRecord } from './record-drafting.js';
import type { DayPart } from './service-record-rules.js';
import { ServiceRecordDayEntity, ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';

/** Stores and voids records inside the caller's unit of work; who may, and whether it is right, is the caller's question. */
@Injectable()
export class RecordStore {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Times of volunteers that records take already, within the time from the first start to the last end (rule 21). The
   * caller has locked the volunteers, so that nobody records the same time meanwhile.
   */
  async takenSpans(
    transaction: WriteTransaction,
    volunteerIds: readonly string[],
    spans: readonly Span[],
  ): Promise<Map<string, Span[]>> {
    const taken = new Map<string, Span[]>();
    if (volunteerIds.length === 0 || spans.length === 0) return taken;
    const rows = await transaction.rows<{ volunteer_id: string; start_at: number; end_at: number }>(
      `SELECT volunteer_id, start_at, end_at FROM service_record
       WHERE volunteer_id IN (:...volunteerIds) AND status IN ('PENDING', 'CONFIRMED')
         AND start_at < :until AND end_at > :from`,
      {
        volunteerIds,
        from: Math.min(...spans.map((span) => span.startAt.getTime())),
        until: Math.max(...spans.map((span) => span.endAt.getTime())),
      },
    );
    for (const row of rows) {
      const span = { startAt: new Date(row.start_at), endAt: new Date(row.end_at) };
      taken.set(row.volunteer_id, [...(taken.get(row.volunteer_id) ?? []), span]);
    }
    return taken;
  }

  /** Stores new records and tells of them, whoever recorded them. */
  async insert(transaction: WriteTransaction, drafted: readonly DraftedRecord[]): Promise<void> {
    if (drafted.length === 0) return;
    await transaction.repo(ServiceRecordEntity).insert(drafted.map(({ row }) => row));
    await transaction
      .repo(ServiceRecordDayEntity)
      .insert(drafted.flatMap(({ row, measured }) => measured.days.map((part) => dayOf(row, part))));
    const recordIds = drafted.map(({ row }) => row.id);
    await this.outbox.emit(transaction, 'ServiceRecordEntered', { recordIds });
  }

  /** Puts a record in place of a voided one, with the minutes that had. */
  async insertInPlace(transaction: WriteTransaction, row: ServiceRecordEntity): Promise<void> {
    const days = await transaction
      .repo(ServiceRecordDayEntity)
      .findBy({ recordId: row.replacesId ?? undefined });
    await transaction.repo(ServiceRecordEntity).insert(row);
    await transaction.repo(ServiceRecordDayEntity).insert(days.map((part) => dayOf(row, part)));
    await this.outbox.emit(transaction, 'ServiceRecordEntered', { recordIds: [row.id] });
  }

  /**
   * Voids a confirmed record, which the caller has locked, takes its minutes back, and tells of it (rule 26).
   * @param by the account that decided; null: the system did
   */
  async void(
    transaction: WriteTransaction,
    { id, volunteerId, policyVersionId }: ServiceRecordEntity,
    by: { readonly accountId: string | null; readonly reason: string },
  ): Promise<void> {
    await transaction.repo(ServiceRecordEntity).update(
      { id },
      {
        status: ServiceRecordStatus.VOIDED,
        voidedAt: this.clock.now(),
        voidedByAccountId: by.accountId,
        decisionReason: by.reason,
      },
    );
    await this.ledger.reverseCredit(transaction, {
      serviceRecordId: id,
      volunteerId,
      policyVersionId,
      actorAccountId: by.accountId,
      reason: by.reason,
    });
    await this.outbox.emit(transaction, 'ServiceRecordVoided', { volunteerId, recordIds: [id] });
  }
}

const dayOf = (
  row: ServiceRecordEntity,
  { day, rawMinutes, creditedMinutes }: DayPart,
): ServiceRecordDayEntity => ({
  recordId: row.id,
  volunteerId: row.volunteerId,
  ...{ day, rawMinutes, creditedMinutes },
});
