import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { addDays, addMonths, type LocalDate, serviceDayOf, yearOf } from '../kernel/service-day.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import type { Policy } from '../policies/policy.js';
import { OrganisationOfficeEntity, OrganisationReportEntity } from './affairs/affairs.entity.js';
import { FilingFactsReader } from './filing-facts.js';
import { OrganisationBook } from './organisation-book.js';
import { isInForce, mayTake, OrganisationStatus, OrganisationStep } from './organisation-lifecycle.js';
import { OrganisationEntity, OrganisationStepEntity } from './organisation.entity.js';

/**
 * What the passing of time does to organisations (domain.md rules 43 and 49): filings expire, renewals and reports are reminded of, and
 * of who is idle cancelling is proposed, never done. Each organisation is a transaction of its own; run twice, it changes nothing.
 */
@Injectable()
export class OrganisationDeadlinesJob implements OnModuleInit, Job {
  readonly name = 'organisations.deadlines';
  readonly everySeconds = 3600;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly facts: FilingFactsReader,
    private readonly book: OrganisationBook,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const today = serviceDayOf(this.clock.now());
    const filed = { status: OrganisationStatus.FILED };
    const expired = await this.idsOf((view) =>
      view.manager
        .getRepository(OrganisationEntity)
        .find({ where: { ...filed, validUntil: LessThan(today) }, select: { id: true } }),
    );
    for (const id of expired) await this.expire(id, today);
    const inForce = await this.idsOf((view) =>
      view.manager.getRepository(OrganisationEntity).find({
        where: { status: In([OrganisationStatus.FILED, OrganisationStatus.REGISTERED]) },
        select: { id: true },
      }),
    );
    for (const id of inForce) await this.look(id, today);
  }

  private async idsOf(find: (view: ReadView) => Promise<{ id: string }[]>): Promise<string[]> {
    return (await this.uow.read(find)).map(({ id }) => id);
  }

  private expire(id: string, today: LocalDate): Promise<void> {
    return this.uow.write(async (transaction) => {
      const organisation = await this.book.locked(transaction, id);
      const { status, validUntil } = organisation;
      if (mayTake(OrganisationStep.EXPIRE, status) && validUntil !== null && validUntil < today)
        await this.book.enter(transaction, null, organisation, OrganisationStep.EXPIRE);
    });
  }

  private async look(id: string, today: LocalDate): Promise<void> {
    const due = await this.uow.read(async (view) => {
      const organisation = await this.book.require(view, id);
      const { organisations: policy } = await this.facts.policy(view, organisation);
      return (
        (await remindersOf(view, organisation, policy, today)).length > 0 ||
        isIdle(organisation, policy, today)
      );
    });
    if (!due) return;
    await this.uow.write(async (transaction) => {
      const organisation = await this.book.locked(transaction, id);
      if (!isInForce(organisation.status)) return;
      const { organisations: policy } = await this.facts.policy(transaction, organisation);
      for (const reason of await remindersOf(transaction, organisation, policy, today))
        await this.book.enter(transaction, null, organisation, OrganisationStep.REMIND, { reason });
      if (isIdle(organisation, policy, today)) await this.propose(transaction, organisation);
    });
  }

  private propose(transaction: WriteTransaction, organisation: OrganisationEntity): Promise<void> {
    const cancellationProposedAt = this.clock.now();
    return this.book.enter(transaction, null, organisation, OrganisationStep.PROPOSE_CANCELLATION, {
      cancellationProposedAt,
    });
  }
}

type Deadlines = Policy['organisations'];

/** From when on it has been idle so long that cancelling is proposed. */
function isIdle(
  { activeOn, filedOn, registeredOn, cancellationProposedAt }: OrganisationEntity,
  { idleMonths }: Deadlines,
  today: LocalDate,
): boolean {
  const [last = null] = [activeOn, filedOn, registeredOn]
    .filter((day): day is LocalDate => day !== null)
    .sort()
    .reverse();
  return cancellationProposedAt === null && last !== null && addMonths(last, idleMonths) <= today;
}

/** What it is to be reminded of and has not been yet, in the words that its history keeps. */
async function remindersOf(
  view: ReadView,
  organisation: OrganisationEntity,
  policy: Deadlines,
  today: LocalDate,
): Promise<string[]> {
  const { id: organisationId, validUntil, renewalAskedAt } = organisation;
  const reasons: string[] = [];
  if (validUntil && !renewalAskedAt && addDays(validUntil, -policy.renewalReminderDays) <= today)
    reasons.push(`有效期至 ${validUntil}，请申请续期 · good until ${validUntil}; ask for a renewal`);
  const year = Number(yearOf(today)) - 1;
  const dueOn = `${yearOf(today)}-03-31`;
  const since = organisation.filedOn ?? organisation.registeredOn ?? today;
  const reported = () =>
    view.manager.getRepository(OrganisationReportEntity).existsBy({ organisationId, year });
  const time = addDays(dueOn, -policy.annualReportReminderDays) <= today && today <= dueOn;
  if (time && Number(yearOf(since)) <= year && !(await reported()))
    reasons.push(`请于 ${dueOn} 前提交 ${year} 年度报告 · report on ${year} by ${dueOn}`);
  for (const untilDay of await termsEnding(view, organisationId, today, policy.renewalReminderDays))
    reasons.push(`有任期至 ${untilDay}，请按章程换届 · a term of office ends on ${untilDay}; elect anew`);
  const told = view.manager.getRepository(OrganisationStepEntity);
  const left: string[] = [];
  for (const reason of reasons)
    if (!(await told.existsBy({ organisationId, step: OrganisationStep.REMIND, reason }))) left.push(reason);
  return left;
}

/** Last days of terms of office that end soon and have no term after them. */
async function termsEnding(
  view: ReadView,
  organisationId: string,
  today: LocalDate,
  days: number,
): Promise<LocalDate[]> {
  const offices = await view.manager
    .getRepository(OrganisationOfficeEntity)
    .findBy({ organisationId, endedOn: IsNull(), untilDay: MoreThanOrEqual(today) });
  const ending = offices.filter(
    ({ office, untilDay }) =>
      addDays(untilDay, -days) <= today &&
      !offices.some((other) => other.office === office && other.untilDay > untilDay),
  );
  return [...new Set(ending.map(({ untilDay }) => untilDay))].sort();
}
