import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RolesService } from '../identity/roles.service.js';
import type { LocalDate } from '../kernel/service-day.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';

export interface Ending {
  /** The first day without the membership; never before its first day. */
  readonly untilDay: LocalDate;
  /** Null: the system itself. */
  readonly byAccountId: string | null;
  readonly reason: string;
}

/** Ends memberships, and with them what depends on them; the caller has locked the squads. */
@Injectable()
export class MembershipEndings {
  constructor(private readonly roles: RolesService) {}

  /** Ends running memberships; a leader's takes his leadership with it (domain.md rule 11). */
  async end(
    transaction: WriteTransaction,
    memberships: readonly SquadMembershipEntity[],
    ending: Ending,
  ): Promise<void> {
    for (const { id, fromDay } of memberships) {
      await transaction.repo(SquadMembershipEntity).update(
        { id },
        {
          untilDay: ending.untilDay < fromDay ? fromDay : ending.untilDay,
          endedByAccountId: ending.byAccountId,
          endReason: ending.reason,
        },
      );
    }
    const squadIds = [...new Set(memberships.map((membership) => membership.squadId))];
    if (squadIds.length === 0) return;
    const leaving = new Set(memberships.map(({ squadId, volunteerId }) => `${squadId} ${volunteerId}`));
    const squads = await transaction
      .repo(SquadEntity)
      .find({ where: { id: In(squadIds) }, order: { id: 'ASC' } });
    for (const squad of squads) {
      if (squad.leaderVolunteerId && leaving.has(`${squad.id} ${squad.leaderVolunteerId}`)) {
        await this.removeLeader(transaction, squad.id, ending.byAccountId);
      }
    }
  }

  async removeLeader(
    transaction: WriteTransaction,
    squadId: string,
    byAccountId: string | null,
  ): Promise<void> {
    await transaction.repo(SquadEntity).update({ id: squadId }, { leaderVolunteerId: null });
    await this.roles.revokeSquadLeader(transaction, squadId, byAccountId);
  }
}
