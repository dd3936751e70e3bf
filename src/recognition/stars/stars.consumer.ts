import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../../platform/events/outbox.js';
import { withMergeTargets } from '../../volunteers/merge-lines.js';
import { StarEvaluation } from './star-evaluation.service.js';

interface Touching {
  readonly volunteerId?: string;
  readonly fromId?: string;
  readonly needId?: string;
}

/** Evaluates stars whenever hours are confirmed or voided, service is rated, or registrations turn out to be one person's. */
@Injectable()
export class StarsConsumer implements OnModuleInit {
  readonly name = 'recognition-stars';
  readonly types = ['ServiceRecordConfirmed', 'ServiceRecordVoided', 'NeedFulfilled', 'VolunteerMerged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly evaluation: StarEvaluation,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const touching = events.map(({ payload }) => payload as Touching);
    const named = touching.flatMap(({ volunteerId, fromId }) =>
      [volunteerId, fromId].filter((id) => id !== undefined),
    );
    const needIds = touching.flatMap(({ needId }) => (needId ? [needId] : []));
    const ids = await withMergeTargets(transaction, [...named, ...(await servedBy(transaction, needIds))]);
    await this.evaluation.evaluate(transaction, ids);
  }
}

/** Who has records of service for needs. */
async function servedBy(transaction: WriteTransaction, needIds: readonly string[]): Promise<string[]> {
  if (needIds.length === 0) return [];
  const rows = await transaction.rows<{ volunteer_id: string }>(
    `SELECT DISTINCT r.volunteer_id FROM activity a JOIN service_record r ON r.activity_id = a.id
      WHERE a.need_id IN (:...needIds)`,
    { needIds },
  );
  return rows.map((row) => row.volunteer_id);
}
