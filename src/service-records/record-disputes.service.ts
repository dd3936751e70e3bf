import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { addWorkingDays } from '../kernel/working-days.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { forbidden, notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { isHimself, type LockedRecords, RecordLocking } from './record-locking.js';
import { mayRead, subjectOf } from './record-visibility.js';
import { DisputeStatus, ServiceRecordDisputeEntity } from './service-record-dispute.entity.js';
import type { ServiceRecordEntity } from './service-record.entity.js';
import { disputeAnswered, disputeOpen, ownDecision, ownRecord } from './service-records.problems.js';

export interface NewDispute {
  readonly recordId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export interface DisputeAnswer {
  readonly disputeId: string;
  readonly outcome: 'UPHELD' | 'REFUSED';
  readonly answer: string;
  readonly idempotencyKey: string;
}

/** Disputes of volunteers about their own records (domain.md rule 26); the office corrects a record apart from this. */
@Injectable()
export class RecordDisputesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly locking: RecordLocking,
    private readonly policies: PolicyService,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Opens a dispute; answers its id. @throws Problem NOT_FOUND, FORBIDDEN, DISPUTE_OPEN, IDEMPOTENCY_KEY_REUSED */
  async open(actor: Actor, input: NewDispute): Promise<string> {
    const call = { accountId: actor.requireAccount(), key: input.idempotencyKey, operation: 'disputeServiceRecord', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const { record } = await this.lockRecord(transaction, input.recordId, 'record.dispute');
        if (actor.volunteerId !== record.volunteerId) {
          const attempt = { action: 'record.dispute', subjectType: 'ServiceRecord', subjectId: record.id };
          throw (mayRead(actor, record) ? forbidden() : notFound()).audited(attempt);
        }
        const disputes = transaction.repo(ServiceRecordDisputeEntity);
        if (await disputes.existsBy({ recordId: record.id, status: DisputeStatus.OPEN })) throw disputeOpen();
        const now = this.clock.now();
        const today = serviceDayOf(now);
        const { policy } = await this.policies.policyFor(transaction, record.communityCode, today);
        const id = newId();
        await disputes.insert({
          id,
          recordId: record.id,
          volunteerId: record.volunteerId,
          communityCode: record.communityCode,
          reason: input.reason,
          openedAt: now,
          dueOn: addWorkingDays(today, policy.records.disputeAnswerWorkingDays, policy.calendar),
          status: DisputeStatus.OPEN,
        });
        await this.note(transaction, actor, 'record.dispute', record, { disputeId: id });
        return id;
      }),
    );
  }

  /**
   * Answers a dispute, by an officer who is neither the volunteer nor has decided on the record; answers its id.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_RECORD, OWN_DECISION, DISPUTE_ANSWERED, IDEMPOTENCY_KEY_REUSED
   */
  async answer(actor: Actor, input: DisputeAnswer): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'answerDispute', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const { recordId } = await this.find(transaction, input.disputeId);
        const { record, locked } = await this.lockRecord(transaction, recordId, 'record.correct');
        const himself = isHimself(actor, record, locked);
        if (!himself || !mayRead(actor, record)) actor.require('record.correct', subjectOf(record), 'record.read');
        if (himself) throw ownRecord();
        const { status } = await this.find(transaction, input.disputeId);
        if (status !== DisputeStatus.OPEN) throw disputeAnswered();
        if ([record.confirmedByAccountId, record.voidedByAccountId].includes(accountId)) throw ownDecision();
        await transaction.repo(ServiceRecordDisputeEntity).update(
          { id: input.disputeId },
          {
            status: DisputeStatus[input.outcome],
            answer: input.answer,
            answeredAt: this.clock.now(),
            answeredByAccountId: accountId,
          },
        );
        await this.note(transaction, actor, 'record.answerDispute', record, {
          disputeId: input.disputeId,
          outcome: input.outcome,
        });
        return input.disputeId;
      }),
    );
  }

  /** A dispute, to the volunteer and the offices. @throws Problem NOT_FOUND */
  async require(view: ReadView, actor: Actor, id: string): Promise<ServiceRecordDisputeEntity> {
    const dispute = await this.find(view, id);
    if (actor.volunteerId !== dispute.volunteerId) {
      actor.require('record.read', { type: 'ServiceRecordDispute', id, placeCode: dispute.communityCode });
    }
    return dispute;
  }

  private async find(view: ReadView, id: string): Promise<ServiceRecordDisputeEntity> {
    const dispute = await view.manager.getRepository(ServiceRecordDisputeEntity).findOneBy({ id });
    if (!dispute) throw notFound().audited({ action: 'record.correct', subjectType: 'ServiceRecordDispute', subjectId: id });
    return dispute;
  }

  private async lockRecord(
    transaction: WriteTransaction,
    id: string,
    action: string,
  ): Promise<{ record: ServiceRecordEntity; locked: LockedRecords }> {
    const locked = await this.locking.lock(transaction, [id]);
    const record = locked.records.get(id);
    if (!record) throw notFound().audited({ action, subjectType: 'ServiceRecord', subjectId: id });
    return { record, locked };
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    action: string,
    record: ServiceRecordEntity,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action,
      subjectType: 'ServiceRecord',
      subjectId: record.id,
      placeCode: record.communityCode,
      details,
    });
  }
}
