import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { OwnRegistration } from '../../volunteers/own-registration.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { AwardCycleBook } from './award-cycle-book.js';
import { AwardCandidateEntity, type AwardCycleEntity, AwardCycleStatus } from './award.entity.js';
import { awardedService } from './awarded-service.query.js';
import type { NominateInput, ReviewNominationInput } from './awards.inputs.js';
import {
  alreadyNominated,
  nominationReviewed,
  notNominated,
  reviewedByNominator,
  serviceGone,
} from './awards.problems.js';

/** Nominations among the candidates by an officer of their community, and their review by another person (domain.md rule 40). */
@Injectable()
export class AwardNominationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
    private readonly book: AwardCycleBook,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @returns the cycle's id
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, AWARD_CYCLE_STATUS_NOT_ALLOWED, ALREADY_NOMINATED, AWARD_SERVICE_GONE
   */
  nominate(actor: Actor, { candidateId, merit, reason }: NominateInput): Promise<string> {
    const nominatedByAccountId = actor.requireAccount();
    return this.on(actor, candidateId, 'nominate', async (transaction, cycle, candidate) => {
      this.book.requireStage(cycle, [AwardCycleStatus.NOMINATING]);
      if (candidate.merit !== null) throw alreadyNominated();
      await this.requireService(transaction, cycle, candidate);
      return { merit, nominationReason: reason, nominatedByAccountId, nominatedAt: this.clock.now() };
    });
  }

  /**
   * @returns the cycle's id
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, AWARD_CYCLE_STATUS_NOT_ALLOWED, NOT_NOMINATED, NOMINATION_REVIEWED,
   * REVIEWED_BY_NOMINATOR, and of an approval AWARD_SERVICE_GONE
   */
  review(actor: Actor, { candidateId, approved, reason }: ReviewNominationInput): Promise<string> {
    const reviewedByAccountId = actor.requireAccount();
    return this.on(actor, candidateId, 'review', async (transaction, cycle, candidate) => {
      actor.requireIn('award.manage', cycle.placeCode);
      this.book.requireStage(cycle, [AwardCycleStatus.REVIEWING]);
      if (candidate.merit === null) throw notNominated();
      if (candidate.approved !== null) throw nominationReviewed();
      if (candidate.nominatedByAccountId === reviewedByAccountId) throw reviewedByNominator();
      if (approved) await this.requireService(transaction, cycle, candidate);
      return { approved, reviewReason: reason, reviewedByAccountId, reviewedAt: this.clock.now() };
    });
  }

  /**
   * Takes a nomination back that nobody has reviewed.
   * @returns the cycle's id
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, AWARD_CYCLE_STATUS_NOT_ALLOWED, NOT_NOMINATED, NOMINATION_REVIEWED
   */
  withdraw(actor: Actor, candidateId: string): Promise<string> {
    return this.on(actor, candidateId, 'withdrawNomination', (_, cycle, candidate) => {
      this.book.requireStage(cycle, [AwardCycleStatus.NOMINATING, AwardCycleStatus.REVIEWING]);
      if (candidate.merit === null) throw notNominated();
      if (candidate.approved !== null) throw nominationReviewed();
      return Promise.resolve({
        merit: null,
        nominationReason: null,
        nominatedByAccountId: null,
        nominatedAt: null,
      });
    });
  }

  private async on(
    actor: Actor,
    id: string,
    verb: 'nominate' | 'review' | 'withdrawNomination',
    change: (
      transaction: WriteTransaction,
      cycle: AwardCycleEntity,
      candidate: AwardCandidateEntity,
    ) => Promise<Partial<AwardCandidateEntity>>,
  ): Promise<string> {
    return this.uow.write(async (transaction) => {
      const found = await transaction.repo(AwardCandidateEntity).findOneBy({ id });
      const attempt = { action: `award.${verb}`, subjectType: 'AwardCandidate', subjectId: id };
      if (!found) throw notFound().audited(attempt);
      const volunteer = await this.volunteers.require(transaction, found.volunteerId);
      const subject = { type: 'AwardCandidate', id, placeCode: volunteer.communityCode };
      actor.require('award.nominate', subject, 'award.read');
      await this.own.refuse(transaction, actor, volunteer);
      const cycle = await this.book.locked(transaction, found.cycleId);
      // Read again now that nobody else can change it.
      const [candidate] = await transaction.lockById(AwardCandidateEntity, [id]);
      if (!candidate) throw notFound().audited(attempt);
      await transaction
        .repo(AwardCandidateEntity)
        .update({ id }, await change(transaction, cycle, candidate));
      const { placeCode } = cycle;
      await this.audit.record(transaction, actor, { ...attempt, placeCode });
      return cycle.id;
    });
  }

  private async requireService(
    transaction: WriteTransaction,
    cycle: AwardCycleEntity,
    { volunteerId }: AwardCandidateEntity,
  ): Promise<void> {
    const served = await awardedService(transaction, cycle, cycle.period, [volunteerId]);
    const minutes = served.get(volunteerId) ?? 0;
    if (minutes < cycle.lastPlaceMinutes) throw serviceGone({ minutes, needed: cycle.lastPlaceMinutes });
  }
}
