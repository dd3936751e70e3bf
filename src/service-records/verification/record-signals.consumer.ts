import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type Consumer, type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { SignalKind } from '../record-signal.entity.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../service-record.entity.js';
import { EntrySignals, signalOn } from './entry-signals.js';
import { PairSignals } from './pair-signals.js';
import { overlapAcrossUnits, unitOf } from './record-signals.js';
import { unitsOf } from './signal-facts.js';
import { SignalStore } from './signal-store.js';

interface RecordsTold {
  readonly recordIds: readonly string[];
}
interface AttendanceTold {
  readonly activityId: string;
  readonly volunteerId: string;
  readonly intervals: readonly { readonly startAt: string; readonly endAt: string }[];
}

const CHUNK_RECORDS = 200;

/**
 * Raises signals on records after they were entered or confirmed (domain.md rule 28), so that no rule of it can refuse or
 * delay anything. Signals are found anew from what the database says and stored once per record and kind; events seen
 * twice or in another order come to the same end.
 */
@Injectable()
export class RecordSignalsConsumer implements Consumer, OnModuleInit {
  readonly name = 'record-signals';
  readonly types = ['ServiceRecordEntered', 'ServiceRecordConfirmed', 'AttendanceSettled'];

  constructor(
    private readonly outbox: Outbox,
    private readonly entries: EntrySignals,
    private readonly pairs: PairSignals,
    private readonly store: SignalStore,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const told = (type: string): string[] =>
      events
        .filter((event) => event.type === type)
        .flatMap((event) => (event.payload as RecordsTold).recordIds);
    const entered = new Set(told('ServiceRecordEntered'));
    const handled = [...new Set([...entered, ...told('ServiceRecordConfirmed')])];
    for (let from = 0; from < handled.length; from += CHUNK_RECORDS) {
      const ids = handled.slice(from, from + CHUNK_RECORDS);
      const records = await transaction.repo(ServiceRecordEntity).findBy({ id: In(ids) });
      const newOnes = records.filter(({ id }) => entered.has(id));
      if (newOnes.length > 0)
        await this.store.raise(transaction, await this.entries.of(transaction, newOnes));
      await this.store.raise(transaction, await this.pairs.of(transaction, records));
    }
    for (const event of events)
      if (event.type === 'AttendanceSettled')
        await this.besideAttendance(transaction, event.payload as AttendanceTold);
  }

  /**
   * Who checked in here and has a record elsewhere at that time gets no second record (rule 21), so the signal is raised on
   * the one that was there first: it is the one to look at.
   */
  private async besideAttendance(
    transaction: WriteTransaction,
    { activityId, volunteerId, intervals }: AttendanceTold,
  ): Promise<void> {
    const spans = intervals.map(({ startAt, endAt }) => ({
      startAt: new Date(startAt),
      endAt: new Date(endAt),
    }));
    if (spans.length === 0) return;
    const records = await transaction
      .repo(ServiceRecordEntity)
      .createQueryBuilder('r')
      .where('r.volunteer_id = :volunteerId AND r.status IN (:...standing)', {
        volunteerId,
        standing: [ServiceRecordStatus.PENDING, ServiceRecordStatus.CONFIRMED],
      })
      .andWhere('r.start_at < :until AND r.end_at > :from', {
        from: Math.min(...spans.map(({ startAt }) => startAt.getTime())),
        until: Math.max(...spans.map(({ endAt }) => endAt.getTime())),
      })
      .getMany();
    if (records.length === 0) return;
    const unit = (await unitsOf(transaction, [activityId])).get(activityId);
    if (!unit) return;
    const claims = spans.map((span) => ({ ...span, unit, source: activityId }));
    const raised = records.flatMap((record) => {
      const figures = overlapAcrossUnits({ ...record, unit: unitOf(record) }, claims);
      return figures ? [signalOn(record, SignalKind.OVERLAP_ACROSS_UNITS, figures)] : [];
    });
    await this.store.raise(transaction, raised);
  }
}
