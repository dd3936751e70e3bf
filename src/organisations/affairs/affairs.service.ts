import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import {
  addDays,
  addMonths,
  serviceDayOf,
  shanghaiTime,
  startOfServiceDay,
  yearOf,
} from '../../kernel/service-day.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { FilingFactsReader, memberCounts } from '../filing-facts.js';
import { OrganisationBook } from '../organisation-book.js';
import { isInForce } from '../organisation-lifecycle.js';
import { type OrganisationEntity, OrganisationMemberEntity } from '../organisation.entity.js';
import { BEFORE_JOINING, organisationNotInForce } from '../organisations.problems.js';
import {
  OrganisationAnnouncementEntity,
  OrganisationOfficeEntity,
  OrganisationReportEntity,
} from './affairs.entity.js';
import type {
  AnnounceMajorActivityInput,
  AppointOfficeHolderInput,
  EndOfficeInput,
  SubmitAnnualReportInput,
} from './affairs.inputs.js';
import {
  majorActivityLate,
  officeEnded,
  officeHeld,
  REPORT_YEAR,
  reportExists,
  TERM_LONG,
  TERM_ORDER,
} from './affairs.problems.js';

const TERM_YEARS = 5;

/** What an organisation does about itself: its offices, its reports, its major activities (domain.md rule 49). */
@Injectable()
export class OrganisationAffairs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly book: OrganisationBook,
    private readonly facts: FilingFactsReader,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Puts a member of the roster into an office for a term; each office is one person's at a time.
   * @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT, OFFICE_HELD, IDEMPOTENCY_KEY_REUSED
   */
  appoint(actor: Actor, input: AppointOfficeHolderInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { organisationId, memberId, office, fromDay, untilDay, mayBeNamed } = input;
    if (untilDay < fromDay) throw invalidInput([{ path: 'input.untilDay', code: TERM_ORDER }]);
    if (untilDay > addMonths(fromDay, TERM_YEARS * 12))
      throw invalidInput([{ path: 'input.untilDay', code: TERM_LONG, details: { years: TERM_YEARS } }]);
    const call = { accountId, key: input.idempotencyKey, operation: 'appointOfficeHolder', input };
    return this.book.hold(actor, organisationId, 'organisation.prepare', (transaction, organisation) =>
      this.idempotency.once(transaction, call, async () => {
        const member = await transaction
          .repo(OrganisationMemberEntity)
          .findOneBy({ id: memberId, organisationId, leftOn: IsNull() });
        if (!member) throw notFound();
        if (fromDay < member.joinedOn) throw invalidInput([{ path: 'input.fromDay', code: BEFORE_JOINING }]);
        const offices = transaction.repo(OrganisationOfficeEntity);
        const held = await offices.findBy({
          ...{
            organisationId,
            office,
            fromDay: LessThanOrEqual(untilDay),
            untilDay: MoreThanOrEqual(fromDay),
          },
        });
        if (held.some(({ endedOn }) => endedOn === null || endedOn >= fromDay)) throw officeHeld();
        const id = newId();
        await offices.insert({
          ...{ id, organisationId, memberId, office, fromDay, untilDay, endedOn: null },
          ...{
            mayBeNamed: mayBeNamed ?? false,
            appointedByAccountId: accountId,
            appointedAt: this.clock.now(),
          },
        });
        await this.note(transaction, actor, 'appoint', organisation);
        return id;
      }),
    );
  }

  /** @returns the organisation's id @throws Problem NOT_FOUND, FORBIDDEN, OFFICE_ENDED, INVALID_INPUT */
  async endOffice(actor: Actor, { officeId, endedOn }: EndOfficeInput): Promise<string> {
    const found = await this.uow.read((view) =>
      view.manager.getRepository(OrganisationOfficeEntity).findOneBy({ id: officeId }),
    );
    if (!found)
      throw notFound().audited({
        action: 'organisation.prepare',
        subjectType: 'OrganisationOffice',
        subjectId: officeId,
      });
    const { organisationId } = found;
    await this.book.hold(actor, organisationId, 'organisation.prepare', async (transaction, organisation) => {
      const offices = transaction.repo(OrganisationOfficeEntity);
      const office = await offices.findOneByOrFail({ id: officeId });
      const day = endedOn ?? serviceDayOf(this.clock.now());
      if (office.endedOn) throw officeEnded();
      if (day < office.fromDay || day > office.untilDay)
        throw invalidInput([{ path: 'input.endedOn', code: TERM_ORDER }]);
      await offices.update({ id: officeId }, { endedOn: day });
      await this.note(transaction, actor, 'endOffice', organisation);
    });
    return organisationId;
  }

  /** Of a year that has ended, since it was filed; once. @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT, ANNUAL_REPORT_EXISTS */
  report(actor: Actor, input: SubmitAnnualReportInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { organisationId, year, summary, activities, incomeYuan, expensesYuan } = input;
    return this.book.hold(
      actor,
      organisationId,
      'organisation.prepare',
      async (transaction, organisation) => {
        requireInForce(organisation);
        const now = this.clock.now();
        const from = yearOf(
          organisation.filedOn ?? organisation.registeredOn ?? serviceDayOf(organisation.createdAt),
        );
        if (year >= Number(yearOf(serviceDayOf(now))) || year < Number(from))
          throw invalidInput([{ path: 'input.year', code: REPORT_YEAR, details: { from } }]);
        const reports = transaction.repo(OrganisationReportEntity);
        if (await reports.existsBy({ organisationId, year })) throw reportExists({ year });
        const { individuals, units } = await memberCounts(transaction, organisationId);
        const id = newId();
        await reports.insert({
          ...{ id, organisationId, year, summary, activities, incomeYuan, expensesYuan },
          ...{ members: individuals + units, submittedAt: now, submittedByAccountId: accountId },
        });
        await this.note(transaction, actor, 'report', organisation);
        return id;
      },
    );
  }

  /**
   * Tells the offices of a major activity, early enough (policy).
   * @throws Problem NOT_FOUND, FORBIDDEN, ORGANISATION_NOT_IN_FORCE, MAJOR_ACTIVITY_LATE, IDEMPOTENCY_KEY_REUSED
   */
  announce(actor: Actor, input: AnnounceMajorActivityInput): Promise<string> {
    const accountId = actor.requireAccount();
    const { organisationId, title, content, address, startAt } = input;
    const call = { accountId, key: input.idempotencyKey, operation: 'announceMajorActivity', input };
    return this.book.hold(actor, organisationId, 'organisation.prepare', (transaction, organisation) =>
      this.idempotency.once(transaction, call, async () => {
        requireInForce(organisation);
        const { organisations: policy } = await this.facts.policy(transaction, organisation);
        const days = policy.majorActivityDays;
        const now = this.clock.now();
        const from = startOfServiceDay(addDays(serviceDayOf(now), days));
        if (startAt < from) throw majorActivityLate({ days, from: shanghaiTime(from) });
        const id = newId();
        await transaction.repo(OrganisationAnnouncementEntity).insert({
          ...{ id, organisationId, title, content, address, startAt },
          ...{ announcedAt: now, announcedByAccountId: accountId },
        });
        await this.note(transaction, actor, 'announce', organisation);
        return id;
      }),
    );
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { id, communityCode }: OrganisationEntity,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      ...{ action: `organisation.${verb}`, subjectType: 'Organisation', subjectId: id },
      placeCode: communityCode,
    });
  }
}

function requireInForce({ status }: OrganisationEntity): void {
  if (!isInForce(status)) throw organisationNotInForce({ status });
}
