import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../kernel/service-day.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import type { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { MembershipEndings } from './membership-endings.js';
import { MembershipQueries } from './membership-queries.js';
import { membershipObstacles } from './membership-rules.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import { SquadLeadersService } from './squad-leaders.service.js';

/** Hands a duplicate's periods and trainings to the person he turned out to be (domain.md rule 4). */
@Injectable()
export class MembershipCarrier {
  constructor(
    private readonly queries: MembershipQueries,
    private readonly endings: MembershipEndings,
    private readonly leaders: SquadLeadersService,
  ) {}

  /**
   * Carries what a merged volunteer has; the caller has locked both and the squads. A running membership that would break a
   * rule for the target is carried as ended; a second primary one as a further one.
   * @returns how many periods were carried
   */
  async carry(
    transaction: WriteTransaction,
    duplicate: VolunteerEntity,
    target: VolunteerEntity,
    today: LocalDate,
  ): Promise<number> {
    await this.carryTrainings(transaction, duplicate.id, target.id);
    const periods = await this.queries.ofVolunteers(transaction, [duplicate.id]);
    for (const period of periods) {
      if (period.untilDay === null) await this.carryRunning(transaction, period, target, today);
      await transaction.repo(SquadMembershipEntity).update({ id: period.id }, { volunteerId: target.id });
    }
    return periods.length;
  }

  private async carryRunning(
    transaction: WriteTransaction,
    period: SquadMembershipEntity,
    target: VolunteerEntity,
    today: LocalDate,
  ): Promise<void> {
    const [squad] = await transaction.repo(SquadEntity).findBy({ id: period.squadId });
    const [candidate] = await this.queries.candidates(transaction, [target]);
    if (!squad || !candidate) return;
    const limits = await this.queries.limits(transaction, squad.communityCode, today);
    const wanted = {
      squad: { ...squad, closed: squad.closedAt !== null },
      fromDay: today,
      primary: period.isPrimary,
    };
    const obstacles = membershipObstacles(candidate, wanted, limits);
    const led = squad.leaderVolunteerId === period.volunteerId;
    if (obstacles.some((obstacle) => obstacle !== 'PRIMARY_TAKEN')) {
      await this.endings.end(transaction, [period], {
        untilDay: today,
        byAccountId: null,
        reason: 'merged registrations',
      });
    } else if (obstacles.length > 0) {
      await transaction.repo(SquadMembershipEntity).update({ id: period.id }, { isPrimary: false });
    }
    const member = obstacles.every(
      (obstacle) => obstacle === 'PRIMARY_TAKEN' || obstacle === 'ALREADY_MEMBER',
    );
    if (led && member) await this.leaders.put(transaction, squad, target, null);
  }

  private async carryTrainings(transaction: WriteTransaction, fromId: string, intoId: string): Promise<void> {
    await transaction.execute(
      `DELETE FROM squad_training WHERE volunteer_id = :fromId AND EXISTS (
         SELECT 1 FROM squad_training held WHERE held.volunteer_id = :intoId
            AND held.kind = squad_training.kind AND held.completed_on = squad_training.completed_on)`,
      { fromId, intoId },
    );
    await transaction.execute(
      'UPDATE squad_training SET volunteer_id = :intoId WHERE volunteer_id = :fromId',
      { fromId, intoId },
    );
  }
}
