import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { MembershipEndings } from './membership-endings.js';
import { MembershipQueries } from './membership-queries.js';
import { membershipObstacles } from './membership-rules.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import {
  MEMBERSHIP_DAY_TOO_EARLY,
  membershipEnded,
  refusedFor,
  SQUAD_DAY_IN_FUTURE,
} from './squads.problems.js';
import { SquadsService } from './squads.service.js';

export interface NewMembership {
  readonly volunteerId: string;
  readonly squadId: string;
  readonly primary: boolean;
  /** First day; default today. */
  readonly fromDay?: LocalDate | null;
  readonly idempotencyKey: string;
}

export interface MembershipEnd {
  readonly membershipId: string;
  /** First day without the membership; default today. */
  readonly onDay?: LocalDate | null;
  readonly reason: string;
}

/**
 * Assigning volunteers to squads and ending it (domain.md rules 8 to 10). Rows are locked in one order, the volunteers' and
 * then the squads', each by id, so that no two units can break a limit together or wait for each other.
 */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly squads: SquadsService,
    private readonly queries: MembershipQueries,
    private readonly endings: MembershipEndings,
    private readonly own: OwnRegistration,
  ) {}

  /**
   * @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED; or the first obstacle's of
   * `membershipObstacles`, whose details list all
   */
  async assign(actor: Actor, input: NewMembership): Promise<SquadMembershipEntity> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'assignSquad', input };
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(transaction, call, () => this.insert(transaction, actor, input, accountId)),
    );
    return this.reread(actor, id);
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, MEMBERSHIP_ENDED, INVALID_INPUT */
  async end(actor: Actor, input: MembershipEnd): Promise<SquadMembershipEntity> {
    const byAccountId = actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const { volunteerId, squadId } = await this.find(transaction, input.membershipId);
      const squad = await this.squads.require(transaction, squadId);
      const subject = {
        type: 'SquadMembership',
        id: input.membershipId,
        placeCode: squad.communityCode,
        squadId,
      };
      actor.require('squad.assign', subject, 'squad.read');
      const [volunteer] = await transaction.lockById(VolunteerEntity, [volunteerId]);
      if (volunteer) await this.own.refuse(transaction, actor, volunteer);
      await transaction.lockById(SquadEntity, [squadId]);
      const membership = await this.find(transaction, input.membershipId);
      if (membership.untilDay !== null) throw membershipEnded({ untilDay: membership.untilDay });
      const untilDay = input.onDay ?? this.today();
      this.requireDay('input.onDay', untilDay, membership.fromDay);
      await this.endings.end(transaction, [membership], { untilDay, byAccountId, reason: input.reason });
      await this.audit.record(transaction, actor, {
        action: 'squad.endMembership',
        subjectType: 'Volunteer',
        subjectId: volunteerId,
        placeCode: squad.communityCode,
        details: { squadId, membershipId: membership.id, untilDay },
      });
    });
    return this.reread(actor, input.membershipId);
  }

  private async insert(
    transaction: WriteTransaction,
    actor: Actor,
    input: NewMembership,
    assignedByAccountId: string,
  ): Promise<string> {
    const [volunteer] = await transaction.lockById(VolunteerEntity, [input.volunteerId]);
    if (!volunteer) throw missing('Volunteer', input.volunteerId);
    const person = { type: 'Volunteer', id: volunteer.id, placeCode: volunteer.communityCode };
    actor.require('squad.assign', person, 'volunteer.read');
    const [squad] = await transaction.lockById(SquadEntity, [input.squadId]);
    if (!squad) throw missing('Squad', input.squadId);
    const target = { type: 'Squad', id: squad.id, placeCode: squad.communityCode, squadId: squad.id };
    actor.require('squad.assign', target, 'squad.read');
    await this.own.refuse(transaction, actor, volunteer);
    const fromDay = input.fromDay ?? this.today();
    await this.requireEligible(transaction, volunteer, squad, { fromDay, primary: input.primary });
    const id = newId();
    await transaction.repo(SquadMembershipEntity).insert({
      id,
      squadId: squad.id,
      volunteerId: volunteer.id,
      isPrimary: input.primary,
      fromDay,
      untilDay: null,
      assignedByAccountId,
    });
    await this.audit.record(transaction, actor, {
      action: 'squad.assign',
      subjectType: 'Volunteer',
      subjectId: volunteer.id,
      placeCode: squad.communityCode,
      details: { squadId: squad.id, membershipId: id, primary: input.primary, fromDay },
    });
    return id;
  }

  private async requireEligible(
    transaction: WriteTransaction,
    volunteer: VolunteerEntity,
    squad: SquadEntity,
    wanted: { readonly fromDay: LocalDate; readonly primary: boolean },
  ): Promise<void> {
    const begun = [squad.createdAt, volunteer.acceptedAt ?? volunteer.registeredAt].map(serviceDayOf).sort();
    this.requireDay('input.fromDay', wanted.fromDay, begun.at(-1) ?? wanted.fromDay);
    const limits = await this.queries.limits(transaction, squad.communityCode, wanted.fromDay);
    for (const candidate of await this.queries.candidates(transaction, [volunteer])) {
      const obstacles = membershipObstacles(
        candidate,
        { squad: { ...squad, closed: squad.closedAt !== null }, ...wanted },
        limits,
      );
      if (obstacles.length > 0) throw refusedFor(obstacles);
    }
  }

  private requireDay(path: string, day: LocalDate, earliest: LocalDate): void {
    const today = this.today();
    if (day > today) throw invalidInput([{ path, code: SQUAD_DAY_IN_FUTURE, details: { today } }]);
    if (day < earliest) throw invalidInput([{ path, code: MEMBERSHIP_DAY_TOO_EARLY, details: { earliest } }]);
  }

  private async find(transaction: WriteTransaction, id: string): Promise<SquadMembershipEntity> {
    const membership = await transaction.repo(SquadMembershipEntity).findOneBy({ id });
    if (!membership) throw missing('SquadMembership', id);
    return membership;
  }

  /** A repeated call is answered from the first, so the right to read is asked for again. */
  private reread(actor: Actor, id: string): Promise<SquadMembershipEntity> {
    return this.uow.read(async (view) => {
      const membership = await view.manager.getRepository(SquadMembershipEntity).findOneByOrFail({ id });
      const squad = await this.squads.require(view, membership.squadId);
      actor.require('squad.read', {
        type: 'SquadMembership',
        id,
        placeCode: squad.communityCode,
        squadId: squad.id,
      });
      return membership;
    });
  }

  private today(): LocalDate {
    return serviceDayOf(this.clock.now());
  }
}

const missing = (subjectType: string, subjectId: string) =>
  notFound().audited({ action: 'squad.assign', subjectType, subjectId });
