import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { shanghaiTime } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import {
  NoticeEntity,
  NoticeEntryEntity,
  NoticeStatus,
  ObjectionEntity,
  ObjectionStatus,
} from './notice.entity.js';
import { NoticeKeepers } from './notice-keepers.js';
import { decideUntil } from './notice-period.js';
import type { DecideObjectionInput, ObjectToNoticeInput } from './notices.inputs.js';
import {
  concerned,
  entryRemoved,
  noticeOver,
  noticeStatus,
  objectionDecided,
  objectionPending,
} from './notices.problems.js';
import { ObjectionStatements } from './objection-statements.js';

/** Named objections to a notice, and their decision by somebody uninvolved (domain.md rule 56). */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly keepers: NoticeKeepers,
    private readonly statements: ObjectionStatements,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Anyone with an account, until the time of the notice is over; one that is undecided is not made again.
   * @returns its id
   * @throws Problem NOT_FOUND, NOTICE_STATUS_NOT_ALLOWED, NOTICE_OVER, NOTICE_ENTRY_REMOVED, OBJECTION_PENDING, IDEMPOTENCY_KEY_REUSED
   */
  object(actor: Actor, input: ObjectToNoticeInput): Promise<string> {
    const authorAccountId = actor.requireAccount();
    const { noticeId, entryId = null, name, contact, text } = input;
    const call = {
      accountId: authorAccountId,
      key: input.idempotencyKey,
      operation: 'objectToNotice',
      input,
    };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const notice = await lockedNotice(transaction, noticeId);
        if (notice.status !== NoticeStatus.OPEN) throw noticeStatus({ status: notice.status });
        const objectedAt = this.clock.now();
        if (objectedAt >= notice.closableFrom) throw noticeOver({ until: shanghaiTime(notice.closableFrom) });
        if (entryId) {
          const entry = await transaction.repo(NoticeEntryEntity).findOneBy({ id: entryId, noticeId });
          if (!entry) throw notFound();
          if (entry.removedAt) throw entryRemoved();
        }
        const waiting = { noticeId, entryId: entryId ?? IsNull(), status: ObjectionStatus.OPEN };
        if (await transaction.repo(ObjectionEntity).existsBy({ ...waiting, authorAccountId }))
          throw objectionPending();
        const policy = await this.policies.policyOfVersion(transaction, notice.policyVersionId);
        const { decideWithinWorkingDays } = policy.notices;
        const id = newId();
        await transaction.repo(ObjectionEntity).insert({
          ...{ id, noticeId, entryId, authorAccountId, status: ObjectionStatus.OPEN, objectedAt },
          statementSealed: this.statements.seal(id, { name, contact, text }),
          decideUntil: decideUntil(objectedAt, decideWithinWorkingDays, policy.calendar),
          ...{ decidedAt: null, decidedByAccountId: null, decisionReason: null },
        });
        await this.audit.record(transaction, actor, {
          ...{ action: 'objection.make', subjectType: 'Objection', subjectId: id },
          placeCode: notice.placeCode,
        });
        return id;
      }),
    );
  }

  /**
   * Decides one with a reason; upheld, the entry is out, and a notice as a whole cannot be closed any more. Neither its author nor whom it is about
   * nor who nominated him decides.
   * @throws Problem NOT_FOUND, OBJECTION_CONCERNS_ONESELF, OBJECTION_DECIDED, NOTICE_STATUS_NOT_ALLOWED
   */
  decide(actor: Actor, { objectionId, upheld, reason }: DecideObjectionInput): Promise<void> {
    const decidedByAccountId = actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const missing = () =>
        notFound().audited({ action: 'objection.decide', subjectType: 'Objection', subjectId: objectionId });
      const found = await transaction.repo(ObjectionEntity).findOneBy({ id: objectionId });
      if (!found) throw missing();
      const notice = await lockedNotice(transaction, found.noticeId);
      actor.require('objection.decide', { type: 'Objection', id: objectionId, placeCode: notice.placeCode });
      // Read again now that nobody else can decide it.
      const [objection] = await transaction.lockById(ObjectionEntity, [objectionId]);
      if (!objection) throw missing();
      const { entryId, status } = objection;
      // An objection to the notice as a whole is about everybody in it.
      const about = await transaction
        .repo(NoticeEntryEntity)
        .findBy(entryId ? { id: entryId } : { noticeId: notice.id });
      const oneself = about.some(({ volunteerId }) => volunteerId === actor.volunteerId);
      const people = about.map(({ volunteerId }) => volunteerId);
      const nominated = () => this.keepers.tookPart(transaction, notice.id, people, decidedByAccountId);
      if (objection.authorAccountId === decidedByAccountId || oneself || (await nominated()))
        throw concerned();
      if (status !== ObjectionStatus.OPEN) throw objectionDecided({ status });
      if (notice.status !== NoticeStatus.OPEN) throw noticeStatus({ status: notice.status });
      const decidedAt = this.clock.now();
      await transaction.repo(ObjectionEntity).update(
        { id: objectionId },
        {
          ...{ status: upheld ? ObjectionStatus.UPHELD : ObjectionStatus.REFUSED },
          ...{ decidedAt, decidedByAccountId, decisionReason: reason },
        },
      );
      if (upheld && entryId)
        await transaction
          .repo(NoticeEntryEntity)
          .update({ id: entryId, removedAt: IsNull() }, { removedAt: decidedAt });
      await this.outbox.emit(transaction, 'ObjectionDecided', { objectionId });
      await this.audit.record(transaction, actor, {
        ...{ action: 'objection.decide', subjectType: 'Objection', subjectId: objectionId, reason },
        placeCode: notice.placeCode,
      });
    });
  }
}

async function lockedNotice(transaction: WriteTransaction, id: string): Promise<NoticeEntity> {
  const [notice] = await transaction.lockById(NoticeEntity, [id]);
  if (!notice) throw notFound();
  return notice;
}
