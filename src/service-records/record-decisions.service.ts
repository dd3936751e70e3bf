import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { Provenance } from '../kernel/vocabulary.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor, Office } from '../platform/security/actor.js';
import { forbidden, notFound } from '../platform/security/security.problems.js';
import type { Policy } from '../policies/policy.js';
import { PolicyService } from '../policies/policy.service.js';
import { LedgerService } from '../timebank/ledger.service.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { type AnsweredProblem, answeredProblem } from './answered-problem.js';
import { officeForDayTotal, officeForLateness, officeSuffices } from './service-record-rules.js';
import { ServiceRecordDayEntity, ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import type { ConfirmServiceRecordsInput, RejectServiceRecordsInput } from './service-records.inputs.js';
import * as problems from './service-records.problems.js';
import { ServiceRecordsService } from './service-records.service.js';

export interface RecordDecision {
  readonly recordId: string;
  readonly problem: AnsweredProblem | null;
}

/** The records of one call with what decides about them, locked. */
interface Docket {
  readonly records: ReadonlyMap<string, ServiceRecordEntity>;
  readonly volunteers: ReadonlyMap<string, VolunteerEntity>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly days: ReadonlyMap<string, readonly ServiceRecordDayEntity[]>;
  /** Confirmed minutes by volunteer and day, growing by what this call confirms. */
  readonly dayTotals: Map<string, number>;
}

const dayKey = (part: { volunteerId: string; day: string }): string => `${part.volunteerId}|${part.day}`;

/** Confirming and rejecting, one or many, each answered on its own (domain.md rules 22, 23, 26, 27). */
@Injectable()
export class RecordDecisionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: ServiceRecordsService,
    private readonly policies: PolicyService,
    private readonly ledger: LedgerService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Confirms what can be confirmed and credits it; says of the rest why not. */
  async confirm(actor: Actor, input: ConfirmServiceRecordsInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, { accountId, key: input.idempotencyKey, operation: 'confirmServiceRecords', input }, async () => {
        const docket = await this.open(transaction, input.recordIds);
        const { decisions, passed } = this.decide(input.recordIds, (id) => this.checkConfirmable(actor, docket, id));
        await this.close(transaction, actor, passed, ServiceRecordStatus.CONFIRMED, null);
        await this.credit(transaction, docket, passed, accountId);
        for (const volunteerId of new Set(passed.map((record) => record.volunteerId))) {
          const recordIds = passed.filter((record) => record.volunteerId === volunteerId).map((record) => record.id);
          await this.outbox.emit(transaction, 'ServiceRecordConfirmed', { volunteerId, recordIds });
        }
        return decisions;
      }),
    );
  }

  /** Rejects with a reason what is pending; says of the rest why not. */
  async reject(actor: Actor, input: RejectServiceRecordsInput): Promise<RecordDecision[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, { accountId, key: input.idempotencyKey, operation: 'rejectServiceRecords', input }, async () => {
        const docket = await this.open(transaction, input.recordIds);
        const { decisions, passed } = this.decide(input.recordIds, (id) => this.checkDecidable(actor, docket, id).record);
        await this.close(transaction, actor, passed, ServiceRecordStatus.REJECTED, input.reason);
        return decisions;
      }),
    );
  }

  /** Locks volunteers before records, as entering does, so that no two desks wait for each other in a circle. */
  private async open(transaction: WriteTransaction, recordIds: readonly string[]): Promise<Docket> {
    const ids = [...new Set(recordIds)];
    const found = await transaction.repo(ServiceRecordEntity).findBy({ id: In(ids) });
    const volunteerIds = [...new Set(found.map((record) => record.volunteerId))];
    const volunteers = await transaction.lockById(VolunteerEntity, volunteerIds);
    const records = await transaction.lockById(ServiceRecordEntity, found.map((record) => record.id));
    const parts = found.length === 0 ? [] : await transaction.repo(ServiceRecordDayEntity).findBy({ recordId: In(found.map((record) => record.id)) });
    const policies = new Map<string, Policy>();
    for (const { policyVersionId } of records) {
      if (!policies.has(policyVersionId)) policies.set(policyVersionId, await this.policies.policyOfVersion(transaction, policyVersionId));
    }
    return {
      records: new Map(records.map((record) => [record.id, record])),
      volunteers: new Map(volunteers.map((volunteer) => [volunteer.id, volunteer])),
      policies,
      days: new Map(records.map((record) => [record.id, parts.filter((part) => part.recordId === record.id)])),
      dayTotals: await this.dayTotals(transaction, parts),
    };
  }

  private async dayTotals(transaction: WriteTransaction, parts: readonly ServiceRecordDayEntity[]): Promise<Map<string, number>> {
    if (parts.length === 0) return new Map();
    const rows = await transaction.rows<{ volunteer_id: string; day: string; minutes: number }>(
      `SELECT d.volunteer_id, d.day, sum(d.raw_minutes) AS minutes FROM service_record_day d
       JOIN service_record r ON r.id = d.record_id AND r.status = 'CONFIRMED'
       WHERE d.volunteer_id IN (:...volunteerIds) AND d.day IN (:...days) GROUP BY d.volunteer_id, d.day`,
      { volunteerIds: [...new Set(parts.map((part) => part.volunteerId))], days: [...new Set(parts.map((part) => part.day))] },
    );
    return new Map(rows.map((row) => [dayKey({ volunteerId: row.volunteer_id, day: row.day }), row.minutes]));
  }

  private decide(ids: readonly string[], check: (id: string) => ServiceRecordEntity) {
    const decisions: RecordDecision[] = [];
    const passed: ServiceRecordEntity[] = [];
    const seen = new Set<string>();
    for (const recordId of ids) {
      if (seen.has(recordId)) continue;
      seen.add(recordId);
      try {
        passed.push(check(recordId));
        decisions.push({ recordId, problem: null });
      } catch (error) {
        decisions.push({ recordId, problem: answeredProblem(error) });
      }
    }
    return { decisions, passed };
  }

  /** What holds for confirming and rejecting: seen, entitled, not one's own, not decided. */
  private checkDecidable(actor: Actor, docket: Docket, id: string): { record: ServiceRecordEntity; office: Office } {
    const record = docket.records.get(id);
    if (!record || !this.records.readable(actor, record)) throw notFound();
    const volunteer = docket.volunteers.get(record.volunteerId);
    const own = actor.volunteerId === record.volunteerId || volunteer?.accountId === actor.accountId;
    const office = actor.officeFor('record.confirm', record.communityCode, record.squadId);
    if (own) throw problems.ownRecord();
    if (!office) throw forbidden();
    if (record.status !== ServiceRecordStatus.PENDING) throw problems.recordNotPending({ status: record.status });
    return { record, office };
  }

  private checkConfirmable(actor: Actor, docket: Docket, id: string): ServiceRecordEntity {
    const { record, office } = this.checkDecidable(actor, docket, id);
    if (record.provenance === Provenance.BACKFILLED && record.recordedByAccountId === actor.accountId) throw problems.ownBackfill();
    const policy = docket.policies.get(record.policyVersionId);
    if (!policy) throw new Error('a record without its policy');
    const lateOffice = officeForLateness(record.endAt, serviceDayOf(record.recordedAt), { ...policy.records, calendar: policy.calendar });
    if (!officeSuffices(office, lateOffice)) throw problems.lateRecord({ office: lateOffice });
    const parts = docket.days.get(id) ?? [];
    for (const part of parts) {
      const totalMinutes = (docket.dayTotals.get(dayKey(part)) ?? 0) + part.rawMinutes;
      const needed = officeForDayTotal(totalMinutes, policy.records);
      if (!officeSuffices(office, needed)) throw problems.dayTotalExceeded({ day: part.day, totalMinutes, office: needed });
    }
    for (const part of parts) docket.dayTotals.set(dayKey(part), (docket.dayTotals.get(dayKey(part)) ?? 0) + part.rawMinutes);
    return record;
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
  private async credit(transaction: WriteTransaction, docket: Docket, passed: readonly ServiceRecordEntity[], accountId: string): Promise<void> {
    const credits = passed.flatMap((record) => {
      const terms = docket.policies.get(record.policyVersionId)?.records;
      if (!terms || record.creditedMinutes === 0 || !terms.honorProvenances.includes(record.provenance)) return [];
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
