import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { LedgerService } from '../timebank/ledger.service.js';
import { type AnsweredProblem, answeredProblem } from './answered-problem.js';
import { type Docket, requireConfirmable, requireDecidable } from './decision-checks.js';
import { RecordDockets } from './record-docket.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import type { ConfirmServiceRecordsInput, RejectServiceRecordsInput } from './service-records.inputs.js';

export interface RecordDecision {
  readonly recordId: string;
  readonly problem: AnsweredProblem | null;
}

/** Confirming and rejecting, one or many, each answered on its own (domain.md rules 22, 23, 26, 27). */
@Injectable()
export class RecordDecisionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly dockets: RecordDockets,
    private readonly ledger: LedgerService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Confirms what can be confirmed and credits it; says of the rest why not. */
  async confirm(actor: Actor, input: ConfirmServiceRecordsInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'confirmServiceRecords', input },
        async () => {
          const docket = await this.dockets.open(transaction, input.recordIds);
          const { decisions, passed } = await this.decide(actor, input.recordIds, (id) =>
            requireConfirmable(actor, docket, id),
          );
          await this.close(transaction, actor, passed, ServiceRecordStatus.CONFIRMED, null);
          await this.credit(transaction, docket, passed, accountId);
          for (const volunteerId of new Set(passed.map((record) => record.volunteerId))) {
            const recordIds = passed
              .filter((record) => record.volunteerId === volunteerId)
              .map((record) => record.id);
            await this.outbox.emit(transaction, 'ServiceRecordConfirmed', { volunteerId, recordIds });
          }
          return decisions;
        },
      ),
    );
  }

  /** Rejects with a reason what is pending; says of the rest why not. */
  async reject(actor: Actor, input: RejectServiceRecordsInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'rejectServiceRecords', input },
        async () => {
          const docket = await this.dockets.open(transaction, input.recordIds);
          const { decisions, passed } = await this.decide(
            actor,
            input.recordIds,
            (id) => requireDecidable(actor, docket, id).record,
          );
          await this.close(transaction, actor, passed, ServiceRecordStatus.REJECTED, input.reason);
          return decisions;
        },
      ),
    );
  }

  private async decide(
    actor: Actor,
    ids: readonly string[],
    check: (id: string) => ServiceRecordEntity,
  ): Promise<{ decisions: RecordDecision[]; passed: ServiceRecordEntity[] }> {
    const decisions: RecordDecision[] = [];
    const passed: ServiceRecordEntity[] = [];
    for (const recordId of new Set(ids)) {
      try {
        passed.push(check(recordId));
        decisions.push({ recordId, problem: null });
      } catch (error) {
        decisions.push({ recordId, problem: await answeredProblem(error, this.audit, actor) });
      }
    }
    return { decisions, passed };
  }

  private async close(
    transaction: WriteTransaction,
    actor: Actor,
    passed: readonly ServiceRecordEntity[],
    status: ServiceRecordStatus.CONFIRMED | ServiceRecordStatus.REJECTED,
    reason: string | null,
  ): Promise<void> {
    if (passed.length === 0) return;
    await transaction.repo(ServiceRecordEntity).update(
      { id: In(passed.map((record) => record.id)) },
      {
        status,
        confirmedByAccountId: actor.requireAccount(),
        confirmedByVolunteerId: actor.volunteerId,
        decidedAt: this.clock.now(),
        decisionReason: reason,
      },
    );
    for (const record of passed) {
      await this.audit.record(transaction, actor, {
        action: status === ServiceRecordStatus.CONFIRMED ? 'record.confirm' : 'record.reject',
        subjectType: 'ServiceRecord',
        subjectId: record.id,
        placeCode: record.communityCode,
      });
    }
  }

  /** Honour and redeemable minutes by the policy that the record was entered under (rule 19). */
  private async credit(
    transaction: WriteTransaction,
    docket: Docket,
    passed: readonly ServiceRecordEntity[],
    accountId: string,
  ): Promise<void> {
    const credits = passed.flatMap((record) => {
      const terms = docket.policies.get(record.policyVersionId)?.records;
      if (!terms || record.creditedMinutes === 0 || !terms.honorProvenances.includes(record.provenance))
        return [];
      const redeemable = terms.redeemableProvenances.includes(record.provenance);
      return [
        {
          serviceRecordId: record.id,
          volunteerId: record.volunteerId,
          communityCode: record.communityCode,
          honorMinutes: record.creditedMinutes,
          redeemableMinutes: redeemable ? record.creditedMinutes : 0,
          policyVersionId: record.policyVersionId,
          actorAccountId: accountId,
        },
      ];
    });
    await this.ledger.creditMany(transaction, credits);
  }
}
