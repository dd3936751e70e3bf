import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RolesService } from '../identity/roles.service.js';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { Role } from '../platform/security/roles.js';
import { notFound } from '../platform/security/security.problems.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { mayServe } from '../volunteers/volunteer-state.js';
import { MembershipQueries } from './membership-queries.js';
import { isAdultOn } from './membership-rules.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import { leaderNotAdult, leaderNotMember, refusedFor, squadClosed } from './squads.problems.js';
import { SquadsService } from './squads.service.js';

/** Who leads a squad, and the role that goes with it (domain.md rule 11). */
@Injectable()
export class SquadLeadersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly roles: RolesService,
    private readonly squads: SquadsService,
    private readonly queries: MembershipQueries,
    private readonly own: OwnRegistration,
  ) {}

  /**
   * Makes a member the leader, in place of the one before. With an account he gets the role in this squad and no other.
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, SQUAD_CLOSED, VOLUNTEER_NOT_SERVING, LEADER_NOT_MEMBER, LEADER_NOT_ADULT,
   * ADMINISTRATOR_APART
   */
  async appoint(
    actor: Actor,
    input: { readonly squadId: string; readonly volunteerId: string },
  ): Promise<SquadEntity> {
    const accountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const { id: squadId, communityCode } = await this.squads.require(transaction, input.squadId);
      actor.require(
        'squad.assign',
        { type: 'Squad', id: squadId, placeCode: communityCode, squadId },
        'squad.read',
      );
      const [volunteer] = await transaction.lockById(VolunteerEntity, [input.volunteerId]);
      const [squad] = await transaction.lockById(SquadEntity, [squadId]);
      if (!squad || !volunteer || !actor.may('squad.assign', volunteer.communityCode)) {
        throw notFound().audited({
          action: 'squad.assign',
          subjectType: 'Volunteer',
          subjectId: input.volunteerId,
        });
      }
      await this.own.refuse(transaction, actor, volunteer);
      if (volunteer.accountId) await this.roles.refuseAdministrator(transaction, volunteer.accountId);
      await this.requireFit(transaction, squad, volunteer);
      if (squad.leaderVolunteerId === volunteer.id) return;
      await this.put(transaction, squad, volunteer, accountId);
      await this.audit.record(transaction, actor, {
        action: 'squad.appointLeader',
        subjectType: 'Squad',
        subjectId: squadId,
        placeCode: communityCode,
        details: { volunteerId: volunteer.id, previousVolunteerId: squad.leaderVolunteerId },
      });
    });
    return this.uow.read((view) => this.squads.require(view, input.squadId));
  }

  /** Puts a volunteer at a squad's head and moves the role to his account, if he has one. */
  async put(
    transaction: WriteTransaction,
    squad: Pick<SquadEntity, 'id' | 'communityCode'>,
    volunteer: Pick<VolunteerEntity, 'id' | 'accountId'>,
    byAccountId: string | null,
  ): Promise<void> {
    await this.roles.revokeSquadLeader(transaction, squad.id, byAccountId);
    await transaction.repo(SquadEntity).update({ id: squad.id }, { leaderVolunteerId: volunteer.id });
    if (!volunteer.accountId) return;
    await this.roles.grant(transaction, {
      accountId: volunteer.accountId,
      role: Role.SQUAD_LEADER,
      placeCode: squad.communityCode,
      squadId: squad.id,
      grantedByAccountId: byAccountId,
    });
  }

  private async requireFit(
    transaction: WriteTransaction,
    squad: SquadEntity,
    volunteer: VolunteerEntity,
  ): Promise<void> {
    if (squad.closedAt) throw squadClosed();
    const running = { squadId: squad.id, volunteerId: volunteer.id, untilDay: IsNull() };
    if (!(await transaction.repo(SquadMembershipEntity).existsBy(running))) throw leaderNotMember();
    if (!mayServe(volunteer.status)) throw refusedFor(['VOLUNTEER_NOT_SERVING']);
    const today = serviceDayOf(this.clock.now());
    const limits = await this.queries.limits(transaction, squad.communityCode, today);
    if (!isAdultOn(volunteer.birthDate, today, limits)) throw leaderNotAdult();
  }
}
