import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { LedgerService } from '../timebank/ledger.service.js';
import type { RecordDraft } from './record-admission.js';
import { RecordEntry } from './record-entry.js';
import { isHimself, ownerOf, RecordLocking } from './record-locking.js';
import { mayRead, subjectOf } from './record-visibility.js';
import { ServiceRecordEntity, ServiceRecordStatus } from './service-record.entity.js';
import { ownRecord, recordNotConfirmed } from './service-records.problems.js';

export interface RecordVoiding {
  readonly recordId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Corrections: a confirmed record never changes, it is voided and, if need be, replaced (domain.md rule 26). */
@Injectable()
export class CorrectServiceRecordsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly locking: RecordLocking,
    private readonly entry: RecordEntry,
    private readonly ledger: LedgerService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Voids a record and takes back what it was credited; answers its id.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_RECORD, RECORD_NOT_CONFIRMED, IDEMPOTENCY_KEY_REUSED
   */
  async void(actor: Actor, input: RecordVoiding): Promise<string> {
    const call = { accountId: actor.requireAccount(), key: input.idempotencyKey, operation: 'voidServiceRecord', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.voidOne(transaction, actor, input, []);
        return input.recordId;
      }),
    );
  }

  /**
   * Voids a record and enters another in its place, linked and to be confirmed anew, in one unit; answers the new id.
   * @throws Problem as `void`, and for the new record as EnterServiceRecordsService.enter
   */
  async replace(actor: Actor, input: RecordVoiding & { readonly record: RecordDraft }): Promise<string> {
    const call = { accountId: actor.requireAccount(), key: input.idempotencyKey, operation: 'replaceServiceRecord', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.voidOne(transaction, actor, input, [input.record.volunteerId]);
        const draft = { ...input.record, recordingReason: input.record.recordingReason ?? input.reason };
        const [answer] = await this.entry.enter(transaction, actor, [draft], {
          pathOf: () => 'input.record.',
          replacesId: input.recordId,
        });
        if (!answer) throw new Error('a draft without an answer');
        if ('problem' in answer) throw answer.problem;
        return answer.recordId;
      }),
    );
  }

  private async voidOne(
    transaction: WriteTransaction,
    actor: Actor,
    { recordId, reason }: RecordVoiding,
    alsoVolunteerIds: readonly string[],
  ): Promise<void> {
    const locked = await this.locking.lock(transaction, [recordId], alsoVolunteerIds);
    const record = locked.records.get(recordId);
    if (!record) throw notFound().audited({ action: 'record.correct', subjectType: 'ServiceRecord', subjectId: recordId });
    const himself = isHimself(actor, record, locked);
    if (!himself || !mayRead(actor, record)) actor.require('record.correct', subjectOf(record), 'record.read');
    if (himself) throw ownRecord();
    if (record.status !== ServiceRecordStatus.CONFIRMED) throw recordNotConfirmed({ status: record.status });
    const accountId = actor.requireAccount();
    await transaction.repo(ServiceRecordEntity).update(
      { id: recordId },
      {
        status: ServiceRecordStatus.VOIDED,
        voidedAt: this.clock.now(),
        voidedByAccountId: accountId,
        decisionReason: reason,
      },
    );
    const reversal = await this.ledger.reverseCredit(transaction, {
      serviceRecordId: recordId,
      volunteerId: ownerOf(record, locked),
      policyVersionId: record.policyVersionId,
      actorAccountId: accountId,
      reason,
    });
    await this.outbox.emit(transaction, 'ServiceRecordVoided', { recordId, volunteerId: record.volunteerId });
    await this.audit.record(transaction, actor, {
      action: 'record.void',
      subjectType: 'ServiceRecord',
      subjectId: recordId,
      placeCode: record.communityCode,
      details: { volunteerId: record.volunteerId, debtMinutes: reversal?.debtMinutes ?? 0 },
    });
  }
}
