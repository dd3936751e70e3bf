import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { type Consumer, type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { PolicyService } from '../policies/policy.service.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { computeRollups } from './ranking-computation.js';
import { keepRollups } from './ranking-keeping.js';
import { recount } from './ranking-recount.js';

export const RANKINGS_CONSUMER = 'rankings';

const REBUILD_CHUNK_VOLUNTEERS = 500;

/**
 * Keeps the ranking totals in step with confirmed service (domain.md rules 26 and 51). A volunteer's totals are always
 * computed anew from his records, so events may come in any order and a rebuild gives the same rows.
 *
 * Ranked is who has a volunteer number and has neither withdrawn nor been merged; who erased himself has withdrawn. What
 * provenance counts is decided by today's policy of his community: after a change of it, run `rankings rebuild`.
 */
@Injectable()
export class RankingProjection implements Consumer, OnModuleInit {
  readonly name = RANKINGS_CONSUMER;
  readonly types = [
    'ServiceRecordConfirmed',
    'ServiceRecordVoided',
    'VolunteerAccepted',
    'VolunteerChanged',
    'VolunteerMoved',
    'VolunteerErased',
    'VolunteerMerged',
  ];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly policies: PolicyService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    await this.renew(transaction, [...new Set(events.flatMap(volunteersTouchedBy))]);
  }

  /** Computes everybody's totals anew, in units of 500 volunteers; answers how many volunteers were looked at. */
  async rebuild(): Promise<number> {
    let count = 0;
    let afterId = '';
    for (;;) {
      const ids = await this.uow.write((transaction) => this.renewAfter(transaction, afterId));
      const last = ids.at(-1);
      if (last === undefined) {
        await this.uow.write(recount);
        return count;
      }
      count += ids.length;
      afterId = last;
    }
  }

  private async renewAfter(transaction: WriteTransaction, afterId: string): Promise<string[]> {
    const rows = await transaction.rows<{ id: string }>(
      `SELECT id FROM volunteer WHERE id > :afterId ORDER BY id LIMIT ${REBUILD_CHUNK_VOLUNTEERS}`,
      { afterId },
    );
    const ids = rows.map((row) => row.id);
    await this.renew(transaction, ids);
    return ids;
  }

  private async renew(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // Locked before anything is read: another process that renews the same volunteers waits, then sees these rows.
    const volunteers = await transaction.lockById(VolunteerEntity, ids);
    const wanted = await computeRollups(
      transaction,
      this.policies,
      serviceDayOf(this.clock.now()),
      volunteers,
    );
    await keepRollups(transaction, ids, wanted);
  }
}

/** Volunteers whose totals an event may change. */
export function volunteersTouchedBy({ payload }: Pick<DomainEvent, 'payload'>): string[] {
  const { volunteerId, fromId, intoId } = payload as Partial<
    Record<'volunteerId' | 'fromId' | 'intoId', string>
  >;
  return [volunteerId, fromId, intoId].filter((id): id is string => typeof id === 'string');
}
