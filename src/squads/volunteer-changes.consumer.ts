import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { RolesService } from '../identity/roles.service.js';
import { Clock } from '../kernel/clock.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { WriteTransaction } from '../platform/database/unit-of-work.js';
import { type DomainEvent, Outbox } from '../platform/events/outbox.js';
import { Role } from '../platform/security/roles.js';
import { VolunteerEntity, VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { remainingOf, withDuplicates, withMergeTargets } from '../volunteers/merge-lines.js';
import { mayServe } from '../volunteers/volunteer-state.js';
import { MembershipEndings } from './membership-endings.js';
import { MembershipCarrier } from './membership-carrier.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import { SquadLeadersService } from './squad-leaders.service.js';

interface VolunteerEvent {
  readonly volunteerId?: string;
  readonly fromId?: string;
  readonly intoId?: string;
}

const SYSTEM = { accountId: null, requestId: null };

/**
 * Makes memberships follow what happens to a volunteer. It looks at his state as it is now, not at the event, so events
 * seen late, twice or in another order come to the same end.
 */
@Injectable()
export class VolunteerChangesConsumer implements OnModuleInit {
  readonly name = 'squads-volunteers';
  readonly types = ['VolunteerChanged', 'VolunteerMoved', 'VolunteerErased', 'VolunteerMerged'];

  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly roles: RolesService,
    private readonly endings: MembershipEndings,
    private readonly leaders: SquadLeadersService,
    private readonly carrier: MembershipCarrier,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(this);
  }

  async consume(transaction: WriteTransaction, events: readonly DomainEvent[]): Promise<void> {
    const payloads = events.map((event) => event.payload as VolunteerEvent);
    const changed = payloads.flatMap(({ volunteerId }) => (volunteerId ? [volunteerId] : []));
    const mergedIds = payloads.flatMap(({ fromId }) => (fromId ? [fromId] : []));
    const ids = [...changed, ...(await withDuplicates(transaction, mergedIds))];
    const touched = await withMergeTargets(transaction, ids);
    const volunteers = await transaction.lockById(VolunteerEntity, touched);
    await this.lockSquads(transaction, touched);
    const known = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]));
    // Who was merged on before the locks were had is left as he is, for the event of that merge.
    const settled = volunteers.flatMap((volunteer) => {
      const remaining = remainingOf(volunteer, known);
      return remaining ? [{ volunteer, remaining }] : [];
    });
    for (const { volunteer, remaining } of settled)
      if (remaining !== volunteer) await this.carry(transaction, volunteer, remaining);
    for (const { volunteer } of settled) await this.reconcile(transaction, volunteer);
  }

  private async lockSquads(transaction: WriteTransaction, volunteerIds: readonly string[]): Promise<void> {
    const running = await transaction
      .repo(SquadMembershipEntity)
      .findBy({ volunteerId: In([...volunteerIds]), untilDay: IsNull() });
    await transaction.lockById(
      SquadEntity,
      running.map((membership) => membership.squadId),
    );
  }

  private async carry(
    transaction: WriteTransaction,
    duplicate: VolunteerEntity,
    target: VolunteerEntity,
  ): Promise<void> {
    const carried = await this.carrier.carry(transaction, duplicate, target, this.today());
    if (carried === 0) return;
    await this.audit.record(transaction, SYSTEM, {
      action: 'squad.carryMemberships',
      subjectType: 'Volunteer',
      subjectId: target.id,
      placeCode: target.communityCode,
      details: { fromVolunteerId: duplicate.id, carried },
    });
  }

  private async reconcile(transaction: WriteTransaction, volunteer: VolunteerEntity): Promise<void> {
    const running = await transaction
      .repo(SquadMembershipEntity)
      .find({ where: { volunteerId: volunteer.id, untilDay: IsNull() }, order: { id: 'ASC' } });
    if (running.length === 0) return;
    const found = await transaction
      .repo(SquadEntity)
      .findBy({ id: In(running.map((membership) => membership.squadId)) });
    const squads = new Map(found.map((squad) => [squad.id, squad]));
    const reasonFor = (membership: SquadMembershipEntity): string | null => {
      if (hasLeft(volunteer)) return 'left the register';
      return squads.get(membership.squadId)?.communityCode === volunteer.communityCode
        ? null
        : 'moved to another community';
    };
    for (const membership of running) {
      const squad = squads.get(membership.squadId);
      const reason = reasonFor(membership);
      if (reason) await this.end(transaction, volunteer, membership, reason);
      else if (squad?.leaderVolunteerId === volunteer.id)
        await this.reviewLeader(transaction, squad, volunteer);
    }
  }

  private async end(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
    membership: SquadMembershipEntity,
    reason: string,
  ): Promise<void> {
    await this.endings.end(transaction, [membership], { untilDay: this.today(), byAccountId: null, reason });
    await this.audit.record(transaction, SYSTEM, {
      action: 'squad.endMembership',
      subjectType: 'Volunteer',
      subjectId: volunteer.id,
      placeCode: volunteer.communityCode,
      details: { squadId: membership.squadId, membershipId: membership.id, reason },
    });
  }

  /** A suspended leader leads no more; one who has got an account since gets the role on it. */
  private async reviewLeader(
    transaction: WriteTransaction,
    squad: SquadEntity,
    leader: VolunteerEntity,
  ): Promise<void> {
    if (!mayServe(leader.status)) {
      await this.endings.removeLeader(transaction, squad.id, null);
      return;
    }
    if (!leader.accountId) return;
    const grants = await this.roles.activeOf(transaction, leader.accountId);
    if (grants.some((grant) => grant.role === Role.SQUAD_LEADER && grant.squadId === squad.id)) return;
    await this.leaders.put(transaction, squad, leader, null);
  }

  private today(): LocalDate {
    return serviceDayOf(this.clock.now());
  }
}

const hasLeft = (volunteer: VolunteerEntity): boolean =>
  volunteer.erasedAt !== null ||
  !(mayServe(volunteer.status) || volunteer.status === VolunteerStatus.SUSPENDED);
