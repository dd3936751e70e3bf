import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { addWorkingDays } from '../kernel/working-days.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { subjectOf } from './record-access.js';
import { DisputeStatus, ServiceRecordDisputeEntity } from './service-record-dispute.entity.js';
import { ServiceRecordEntity } from './service-record.entity.js';
import type { AnswerDisputeInput, DisputeServiceRecordInput } from './service-records.inputs.js';
import { disputeAnswered, disputeOpen, ownDispute } from './service-records.problems.js';
import { ServiceRecordsService } from './service-records.service.js';

/** A volunteer objects to a record of his; somebody uninvolved answers in time (domain.md rule 26). */
@Injectable()
export class DisputesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: ServiceRecordsService,
    private readonly policies: PolicyService,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws Problem NOT_FOUND (also for other people's records), DISPUTE_OPEN */
  async open(actor: Actor, input: DisputeServiceRecordInput): Promise<string> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'disputeServiceRecord', input },
        async () => {
          const [record] = await transaction.lockById(ServiceRecordEntity, [input.recordId]);
          if (!record || actor.volunteerId !== record.volunteerId) {
            throw notFound().audited({
              action: 'record.dispute',
              subjectType: 'ServiceRecord',
              subjectId: input.recordId,
            });
          }
          const disputes = transaction.repo(ServiceRecordDisputeEntity);
          if (await disputes.existsBy({ recordId: record.id, status: DisputeStatus.OPEN }))
            throw disputeOpen();
          const today = serviceDayOf(this.clock.now());
          const { policy } = await this.policies.policyFor(transaction, record.communityCode, today);
          const id = newId();
          await disputes.insert({
            id,
            recordId: record.id,
            communityCode: record.communityCode,
            reason: input.reason,
            openedAt: this.clock.now(),
            dueOn: addWorkingDays(today, policy.records.disputeAnswerWorkingDays, policy.calendar),
            status: DisputeStatus.OPEN,
          });
          await this.audit.record(transaction, actor, {
            action: 'record.dispute',
            subjectType: 'ServiceRecord',
            subjectId: record.id,
            placeCode: record.communityCode,
            details: { disputeId: id },
          });
          return id;
        },
      ),
    );
  }

  /** Answers; upheld, the officer corrects the record in a step of its own. @throws Problem NOT_FOUND, OWN_DISPUTE, DISPUTE_ANSWERED */
  async answer(actor: Actor, input: AnswerDisputeInput): Promise<string> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'answerDispute', input },
        async () => {
          const [dispute] = await transaction.lockById(ServiceRecordDisputeEntity, [input.disputeId]);
          if (!dispute)
            throw notFound().audited({
              action: 'record.answer',
              subjectType: 'Dispute',
              subjectId: input.disputeId,
            });
          const record = await transaction
            .repo(ServiceRecordEntity)
            .findOneByOrFail({ id: dispute.recordId });
          actor.require('record.correct', subjectOf(record), 'record.read');
          const { volunteerId: id } = record;
          const volunteer = await transaction.repo(VolunteerEntity).findOneByOrFail({ id });
          const isActor = await this.own.recognise(transaction, actor);
          if (isActor(volunteer) || record.confirmedByAccountId === accountId) throw ownDispute();
          if (dispute.status !== DisputeStatus.OPEN) throw disputeAnswered();
          await transaction.repo(ServiceRecordDisputeEntity).update(
            { id: dispute.id },
            {
              status: DisputeStatus[input.outcome],
              answer: input.answer,
              answeredAt: this.clock.now(),
              answeredByAccountId: accountId,
            },
          );
          await this.audit.record(transaction, actor, {
            action: 'record.answer',
            subjectType: 'ServiceRecord',
            subjectId: record.id,
            placeCode: record.communityCode,
            details: { disputeId: dispute.id, outcome: input.outcome },
          });
          await this.outbox.emit(transaction, 'DisputeAnswered', {
            ...{ disputeId: dispute.id, recordId: record.id, volunteerId: record.volunteerId },
          });
          return dispute.id;
        },
      ),
    );
  }

  /** @throws Problem NOT_FOUND, also for who may no longer see the record */
  async requireReadable(view: ReadView, actor: Actor, id: string): Promise<ServiceRecordDisputeEntity> {
    const dispute = await view.manager.getRepository(ServiceRecordDisputeEntity).findOneByOrFail({ id });
    await this.records.requireReadable(view, actor, dispute.recordId);
    return dispute;
  }

  /** Open disputes of the actor's places, the one due first in front. */
  async openIn(
    actor: Actor,
    placeCode: string | null,
    after: readonly [string, string],
    limit: number,
  ): Promise<ServiceRecordDisputeEntity[]> {
    return this.uow.read((view) => {
      const query = view.manager
        .createQueryBuilder(ServiceRecordDisputeEntity, 'd')
        .where(withinPlaces('d.community_code', actor.placesOf('record.correct')))
        .andWhere(`d.status = 'OPEN' AND (d.due_on > :dueOn OR (d.due_on = :dueOn AND d.id > :id))`, {
          dueOn: after[0],
          id: after[1],
        });
      if (placeCode) query.andWhere(withinPlaces('d.community_code', [placeCode]));
      return query.orderBy('d.due_on').addOrderBy('d.id').take(limit).getMany();
    });
  }

  load = async (recordIds: readonly string[]): Promise<Map<string, ServiceRecordDisputeEntity[]>> => {
    const found = await this.uow.read((view) =>
      view.manager
        .createQueryBuilder(ServiceRecordDisputeEntity, 'd')
        .where('d.record_id IN (:...recordIds)', { recordIds })
        .orderBy('d.id')
        .getMany(),
    );
    return new Map(recordIds.map((id) => [id, found.filter((dispute) => dispute.recordId === id)]));
  };
}
