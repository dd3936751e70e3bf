import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { LedgerService } from '../timebank/ledger/ledger.service.js';
import { type AnsweredProblem, answeredProblem } from './answered-problem.js';
import { type Docket, isOwnBackfill, requireConfirmable, requireDecidable } from './decision-checks.js';
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
        () => this.confirmAmong(transaction, actor, input.recordIds),
      ),
    );
  }

  /** Confirms inside the caller's unit of work, which answers for doing it once. */
  async confirmAmong(
    transaction: WriteTransaction,
    actor: Actor,
    recordIds: readonly string[],
  ): Promise<RecordDecision[]> {
    const docket = await this.dockets.open(transaction, recordIds, actor);
    const { decisions, passed } = await this.decide(actor, recordIds, (id) =>
      requireConfirmable(actor, docket, id),
    );
    await this.close(transaction, actor, passed, ServiceRecordStatus.CONFIRMED, null);
    await this.credit(transaction, docket, passed, actor.requireAccount());
    await this.tell(transaction, 'ServiceRecordConfirmed', passed);
    return decisions;
  }

  /** Rejects with a reason what is pending; says of the rest why not. */
  async reject(actor: Actor, input: RejectServiceRecordsInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'rejectServiceRecords', input },
        async () => {
          const docket = await this.dockets.open(transaction, input.recordIds, actor);
          const { decisions, passed } = await this.decide(
            actor,
            input.recordIds,
            (id) => requireDecidable(actor, docket, id).record,
          );
          await this.close(transaction, actor, passed, ServiceRecordStatus.REJECTED, input.reason);
          await this.tell(transaction, 'ServiceRecordRejected', passed);
          return decisions;
        },
      ),
    );
  }

  /** One event per volunteer. */
  private async tell(
    transaction: WriteTransaction,
    type: 'ServiceRecordConfirmed' | 'ServiceRecordRejected',
    passed: readonly ServiceRecordEntity[],
  ): Promise<void> {
    for (const volunteerId of new Set(passed.map((record) => record.volunteerId))) {
      const recordIds = passed
        .filter((record) => record.volunteerId === volunteerId)
        .map((record) => record.id);
      await this.outbox.emit(transaction, type, { volunteerId, recordIds });
    }
  }

  private async decide(
    actor: Actor,
    ids: readonly string[],
    check: (id: string) => ServiceRecordEntity,
  ): Promise<{ decisions: RecordDecision[]; passed: ServiceRecordEntity[] }> {
    const decided = new Map<string, RecordDecision>();
    const passed: ServiceRecordEntity[] = [];
    for (const recordId of new Set(ids)) {
      try {
        passed.push(check(recordId));
        decided.set(recordId, { recordId, problem: null });
      } catch (error) {
        decided.set(recordId, { recordId, problem: await answeredProblem(error, this.audit, actor) });
      }
    }
    // What is named more than once is decided once, and answered each time.
    return { decisions: ids.flatMap((id) => decided.get(id) ?? []), passed };
  }

  /** A backfill that its own recorder takes back names no decider: his place there is the second person's (rule 23). */
  private async close(
    transaction: WriteTransaction,
    actor: Actor,
    passed: readonly ServiceRecordEntity[],
    status: ServiceRecordStatus.CONFIRMED | ServiceRecordStatus.REJECTED,
    reason: string | null,
  ): Promise<void> {
    const decided = { status, decidedAt: this.clock.now(), decisionReason: reason };
    const decider = {
      confirmedByAccountId: actor.requireAccount(),
      confirmedByVolunteerId: actor.volunteerId,
    };
    const taken = passed.filter((record) => isOwnBackfill(record, actor.accountId));
    for (const [records, by] of [
      [taken, {}],
      [passed.filter((record) => !taken.includes(record)), decider],
    ] as const) {
      if (records.length === 0) continue;
      await transaction
        .repo(ServiceRecordEntity)
        .update({ id: In(records.map((record) => record.id)) }, { ...decided, ...by });
    }
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
      const policy = docket.policies.get(record.policyVersionId);
      const terms = policy?.records;
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
          toPool: policy.timebank.groupHoursToPool && record.organisationId !== null,
          balanceCapMinutes: policy.timebank.balanceCapMinutes,
          policyVersionId: record.policyVersionId,
          actorAccountId: accountId,
        },
      ];
    });
    await this.ledger.creditMany(transaction, credits);
  }
}
