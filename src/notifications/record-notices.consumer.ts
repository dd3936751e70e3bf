import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { ActivityEntity } from '../activities/activity.entity.js';
import { Secrecy } from '../kernel/secrecy.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { ServiceRecordEntity, ServiceRecordStatus } from '../service-records/service-record.entity.js';
import { AccountFinder } from './account-finder.js';
import { NotificationKind } from './notification.entity.js';
import type { NotificationFacts } from './notification-texts.js';
import { Notifier } from './notifier.js';

interface RecordsDecided {
  readonly recordIds: readonly string[];
}

interface DisputeAnswered {
  readonly disputeId: string;
  readonly recordId: string;
}

/** Tells volunteers what was decided about their service (domain.md rules 26, 27). */
@Injectable()
export class RecordNoticesConsumer implements OnModuleInit {
  readonly name = 'notifications-records';
  readonly types = ['ServiceRecordConfirmed', 'ServiceRecordRejected', 'DisputeAnswered'];

  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountFinder,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    for (const event of events) {
      if (event.type === 'DisputeAnswered') {
        const { disputeId, recordId } = event.payload as DisputeAnswered;
        await this.tell(transaction, [recordId], NotificationKind.DISPUTE_ANSWERED, disputeId);
      } else {
        const { recordIds } = event.payload as RecordsDecided;
        const kind =
          event.type === 'ServiceRecordConfirmed'
            ? NotificationKind.RECORD_CONFIRMED
            : NotificationKind.RECORD_REJECTED;
        await this.tell(transaction, recordIds, kind, null);
      }
    }
  }

  private async tell(
    transaction: WriteTransaction,
    recordIds: readonly string[],
    kind: NotificationKind,
    disputeId: string | null,
  ): Promise<void> {
    if (recordIds.length === 0) return;
    const records = await transaction
      .repo(ServiceRecordEntity)
      .find({ where: { id: In([...recordIds]) }, order: { id: 'ASC' } });
    const told = records.filter((record) => stillHolds(kind, record));
    const accounts = await this.accounts.ofVolunteers(
      transaction,
      told.map(({ volunteerId }) => volunteerId),
    );
    const secret = await this.secretActivities(transaction, told);
    for (const record of told) {
      const accountId = accounts.get(record.volunteerId);
      if (!accountId) continue;
      await this.notifier.tell(transaction, {
        accountId,
        kind,
        subjectType: disputeId ? 'Dispute' : 'ServiceRecord',
        subjectId: disputeId ?? record.id,
        facts: factsOf(record, kind, secret.has(record.activityId ?? '')),
        cause: disputeId ? `dispute:${disputeId}` : `${kind}:${record.id}`,
      });
    }
  }

  private async secretActivities(
    transaction: WriteTransaction,
    records: readonly ServiceRecordEntity[],
  ): Promise<Set<string>> {
    const ids = records.flatMap(({ activityId }) => (activityId ? [activityId] : []));
    const found = await transaction.repo(ActivityEntity).findBy({ id: In(ids) });
    return new Set(found.filter(({ secrecy }) => secrecy !== Secrecy.PUBLIC).map(({ id }) => id));
  }
}

/** What was voided, or merged into another person's account, since the event is not told any more. */
const stillHolds = (kind: NotificationKind, { status }: ServiceRecordEntity): boolean =>
  kind === NotificationKind.DISPUTE_ANSWERED ||
  status ===
    (kind === NotificationKind.RECORD_CONFIRMED
      ? ServiceRecordStatus.CONFIRMED
      : ServiceRecordStatus.REJECTED);

function factsOf(record: ServiceRecordEntity, kind: NotificationKind, secret: boolean): NotificationFacts {
  const { occasion, squadKind, startAt, creditedMinutes, decisionReason } = record;
  const rejected = kind === NotificationKind.RECORD_REJECTED && decisionReason !== null && !secret;
  return {
    ...(secret ? (squadKind ? { squadKind } : {}) : { title: occasion }),
    startAt: startAt.toISOString(),
    minutes: String(creditedMinutes),
    ...(rejected ? { reason: decisionReason } : {}),
  };
}
