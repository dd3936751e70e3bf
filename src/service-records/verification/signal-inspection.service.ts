import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { answeredProblem } from '../answered-problem.js';
import { subjectOf } from '../record-access.js';
import type { RecordDecision } from '../record-decisions.service.js';
import { RecordSignalEntity } from '../record-signal.entity.js';
import { ServiceRecordEntity } from '../service-record.entity.js';
import { ownRecord } from '../service-records.problems.js';
import type { MarkInspectedInput } from './verification.inputs.js';
import { nothingToInspect, ownInspection } from './verification.problems.js';

/** Looking at what was signalled (domain.md rule 28). */
@Injectable()
export class SignalInspection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Standing records of the actor's places with a signal that nobody has looked at, the one entered first in front; what
   * was rejected or voided has been dealt with. A person's own are for others to inspect.
   */
  async queue(
    actor: Actor,
    placeCode: string | null,
    afterId: string,
    limit: number,
  ): Promise<ServiceRecordEntity[]> {
    return this.uow.read((view) => {
      const query = view.manager
        .createQueryBuilder(ServiceRecordEntity, 'r')
        .where(withinPlaces('r.community_code', actor.placesOf('record.read')))
        .andWhere(`r.status IN ('PENDING', 'CONFIRMED') AND r.id > :afterId`, { afterId })
        .andWhere('r.id IN (SELECT s.record_id FROM record_signal s WHERE s.inspected_at IS NULL)');
      if (placeCode) query.andWhere(withinPlaces('r.community_code', [placeCode]));
      if (actor.volunteerId) query.andWhere('r.volunteer_id <> :own', { own: actor.volunteerId });
      return query.orderBy('r.id').take(limit).getMany();
    });
  }

  /**
   * Notes that somebody looked, record by record; it decides nothing about the record.
   * Each may be refused: NOT_FOUND, FORBIDDEN, OWN_RECORD, OWN_INSPECTION, NOTHING_TO_INSPECT
   */
  async mark(actor: Actor, input: MarkInspectedInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'markInspected', input },
        () => this.markEach(transaction, actor, input),
      ),
    );
  }

  load = async (recordIds: readonly string[]): Promise<Map<string, RecordSignalEntity[]>> => {
    const found = await this.uow.read((view) =>
      view.manager
        .getRepository(RecordSignalEntity)
        .find({ where: { recordId: In([...recordIds]) }, order: { id: 'ASC' } }),
    );
    return new Map(recordIds.map((id) => [id, found.filter((signal) => signal.recordId === id)]));
  };

  private async markEach(
    transaction: WriteTransaction,
    actor: Actor,
    { recordIds, note }: MarkInspectedInput,
  ): Promise<RecordDecision[]> {
    const ids = [...new Set(recordIds)];
    const records = await transaction.repo(ServiceRecordEntity).findBy({ id: In(ids) });
    const waiting = await transaction
      .repo(RecordSignalEntity)
      .findBy({ recordId: In(ids), inspectedAt: IsNull() });
    const signals = (
      await transaction.lockById(
        RecordSignalEntity,
        waiting.map(({ id }) => id),
      )
    ).filter(({ inspectedAt }) => inspectedAt === null);
    const decisions: RecordDecision[] = [];
    for (const recordId of ids) {
      try {
        const record = requireInspectable(
          actor,
          records.find(({ id }) => id === recordId),
          recordId,
        );
        const own = signals.filter((signal) => signal.recordId === recordId);
        if (own.length === 0) throw nothingToInspect();
        await this.close(transaction, actor, record, own, note);
        decisions.push({ recordId, problem: null });
      } catch (error) {
        decisions.push({ recordId, problem: await answeredProblem(error, this.audit, actor) });
      }
    }
    return decisions;
  }

  private async close(
    transaction: WriteTransaction,
    actor: Actor,
    record: ServiceRecordEntity,
    signals: readonly RecordSignalEntity[],
    note: string,
  ): Promise<void> {
    await transaction
      .repo(RecordSignalEntity)
      .update(
        { id: In(signals.map(({ id }) => id)) },
        { inspectedAt: this.clock.now(), inspectedByAccountId: actor.requireAccount() },
      );
    await this.audit.record(transaction, actor, {
      action: 'record.inspect',
      subjectType: 'ServiceRecord',
      subjectId: record.id,
      placeCode: record.communityCode,
      details: { kinds: signals.map(({ kind }) => kind), note },
    });
  }
}

/**
 * An office inspects what others did: neither his own service, nor what he entered or confirmed himself, since those are
 * the people whom signals are about. @throws Problem NOT_FOUND, FORBIDDEN, OWN_RECORD, OWN_INSPECTION
 */
function requireInspectable(
  actor: Actor,
  record: ServiceRecordEntity | undefined,
  recordId: string,
): ServiceRecordEntity {
  if (!record) {
    throw notFound().audited({ action: 'record.correct', subjectType: 'ServiceRecord', subjectId: recordId });
  }
  actor.require('record.correct', subjectOf(record), 'record.read');
  if (actor.volunteerId === record.volunteerId) throw ownRecord();
  if ([record.recordedByAccountId, record.confirmedByAccountId].includes(actor.accountId))
    throw ownInspection();
  return record;
}
