import { Injectable } from '@nestjs/common';
import { invalidInput } from '../kernel/problem.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { EntryDesk } from './entry-desk.service.js';
import { subjectOf } from './record-access.js';
import { RecordStore } from './record-store.service.js';
import { ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import type { ReplaceServiceRecordInput, VoidServiceRecordInput } from './service-records.inputs.js';
import { ownRecord, recordNotConfirmed, REPLACEMENT_OTHER_VOLUNTEER } from './service-records.problems.js';

/** Voiding and replacing: a confirmed record is never changed (domain.md rule 26). */
@Injectable()
export class RecordCorrectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: EntryDesk,
    private readonly store: RecordStore,
    private readonly own: OwnRegistration,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** Voids a confirmed record and takes its minutes back. @throws Problem NOT_FOUND, OWN_RECORD, RECORD_NOT_CONFIRMED */
  async void(actor: Actor, input: VoidServiceRecordInput): Promise<string> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'voidServiceRecord', input },
        async () => {
          await this.strike(transaction, actor, input);
          return input.recordId;
        },
      ),
    );
  }

  /**
   * Voids and enters the right one of the same volunteer in its place, to be confirmed anew.
   * @throws Problem as for voiding and entering
   */
  async replace(actor: Actor, input: ReplaceServiceRecordInput): Promise<string> {
    const accountId = actor.requireAccount();
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'replaceServiceRecord', input },
        async () => {
          const { volunteerId } = await this.strike(transaction, actor, input);
          if (input.record.volunteerId !== volunteerId) {
            throw invalidInput([{ path: 'input.record.volunteerId', code: REPLACEMENT_OTHER_VOLUNTEER }]);
          }
          // Opened after the voiding, so the time of the voided record is free again.
          const desk = await this.desk.open(transaction, actor, [input.record]);
          const drafted = await this.desk.draft(transaction, desk, input.record, {
            path: 'input.record',
            replacesId: input.recordId,
          });
          await this.store.insert(transaction, [drafted]);
          await this.audit.record(transaction, actor, {
            action: 'record.replace',
            subjectType: 'ServiceRecord',
            subjectId: drafted.row.id,
            placeCode: drafted.row.communityCode,
            details: { replacesId: input.recordId },
          });
          return drafted.row.id;
        },
      ),
    );
  }

  private async strike(
    transaction: WriteTransaction,
    actor: Actor,
    { recordId, reason }: { recordId: string; reason: string },
  ): Promise<ServiceRecordEntity> {
    const accountId = actor.requireAccount();
    const seen = await transaction.repo(ServiceRecordEntity).findOneBy({ id: recordId });
    if (!seen)
      throw notFound().audited({
        action: 'record.correct',
        subjectType: 'ServiceRecord',
        subjectId: recordId,
      });
    const volunteers = await transaction.lockById(VolunteerEntity, [seen.volunteerId]);
    const [record] = await transaction.lockById(ServiceRecordEntity, [recordId]);
    if (!record) throw notFound();
    actor.require('record.correct', subjectOf(record), 'record.read');
    const volunteer = volunteers.find((one) => one.id === record.volunteerId);
    const isActor = await this.own.recognise(transaction, actor);
    if (!volunteer || isActor(volunteer)) throw ownRecord();
    if (record.status !== ServiceRecordStatus.CONFIRMED) throw recordNotConfirmed({ status: record.status });
    await this.store.void(transaction, record, { accountId, reason });
    await this.audit.record(transaction, actor, {
      action: 'record.void',
      subjectType: 'ServiceRecord',
      subjectId: recordId,
      placeCode: record.communityCode,
    });
    return record;
  }
}
