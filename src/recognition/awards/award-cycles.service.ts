import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { NoticeEntity, NoticeStatus } from '../../notices/notice.entity.js';
import { NoticesService } from '../../notices/notices.service.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { inChunks } from '../../timebank/ledger/value-rows.js';
import { AwardCycleBook } from './award-cycle-book.js';
import { type AwardPeriod, awardPeriodOf, daysOfAwardPeriod } from './award-period.js';
import {
  AwardCandidateEntity,
  AwardCycleEntity,
  AwardCycleStatus,
  AwardSchemeEntity,
  AwardStepKind,
} from './award.entity.js';
import { awardedService, type Qualified, qualifiedFor } from './awarded-service.query.js';
import type { CancelAwardCycleInput, OpenAwardCycleInput } from './awards.inputs.js';
import {
  AWARD_PERIOD_FORMAT,
  cycleExists,
  nobodyNominated,
  nobodyQualifies,
  periodNotOver,
  schemeRetired,
} from './awards.problems.js';

const { NOMINATING, REVIEWING, NOTICED, CANCELLED } = AwardCycleStatus;

/** How a computation of candidates ended. */
type Opening = { readonly cycleId: string } | 'NOBODY' | 'EXISTS' | 'RETIRED';

/** Award cycles: opened with their candidates, their nominations closed, cancelled with a reason (domain.md rule 40). */
@Injectable()
export class AwardCyclesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly notices: NoticesService,
    private readonly book: AwardCycleBook,
  ) {}

  /**
   * Opens the cycle of a period that is over and computes its candidates.
   * @returns its id
   * @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT, AWARD_SCHEME_RETIRED, AWARD_PERIOD_NOT_OVER, AWARD_CYCLE_EXISTS,
   * AWARD_NOBODY_QUALIFIES
   */
  async open(actor: Actor, { schemeId, period: text }: OpenAwardCycleInput): Promise<string> {
    actor.requireAccount();
    const scheme = await this.scheme(schemeId);
    if (!scheme)
      throw notFound().audited({ action: 'award.open', subjectType: 'AwardScheme', subjectId: schemeId });
    actor.requireIn('award.manage', scheme.placeCode);
    if (scheme.retiredAt) throw schemeRetired();
    const period = awardPeriodOf(scheme.periodKind, text);
    if (!period) throw invalidInput([{ path: 'input.period', code: AWARD_PERIOD_FORMAT }]);
    if (daysOfAwardPeriod(period).untilDay >= serviceDayOf(this.clock.now())) throw periodNotOver({ period });
    const opening = await this.compute(actor, schemeId, period);
    if (opening === 'EXISTS') throw cycleExists({ period });
    if (opening === 'NOBODY') throw nobodyQualifies({ period });
    if (opening === 'RETIRED') throw schemeRetired();
    return opening.cycleId;
  }

  /**
   * Opens one by itself; does nothing when there has been one of the period, cancelled or not, or nobody qualifies yet.
   * @returns whether it did
   */
  async openByItself(schemeId: string, period: AwardPeriod): Promise<boolean> {
    const before = { schemeId, period };
    if (await this.uow.read((view) => view.manager.getRepository(AwardCycleEntity).existsBy(before)))
      return false;
    return typeof (await this.compute(null, schemeId, period)) === 'object';
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, AWARD_CYCLE_STATUS_NOT_ALLOWED, NOBODY_NOMINATED */
  closeNominations(actor: Actor, cycleId: string): Promise<void> {
    return this.book.manage(actor, cycleId, [NOMINATING], async (transaction, cycle) => {
      const nominated = await transaction
        .repo(AwardCandidateEntity)
        .createQueryBuilder('candidate')
        .where('candidate.cycle_id = :cycleId AND candidate.merit IS NOT NULL', { cycleId })
        .getExists();
      if (!nominated) throw nobodyNominated();
      await this.book.step(transaction, actor, cycle, AwardStepKind.NOMINATIONS_CLOSED, {
        status: REVIEWING,
      });
    });
  }

  /**
   * Ends a cycle before anybody is honoured; its notice is withdrawn with the same reason.
   * @throws Problem NOT_FOUND, FORBIDDEN, AWARD_CYCLE_STATUS_NOT_ALLOWED
   */
  cancel(actor: Actor, { cycleId, reason }: CancelAwardCycleInput): Promise<void> {
    return this.book.manage(actor, cycleId, [NOMINATING, REVIEWING, NOTICED], async (transaction, cycle) => {
      const { noticeId } = cycle;
      if (noticeId) {
        const open = { id: noticeId, status: NoticeStatus.OPEN };
        if (await transaction.repo(NoticeEntity).existsBy(open))
          await this.notices.giveUp(transaction, actor, { noticeId, reason });
      }
      await this.book.step(transaction, actor, cycle, AwardStepKind.CANCELLED, {
        ...{ status: CANCELLED, reason },
      });
    });
  }

  /**
   * Who qualifies is looked for outside the transaction, since a year of a district is much to read; those found are counted
   * again inside, so that nobody is in by a record that was voided in between.
   */
  private async compute(actor: Actor | null, schemeId: string, period: AwardPeriod): Promise<Opening> {
    for (;;) {
      const scheme = await this.scheme(schemeId);
      if (!scheme || scheme.retiredAt) return 'RETIRED';
      const qualified = await qualifiedFor(this.uow, scheme, period);
      const opening = await this.uow.write((transaction) =>
        this.insert(transaction, actor, scheme, period, qualified),
      );
      if (opening !== 'STALE') return opening;
    }
  }

  private scheme(id: string): Promise<AwardSchemeEntity | null> {
    return this.uow.read((view) => view.manager.getRepository(AwardSchemeEntity).findOneBy({ id }));
  }

  private async insert(
    transaction: WriteTransaction,
    actor: Actor | null,
    { id: schemeId, version }: AwardSchemeEntity,
    period: AwardPeriod,
    qualified: readonly Qualified[],
  ): Promise<Opening | 'STALE'> {
    // Whoever else opens one waits here, and then sees this one.
    const [scheme] = await transaction.lockById(AwardSchemeEntity, [schemeId]);
    if (!scheme || scheme.retiredAt || scheme.version !== version) return 'STALE';
    const cycles = await transaction.repo(AwardCycleEntity).findBy({ schemeId, period });
    // One that was cancelled is not begun again but by hand.
    if (cycles.some(({ status }) => actor === null || status !== CANCELLED)) return 'EXISTS';
    const last = qualified.at(-1);
    if (!last) return 'NOBODY';
    const ids = qualified.map(({ volunteerId }) => volunteerId);
    const now = await awardedService(transaction, scheme, period, ids);
    if (qualified.some(({ volunteerId, minutes }) => now.get(volunteerId) !== minutes)) return 'STALE';
    const { placeCode, name, squadKinds, provenances, periodKind, minimumMinutes, places } = scheme;
    const cycle = {
      ...{ id: newId(), schemeId, schemeVersion: version, period, status: NOMINATING },
      ...{ placeCode, name, squadKinds, provenances, periodKind, minimumMinutes, places },
      ...{ lastPlaceMinutes: last.minutes, noticeId: null, conferredOn: null },
      ...{ grantor: null, documentNumber: null },
    };
    await transaction.repo(AwardCycleEntity).insert(cycle);
    for (const chunk of inChunks(qualified))
      await transaction.repo(AwardCandidateEntity).insert(
        chunk.map((candidate) => ({
          ...{ id: newId(), cycleId: cycle.id, ...candidate },
          ...{ merit: null, nominationReason: null, nominatedByAccountId: null, nominatedAt: null },
          ...{ approved: null, reviewReason: null, reviewedByAccountId: null, reviewedAt: null },
          exclusion: null,
        })),
      );
    await this.book.step(transaction, actor, cycle, AwardStepKind.OPENED, {});
    return { cycleId: cycle.id };
  }
}
