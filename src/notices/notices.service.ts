import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { type FieldFault, invalidInput } from '../kernel/problem.js';
import { serviceDayOf, shanghaiTime } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { PolicyService } from '../policies/policy.service.js';
import { VolunteerVault } from '../volunteers/volunteer-vault.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import {
  NoticeEntity,
  NoticeEntryEntity,
  NoticeStatus,
  ObjectionEntity,
  ObjectionStatus,
} from './notice.entity.js';
import { NoticeKeepers } from './notice-keepers.js';
import { closableFrom, type NoticePeriod } from './notice-period.js';
import { personalWord } from './told-names.js';
import type { PublishNoticeInput, WithdrawNoticeInput } from './notices.inputs.js';
import {
  ENTRY_NOT_ACCEPTED,
  ENTRY_ONESELF,
  ENTRY_TWICE,
  noticeKept,
  noticeOfOneself,
  noticeStatus,
  noticeStillOpen,
  objectionsOpen,
  objectionUpheld,
  PERSONAL_WORD,
} from './notices.problems.js';

export type NoticeDraft = Omit<PublishNoticeInput, 'idempotencyKey'> & {
  /** Other than what the policy says of notices. */
  readonly period?: NoticePeriod;
};

/** Public notices: published, closed when their time has passed and nothing is open, withdrawn with a reason (rules 55 to 57). */
@Injectable()
export class NoticesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly volunteers: VolunteersService,
    private readonly policies: PolicyService,
    private readonly keepers: NoticeKeepers,
    private readonly vault: VolunteerVault,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** @returns its id @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_FOUND for a volunteer, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED */
  publish(actor: Actor, input: PublishNoticeInput): Promise<string> {
    const accountId = actor.requireAccount();
    actor.requireIn('notice.publish', input.placeCode);
    const call = { accountId, key: input.idempotencyKey, operation: 'publishNotice', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        await this.places.require(transaction, input.placeCode);
        await this.checkEntries(transaction, actor, input);
        return this.open(transaction, actor, input);
      }),
    );
  }

  /** Publishes what the caller has checked, rights included, in his transaction. @returns its id */
  async open(
    transaction: WriteTransaction,
    actor: Actor,
    { placeCode, title, content, objectAt, entries, period }: NoticeDraft,
  ): Promise<string> {
    const publishedAt = this.clock.now();
    const { versionId, policy } = await this.policies.policyFor(
      transaction,
      placeCode,
      serviceDayOf(publishedAt),
    );
    const id = newId();
    await transaction.repo(NoticeEntity).insert({
      ...{ id, placeCode, status: NoticeStatus.OPEN, title, content, objectAt },
      ...{ publishedAt, publishedByAccountId: actor.requireAccount() },
      ...{ closableFrom: closableFrom(publishedAt, period ?? policy.notices, policy.calendar) },
      ...{ policyVersionId: versionId, endedAt: null, endedByAccountId: null, endReason: null },
    });
    if (entries.length > 0)
      await transaction.repo(NoticeEntryEntity).insert(
        entries.map(({ volunteerId, merit }, index) => ({
          ...{ id: newId(), noticeId: id, position: index + 1, volunteerId, merit, removedAt: null },
        })),
      );
    await this.outbox.emit(transaction, 'NoticePublished', { noticeId: id });
    await this.note(transaction, actor, 'publish', { id, placeCode });
    return id;
  }

  /**
   * Closes one that belongs to no procedure.
   * @throws Problem NOT_FOUND, FORBIDDEN, NOTICE_OF_PROCEDURE, NOTICE_STATUS_NOT_ALLOWED, NOTICE_STILL_OPEN, OBJECTIONS_OPEN,
   * NOTICE_OBJECTION_UPHELD
   */
  close(actor: Actor, noticeId: string): Promise<void> {
    return this.uow.write(async (transaction) => {
      await this.requireFree(transaction, noticeId);
      await this.closeKept(actor, noticeId);
    });
  }

  /** As `close`, by the procedure that keeps it. */
  closeKept(actor: Actor, noticeId: string): Promise<void> {
    return this.end(actor, noticeId, 'close', async (transaction, notice) => {
      const now = this.clock.now();
      if (now < notice.closableFrom) throw noticeStillOpen({ until: shanghaiTime(notice.closableFrom) });
      await requireDecided(transaction, noticeId);
      const toTheWhole = { noticeId, entryId: IsNull(), status: ObjectionStatus.UPHELD };
      if (await transaction.repo(ObjectionEntity).existsBy(toTheWhole)) throw objectionUpheld();
      return { status: NoticeStatus.CLOSED };
    });
  }

  /**
   * Ends one that belongs to no procedure before it is closed, once its objections are decided; it stays readable with the reason.
   * @throws Problem NOT_FOUND, FORBIDDEN, NOTICE_OF_PROCEDURE, NOTICE_CONCERNS_ONESELF, NOTICE_STATUS_NOT_ALLOWED, OBJECTIONS_OPEN
   */
  withdraw(actor: Actor, input: WithdrawNoticeInput): Promise<void> {
    return this.uow.write(async (transaction) => {
      await this.requireFree(transaction, input.noticeId);
      await this.withdrawKept(actor, input);
    });
  }

  /** As `withdraw`, by the procedure that keeps it. */
  withdrawKept(actor: Actor, { noticeId, reason }: WithdrawNoticeInput): Promise<void> {
    return this.end(actor, noticeId, 'withdraw', async (transaction) => {
      const about = await transaction.repo(NoticeEntryEntity).findBy({ noticeId });
      if (about.some(({ volunteerId }) => volunteerId === actor.volunteerId)) throw noticeOfOneself();
      await requireDecided(transaction, noticeId);
      return { status: NoticeStatus.WITHDRAWN, endReason: reason };
    });
  }

  /** Ends one together with what it was for: its open objections have nothing left to object to, and their authors are told so. */
  async giveUp(
    transaction: WriteTransaction,
    actor: Actor,
    { noticeId, reason }: WithdrawNoticeInput,
  ): Promise<void> {
    const objections = transaction.repo(ObjectionEntity);
    const open = await objections.findBy({ noticeId, status: ObjectionStatus.OPEN });
    for (const { id } of open) {
      const settled = { decidedAt: this.clock.now(), decisionReason: reason };
      await objections.update({ id }, { status: ObjectionStatus.SETTLED, ...settled });
      await this.outbox.emit(transaction, 'ObjectionDecided', { objectionId: id });
    }
    await this.withdrawKept(actor, { noticeId, reason });
  }

  /** @throws Problem NOTICE_OF_PROCEDURE */
  private async requireFree(view: ReadView, noticeId: string): Promise<void> {
    if (await this.keepers.keep(view, noticeId)) throw noticeKept();
  }

  private async checkEntries(
    transaction: WriteTransaction,
    actor: Actor,
    { title, content, entries }: PublishNoticeInput,
  ): Promise<void> {
    const faults: FieldFault[] = [];
    const names: string[] = [];
    const seen = new Set<string>();
    for (const [index, { volunteerId }] of entries.entries()) {
      const path = `input.entries.${index}.volunteerId`;
      const volunteer = await this.volunteers.require(transaction, volunteerId);
      const subject = { type: 'Volunteer', id: volunteerId, placeCode: volunteer.communityCode };
      actor.require('volunteer.read', subject);
      if (!volunteer.volunteerNo) faults.push({ path, code: ENTRY_NOT_ACCEPTED });
      if (volunteerId === actor.volunteerId) faults.push({ path, code: ENTRY_ONESELF });
      if (seen.has(volunteerId)) faults.push({ path, code: ENTRY_TWICE });
      seen.add(volunteerId);
      names.push(this.vault.name(volunteer));
    }
    const texts: [string, string][] = [
      ['input.title', title],
      ['input.content', content],
      ...entries.map(({ merit }, index): [string, string] => [`input.entries.${index}.merit`, merit]),
    ];
    for (const [path, text] of texts)
      if (personalWord(text, names)) faults.push({ path, code: PERSONAL_WORD });
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async end(
    actor: Actor,
    id: string,
    verb: string,
    change: (transaction: WriteTransaction, notice: NoticeEntity) => Promise<Partial<NoticeEntity>>,
  ): Promise<void> {
    const endedByAccountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const [notice] = await transaction.lockById(NoticeEntity, [id]);
      if (!notice)
        throw notFound().audited({ action: `notice.${verb}`, subjectType: 'PublicNotice', subjectId: id });
      // That it exists is no secret.
      actor.requireIn('notice.publish', notice.placeCode);
      if (notice.status !== NoticeStatus.OPEN) throw noticeStatus({ status: notice.status });
      const ended = { endedAt: this.clock.now(), endedByAccountId };
      await transaction
        .repo(NoticeEntity)
        .update({ id }, { ...(await change(transaction, notice)), ...ended });
      await this.note(transaction, actor, verb, notice);
    });
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { id, placeCode }: Pick<NoticeEntity, 'id' | 'placeCode'>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action: `notice.${verb}`,
      ...{ subjectType: 'PublicNotice', subjectId: id, placeCode },
    });
  }
}

/** @throws Problem OBJECTIONS_OPEN */
async function requireDecided(transaction: WriteTransaction, noticeId: string): Promise<void> {
  const open = await transaction.repo(ObjectionEntity).countBy({ noticeId, status: ObjectionStatus.OPEN });
  if (open > 0) throw objectionsOpen({ count: open });
}
