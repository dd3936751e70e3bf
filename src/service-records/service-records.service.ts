import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { withinPlaces } from '../platform/database/sql.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor, Subject } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { type AnsweredProblem, answeredProblem } from './answered-problem.js';
import { type PreparedRecord, RecordEntryService } from './record-entry.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import type { EnterServiceRecordInput, EnterServiceRecordsInput } from './service-records.inputs.js';

export interface EnteredRecord {
  readonly index: number;
  readonly recordId: string | null;
  readonly problem: AnsweredProblem | null;
}

export interface RecordFilter {
  readonly placeCode?: string | null;
  readonly squadId?: string | null;
  readonly volunteerId?: string | null;
  readonly status?: ServiceRecordStatus | null;
  readonly fromDay?: string | null;
  readonly untilDay?: string | null;
}

/** How rights see a record. */
export const subjectOf = (record: ServiceRecordEntity): Subject => ({
  type: 'ServiceRecord',
  id: record.id,
  placeCode: record.communityCode,
  squadId: record.squadId,
});

/** Entering and finding records. */
@Injectable()
export class ServiceRecordsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entry: RecordEntryService,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Enters one record, waiting for confirmation. @throws Problem what is wrong with it */
  async enter(actor: Actor, input: EnterServiceRecordInput): Promise<string> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, { accountId, key: input.idempotencyKey, operation: 'enterServiceRecord', input }, async () => {
        const desk = await this.entry.open(transaction, actor, [input]);
        const prepared = await this.entry.prepare(transaction, desk, input);
        await this.entry.store(transaction, [prepared]);
        await this.note(transaction, actor, [prepared]);
        return prepared.row.id;
      }),
    );
  }

  /** Enters many; each is answered on its own, the right ones are stored (rule 27). */
  async enterMany(actor: Actor, input: EnterServiceRecordsInput): Promise<EnteredRecord[]> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, { accountId, key: input.idempotencyKey, operation: 'enterServiceRecords', input }, async () => {
        const desk = await this.entry.open(transaction, actor, input.records);
        const prepared: PreparedRecord[] = [];
        const answers: EnteredRecord[] = [];
        for (const [index, record] of input.records.entries()) {
          try {
            const one = await this.entry.prepare(transaction, desk, record);
            prepared.push(one);
            answers.push({ index, recordId: one.row.id, problem: null });
          } catch (error) {
            answers.push({ index, recordId: null, problem: answeredProblem(error) });
          }
        }
        await this.entry.store(transaction, prepared);
        await this.note(transaction, actor, prepared);
        return answers;
      }),
    );
  }

  /** Whether the actor may see a record: his own, his squad's, his places'. */
  readable(actor: Actor, record: ServiceRecordEntity): boolean {
    const own = actor.volunteerId !== null && actor.volunteerId === record.volunteerId;
    return own || actor.may('record.read', record.communityCode, record.squadId);
  }

  /** @throws Problem NOT_FOUND */
  async requireReadable(view: ReadView, actor: Actor, id: string): Promise<ServiceRecordEntity> {
    const record = await view.manager.getRepository(ServiceRecordEntity).findOneBy({ id });
    if (!record || !this.readable(actor, record)) {
      throw notFound().audited({ action: 'record.read', subjectType: 'ServiceRecord', subjectId: id });
    }
    return record;
  }

  /** Records in the actor's places and squads, newest first. */
  async list(actor: Actor, filter: RecordFilter, beforeId: string, limit: number): Promise<ServiceRecordEntity[]> {
    const squads = actor.squadsOf('record.read');
    const places = withinPlaces('r.community_code', actor.placesOf('record.read'));
    const scope = squads.length === 0 ? places : `(${places} OR r.squad_id IN (:...squads))`;
    return this.find(scope, { squads }, filter, beforeId, limit);
  }

  /** A volunteer's own records, newest first. */
  async ofVolunteer(volunteerId: string, filter: RecordFilter, beforeId: string, limit: number): Promise<ServiceRecordEntity[]> {
    return this.find('r.volunteer_id = :own', { own: volunteerId }, filter, beforeId, limit);
  }

  private find(scope: string, parameters: object, filter: RecordFilter, beforeId: string, limit: number): Promise<ServiceRecordEntity[]> {
    return this.uow.read((view) => {
      const query = view.manager.createQueryBuilder(ServiceRecordEntity, 'r').where(scope, parameters);
      query.andWhere('r.id < :beforeId', { beforeId });
      if (filter.placeCode) query.andWhere(withinPlaces('r.community_code', [filter.placeCode]));
      if (filter.squadId) query.andWhere('r.squad_id = :squadId', { squadId: filter.squadId });
      if (filter.volunteerId) query.andWhere('r.volunteer_id = :volunteerId', { volunteerId: filter.volunteerId });
      if (filter.status) query.andWhere('r.status = :status', { status: filter.status });
      if (filter.fromDay) query.andWhere('r.service_day >= :fromDay', { fromDay: filter.fromDay });
      if (filter.untilDay) query.andWhere('r.service_day <= :untilDay', { untilDay: filter.untilDay });
      return query.orderBy('r.id', 'DESC').take(limit).getMany();
    });
  }

  private async note(transaction: WriteTransaction, actor: Actor, prepared: readonly PreparedRecord[]): Promise<void> {
    for (const { row } of prepared) {
      await this.audit.record(transaction, actor, {
        action: 'record.enter',
        subjectType: 'ServiceRecord',
        subjectId: row.id,
        placeCode: row.communityCode,
        details: { provenance: row.provenance },
      });
    }
  }
}
