import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { streetOf } from '../kernel/division-code.js';
import { addDays, addMonths, type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../kernel/working-days.js';
import { RolesService } from '../identity/roles.service.js';
import { NoticeEntity, NoticeStatus } from '../notices/notice.entity.js';
import { NoticeKeepers } from '../notices/notice-keepers.js';
import { NoticesService } from '../notices/notices.service.js';
import { PlacesService } from '../places/places.service.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { Role } from '../platform/security/roles.js';
import { CharterBook } from './charters/charter-book.js';
import { missingLines } from './filing-checklist.js';
import { FilingFactsReader } from './filing-facts.js';
import { OrganisationBook } from './organisation-book.js';
import { OrganisationStatus, OrganisationStep, OrganisationTier } from './organisation-lifecycle.js';
import { OrganisationEntity } from './organisation.entity.js';
import type { DescribeOrganisationInput, DraftOrganisationInput } from './organisations.inputs.js';
import {
  bodyRefused,
  filingIncomplete,
  filingOwn,
  organisationStatus,
  tooManyDrafts,
} from './organisations.problems.js';
import { OrganisationBody } from './organisations.types.js';
import { nameColumns, OrganisationsService } from './organisations.service.js';

const DRAFTS_LIMIT = 5;

/** Filing an organisation: drafted, submitted when nothing is missing, decided by somebody else (domain.md rules 42 and 43). */
@Injectable()
export class FilingsService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
    private readonly roles: RolesService,
    private readonly notices: NoticesService,
    private readonly organisations: OrganisationsService,
    private readonly facts: FilingFactsReader,
    private readonly charters: CharterBook,
    private readonly book: OrganisationBook,
    private readonly keepers: NoticeKeepers,
  ) {}

  onModuleInit(): void {
    this.keepers.register({
      keeps: (view, noticeId) => view.manager.getRepository(OrganisationEntity).existsBy({ noticeId }),
      tookPart: (view, noticeId, _, submittedByAccountId) =>
        view.manager.getRepository(OrganisationEntity).existsBy({ noticeId, submittedByAccountId }),
    });
  }

  /**
   * Anyone with an account begins one, and is its officer from then on; an office begins it on somebody's behalf.
   * @returns its id
   * @throws Problem ORGANISATION_BODY_REFUSED, PLACE_NOT_FOUND, NOT_A_COMMUNITY, TOO_MANY_DRAFTS, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED
   */
  draft(actor: Actor, input: DraftOrganisationInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { body, communityCode, name, category, tier } = input;
    if (body && body !== OrganisationBody.GROUP) throw bodyRefused({ body });
    const call = { accountId, key: input.idempotencyKey, operation: 'draftOrganisation', input };
    return this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, async () => {
        const own = { createdByAccountId: accountId, status: OrganisationStatus.DRAFT };
        const office = actor.may('organisation.edit', communityCode);
        if (!office && (await transaction.repo(OrganisationEntity).countBy(own)) >= DRAFTS_LIMIT)
          throw tooManyDrafts({ limit: DRAFTS_LIMIT });
        const { id } = await this.organisations.begin(transaction, actor, {
          ...{ communityCode, name, category, tier },
        });
        if (!office)
          await this.roles.grant(transaction, {
            ...{ accountId, role: Role.ORGANISATION_OFFICER, placeCode: communityCode, organisationId: id },
            grantedByAccountId: accountId,
          });
        return id;
      }),
    );
  }

  /** Says more of a draft, or something else. @throws Problem NOT_FOUND, FORBIDDEN, ORGANISATION_STATUS_NOT_ALLOWED, INVALID_INPUT */
  describe(actor: Actor, { organisationId, name, ...described }: DescribeOrganisationInput): Promise<void> {
    return this.book.hold(
      actor,
      organisationId,
      'organisation.prepare',
      async (transaction, { id, status }) => {
        if (status !== OrganisationStatus.DRAFT) throw organisationStatus({ status });
        const given = Object.entries(described).filter(([, value]) => value !== undefined && value !== null);
        const change = { ...Object.fromEntries(given), ...(name ? nameColumns(name) : {}) };
        if (Object.keys(change).length > 0) await transaction.repo(OrganisationEntity).update({ id }, change);
      },
    );
  }

  /** @throws Problem as a step, FILING_INCOMPLETE, ORGANISATION_NAME_TAKEN */
  submit(actor: Actor, organisationId: string): Promise<void> {
    return this.book.take(
      actor,
      organisationId,
      OrganisationStep.SUBMIT,
      async (transaction, organisation) => {
        await this.organisations.reserveName(
          transaction,
          organisation.streetCode,
          organisation.name,
          organisation.id,
        );
        const { lines, charter } = await this.facts.checklist(transaction, organisation);
        const missing = missingLines(lines);
        if (missing.length > 0) throw filingIncomplete({ items: missing.map(({ item }) => item) });
        if (charter) await this.charters.submit(transaction, actor, charter.version);
        const { organisations, calendar } = await this.facts.policy(transaction, organisation);
        const submittedAt = this.clock.now();
        return {
          ...{ submittedAt, submittedByAccountId: actor.requireAccount() },
          decideUntil: lastDay(serviceDayOf(submittedAt), organisations.decideWithinDays, calendar),
        };
      },
    );
  }

  /** Takes back what was submitted. @throws Problem as a step */
  withdraw(actor: Actor, organisationId: string): Promise<void> {
    return this.book.take(actor, organisationId, OrganisationStep.WITHDRAW, async (transaction) => {
      await this.charters.withdraw(transaction, organisationId);
      return { submittedAt: null, submittedByAccountId: null, decideUntil: null };
    });
  }

  /** Refuses what was submitted, with the reasons; it can be mended and submitted anew. @throws Problem as a step, OWN_FILING */
  refuse(actor: Actor, organisationId: string, reason: string): Promise<void> {
    return this.book.take(
      actor,
      organisationId,
      OrganisationStep.REFUSE,
      async (transaction, organisation) => {
        refuseOwn(actor, organisation);
        await this.charters.return(transaction, actor, organisationId);
        if (organisation.noticeId)
          await this.withdrawNotice(transaction, actor, organisation.noticeId, reason);
        return { ...NOTHING_SUBMITTED, noticeId: null, reason };
      },
    );
  }

  /**
   * Files what was submitted, with its charter; where the policy asks for a public notice, publishes that first, and files when it is over.
   * @throws Problem as a step, OWN_FILING, FILING_INCOMPLETE when something is missing by now, NOTICE_STILL_OPEN, OBJECTIONS_OPEN, NOTICE_OBJECTION_UPHELD
   */
  accept(actor: Actor, organisationId: string): Promise<void> {
    actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const organisation = await this.book.locked(transaction, organisationId);
      const { organisations: policy } = await this.facts.policy(transaction, organisation);
      const guided = organisation.tier === OrganisationTier.COMMUNITY_GUIDED;
      const noticed = await this.isNoticed(transaction, organisation);
      const notice = guided || noticed ? 0 : policy.filingNoticeDays;
      const step = notice > 0 ? OrganisationStep.PUBLISH : OrganisationStep.FILE;
      await this.book.take(actor, organisationId, step, async (_, locked) => {
        refuseOwn(actor, locked);
        await this.requireStillComplete(transaction, locked);
        if (notice > 0) return { noticeId: await this.publish(transaction, actor, locked, notice) };
        if (locked.noticeId && noticed) await this.closeNotice(transaction, actor, locked.noticeId);
        const filedOn = serviceDayOf(this.clock.now());
        await this.charters.approve(transaction, actor, organisationId, filedOn);
        const validUntil = guided ? null : addDays(addMonths(filedOn, policy.validMonths), -1);
        return { ...NOTHING_SUBMITTED, filedOn, validUntil };
      });
    });
  }

  /** Members may have left since; its charter was submitted with it and cannot change. */
  private async requireStillComplete(view: ReadView, organisation: OrganisationEntity): Promise<void> {
    const { lines } = await this.facts.checklist(view, organisation);
    const missing = missingLines(lines).filter(({ item }) => !item.startsWith('CHARTER_'));
    if (missing.length > 0) throw filingIncomplete({ items: missing.map(({ item }) => item) });
  }

  private async publish(
    transaction: WriteTransaction,
    actor: Actor,
    { name, communityCode, purpose, premises }: OrganisationEntity,
    noticeDays: number,
  ): Promise<string> {
    const street = await this.places.require(transaction, streetOf(communityCode));
    return this.notices.open(transaction, actor, {
      ...{ placeCode: street.code, title: `${name}备案公示`, objectAt: `${street.name}办事处` },
      content: `拟同意“${name}”备案，现予公示。宗旨：${purpose ?? ''}。住所：${premises ?? ''}。`,
      ...{ entries: [], period: { noticeDays, noticeWorkingDays: 0 } },
    });
  }

  /** Whether its notice is running or over; one that was withdrawn does not count. */
  private async isNoticed(transaction: WriteTransaction, { noticeId }: OrganisationEntity): Promise<boolean> {
    return (
      noticeId !== null &&
      !(await transaction.repo(NoticeEntity).existsBy({ id: noticeId, status: NoticeStatus.WITHDRAWN }))
    );
  }

  private async closeNotice(transaction: WriteTransaction, actor: Actor, noticeId: string): Promise<void> {
    const { status } = await transaction.repo(NoticeEntity).findOneByOrFail({ id: noticeId });
    if (status === NoticeStatus.OPEN) await this.notices.closeKept(actor, noticeId);
  }

  private async withdrawNotice(
    transaction: WriteTransaction,
    actor: Actor,
    noticeId: string,
    reason: string,
  ): Promise<void> {
    const { status } = await transaction.repo(NoticeEntity).findOneByOrFail({ id: noticeId });
    if (status === NoticeStatus.OPEN) await this.notices.giveUp(transaction, actor, { noticeId, reason });
  }
}

const NOTHING_SUBMITTED = { submittedAt: null, submittedByAccountId: null, decideUntil: null };

function refuseOwn(actor: Actor, { submittedByAccountId }: OrganisationEntity): void {
  if (submittedByAccountId === actor.accountId) throw filingOwn();
}

/** So many days after one; the next working day where that one is none. */
function lastDay(from: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  const day = addDays(from, days);
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
}
