import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { LocalDate } from '../kernel/service-day.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import { PolicyService } from '../policies/policy.service.js';
import type { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import { groupBy } from './group-by.js';
import type { Candidate, MembershipLimits } from './membership-rules.js';
import { SquadEntity, SquadMembershipEntity } from './squad.entity.js';
import { TrainingEntity } from './training.entity.js';

/** What the members' page of each squad is read by. */
export interface MembersPage {
  readonly squadIds: readonly string[];
  /** Members on this day; null: those whose membership runs. */
  readonly day: LocalDate | null;
  readonly afterId: string;
  readonly limit: number;
}

/** Reads of memberships and of what decides about them. */
@Injectable()
export class MembershipQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly policies: PolicyService,
  ) {}

  /** The limits that hold in a community on a day. */
  async limits(view: ReadView, communityCode: string, day: LocalDate): Promise<MembershipLimits> {
    const { policy } = await this.policies.policyFor(view, communityCode, day);
    const { maxMemberships, trainingKinds, adultKinds } = policy.squads;
    return { adultAgeYears: policy.registration.adultAgeYears, maxMemberships, trainingKinds, adultKinds };
  }

  /** Volunteers with the memberships and trainings that the rules ask about, in their order. */
  async candidates(
    view: ReadView,
    volunteers: readonly VolunteerEntity[],
  ): Promise<(Candidate & { id: string })[]> {
    const ids = volunteers.map((volunteer) => volunteer.id);
    const memberships = groupBy(await this.ofVolunteers(view, ids), (each) => each.volunteerId);
    const trainings = groupBy(await this.trainingsOf(view, ids), (each) => each.volunteerId);
    return volunteers.map(({ id, status, communityCode, birthDate }) => ({
      ...{ id, status, communityCode, birthDate },
      memberships: memberships.get(id) ?? [],
      trainings: trainings.get(id) ?? [],
    }));
  }

  /** All periods of volunteers, oldest first. */
  async ofVolunteers(view: ReadView, volunteerIds: readonly string[]): Promise<SquadMembershipEntity[]> {
    if (volunteerIds.length === 0) return [];
    return view.entities(
      SquadMembershipEntity,
      'WHERE volunteer_id IN (:...volunteerIds) ORDER BY from_day, id',
      { volunteerIds },
    );
  }

  async trainingsOf(view: ReadView, volunteerIds: readonly string[]): Promise<TrainingEntity[]> {
    if (volunteerIds.length === 0) return [];
    return view.manager
      .getRepository(TrainingEntity)
      .find({ where: { volunteerId: In([...volunteerIds]) }, order: { completedOn: 'ASC', id: 'ASC' } });
  }

  /** Squads of a community that are not closed, in the order of their ids. */
  openSquads(view: ReadView, communityCode: string): Promise<SquadEntity[]> {
    return view.manager
      .getRepository(SquadEntity)
      .find({ where: { communityCode, closedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** How many memberships run per squad; squads without any are left out. */
  async memberCounts(view: ReadView, squadIds: readonly string[]): Promise<Map<string, number>> {
    if (squadIds.length === 0) return new Map();
    const rows = await view.rows<{ squad_id: string; members: number }>(
      `SELECT squad_id, count(*) AS members FROM squad_membership
        WHERE squad_id IN (:...squadIds) AND until_day IS NULL GROUP BY squad_id`,
      { squadIds },
    );
    return new Map(rows.map((row) => [row.squad_id, Number(row.members)]));
  }

  /** A page of members for each of several squads in one statement, in the order of the memberships' ids. */
  async membersPages(view: ReadView, page: MembersPage): Promise<Map<string, SquadMembershipEntity[]>> {
    const period =
      page.day === null
        ? 'until_day IS NULL'
        : 'from_day <= :day AND (until_day IS NULL OR until_day > :day)';
    const found = await view.rows<{ id: string }>(
      `SELECT id FROM (
         SELECT id, row_number() OVER (PARTITION BY squad_id ORDER BY id) AS position FROM squad_membership
          WHERE squad_id IN (:...squadIds) AND id > :afterId AND ${period}) AS numbered
        WHERE position <= :limit`,
      {
        squadIds: page.squadIds,
        afterId: page.afterId,
        limit: page.limit,
        ...(page.day === null ? {} : { day: page.day }),
      },
    );
    if (found.length === 0) return new Map();
    const members = await view.manager
      .getRepository(SquadMembershipEntity)
      .find({ where: { id: In(found.map((row) => row.id)) }, order: { id: 'ASC' } });
    return groupBy(members, (member) => member.squadId);
  }

  /** For a request's loaders, on committed data. */
  loadSquads = (ids: readonly string[]): Promise<Map<string, SquadEntity>> =>
    this.uow.read(async (view) => {
      const squads = await view.entities(SquadEntity, 'WHERE id IN (:...ids)', { ids });
      return new Map(squads.map((squad) => [squad.id, squad]));
    });

  loadMemberCounts = (squadIds: readonly string[]): Promise<Map<string, number>> =>
    this.uow.read((view) => this.memberCounts(view, squadIds));

  loadMemberships = (volunteerIds: readonly string[]): Promise<Map<string, SquadMembershipEntity[]>> =>
    this.uow.read(async (view) =>
      groupBy(await this.ofVolunteers(view, volunteerIds), (each) => each.volunteerId),
    );

  loadTrainings = (volunteerIds: readonly string[]): Promise<Map<string, TrainingEntity[]>> =>
    this.uow.read(async (view) =>
      groupBy(await this.trainingsOf(view, volunteerIds), (each) => each.volunteerId),
    );
}
