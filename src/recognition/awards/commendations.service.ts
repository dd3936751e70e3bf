import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../platform/security/actor.js';
import { notFound } from '../../platform/security/security.problems.js';
import { AwardCandidateEntity, AwardCycleEntity } from './award.entity.js';
import { CommendationEntity } from './commendation.entity.js';
import { awardedService } from './awarded-service.query.js';
import type { RevokeCommendationInput } from './awards.inputs.js';
import { commendationRevoked } from './awards.problems.js';

const ERASED = '本人已注销 · the person’s data was erased';
const MERGED = '登记合并，本人已有此项表彰 · the registration was merged into one that has this honour';

/** What becomes of honours that were conferred: flagged when service is voided (rule 26), carried by merges (rule 4), revoked. */
@Injectable()
export class CommendationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** Takes an honour back, with a reason; it stays in the list. @throws Problem NOT_FOUND, FORBIDDEN, COMMENDATION_REVOKED */
  revoke(actor: Actor, { commendationId: id, reason }: RevokeCommendationInput): Promise<void> {
    const revokedByAccountId = actor.requireAccount();
    return this.uow.write(async (transaction) => {
      const [commendation] = await transaction.lockById(CommendationEntity, [id]);
      const attempt = { action: 'commendation.revoke', subjectType: 'Commendation', subjectId: id };
      if (!commendation) throw notFound().audited(attempt);
      const cycle = await transaction.repo(AwardCycleEntity).findOneByOrFail({ id: commendation.cycleId });
      // That it exists is no secret.
      actor.requireIn('award.manage', cycle.placeCode);
      if (commendation.revokedAt) throw commendationRevoked();
      await transaction
        .repo(CommendationEntity)
        .update({ id }, { revokedAt: this.clock.now(), revokedByAccountId, revokeReason: reason });
      await this.outbox.emit(transaction, 'CommendationRevoked', { commendationId: id });
      await this.audit.record(transaction, actor, { ...attempt, placeCode: cycle.placeCode });
    });
  }

  /** Flags honours of these volunteers that rest on less service than the last candidate had; takes the flag off when it is there again. */
  async review(transaction: WriteTransaction, volunteerIds: readonly string[]): Promise<void> {
    const found = await transaction.repo(CommendationEntity).findBy({ volunteerId: In([...volunteerIds]) });
    const commendations = await transaction.lockById(
      CommendationEntity,
      found.filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id),
    );
    for (const { id, cycleId, volunteerId, flaggedAt } of commendations) {
      const cycle = await transaction.repo(AwardCycleEntity).findOneByOrFail({ id: cycleId });
      const served = await awardedService(transaction, cycle, cycle.period, [volunteerId]);
      const short = (served.get(volunteerId) ?? 0) < cycle.lastPlaceMinutes;
      if (short !== (flaggedAt !== null))
        await transaction
          .repo(CommendationEntity)
          .update({ id }, { flaggedAt: short ? this.clock.now() : null });
    }
  }

  /** Gives what a registration has to the one that it turned out to be; what both have, the latter keeps. */
  async carry(transaction: WriteTransaction, fromId: string, intoId: string): Promise<void> {
    const candidates = transaction.repo(AwardCandidateEntity);
    for (const { id, cycleId } of await candidates.findBy({ volunteerId: fromId }))
      if (!(await candidates.existsBy({ cycleId, volunteerId: intoId })))
        await candidates.update({ id }, { volunteerId: intoId });
    const commendations = transaction.repo(CommendationEntity);
    for (const { id, cycleId, revokedAt } of await commendations.findBy({ volunteerId: fromId })) {
      if (!(await commendations.existsBy({ cycleId, volunteerId: intoId })))
        await commendations.update({ id }, { volunteerId: intoId });
      else if (!revokedAt)
        await commendations.update({ id }, { revokedAt: this.clock.now(), revokeReason: MERGED });
    }
  }

  /** Takes out what officers wrote about somebody who was erased. */
  async forget(transaction: WriteTransaction, volunteerId: string): Promise<void> {
    const nominated = { volunteerId, merit: Not(IsNull()) };
    const reviewed = { volunteerId, reviewReason: Not(IsNull()) };
    const candidates = transaction.repo(AwardCandidateEntity);
    await candidates.update(nominated, { merit: ERASED, nominationReason: ERASED });
    await candidates.update(reviewed, { reviewReason: ERASED });
    await transaction.repo(CommendationEntity).update({ volunteerId }, { merit: ERASED });
  }
}
