import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { addDays, serviceDayOf } from '../../kernel/service-day.js';
import type { Span } from '../../kernel/span.js';
import type { NeedEntity } from '../../needs/need.entity.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { PolicyService } from '../../policies/policy.service.js';
import { groupBy } from '../../squads/group-by.js';
import { type SquadEntity, SquadMembershipEntity } from '../../squads/squad.entity.js';
import { TrainingEntity } from '../../squads/training.entity.js';
import { AvailabilityService } from '../../volunteers/availability.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { OwnNeeds } from '../own-needs.js';
import { type AdmissionLimits, BLOCKING } from '../sign-ups/sign-up-rules.js';
import { SignUpEntity } from '../sign-ups/sign-up.entity.js';
import { LOAD_DAYS, type Match, type MatchFacts, rankMatches } from './match-ranking.js';
import { ServiceLoads } from './service-load.js';

/** A member of a squad with what ranks him. */
export interface Candidate extends MatchFacts {
  readonly row: VolunteerEntity;
}

/** Ranks the members of a squad for a need, in a fixed number of statements whatever the squad's size. */
@Injectable()
export class NeedMatcher {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly ownNeeds: OwnNeeds,
    private readonly availability: AvailabilityService,
    private readonly loads: ServiceLoads,
  ) {}

  /** All who are members on the day of the span's start, the best suited first; no rights checked. */
  async rank(view: ReadView, need: NeedEntity, squad: SquadEntity, span: Span): Promise<Match<Candidate>[]> {
    const members = await this.membersOn(view, squad.id, serviceDayOf(span.startAt));
    const demand = {
      kind: need.squadKind,
      wantedSkills: squad.wantedSkills,
      communityCode: need.communityCode,
      span,
      limits: await this.limits(view, need),
    };
    return rankMatches(demand, await this.factsOf(view, need, members, span));
  }

  private membersOn(view: ReadView, squadId: string, day: string): Promise<VolunteerEntity[]> {
    return view.manager
      .createQueryBuilder(VolunteerEntity, 'volunteer')
      .innerJoin(SquadMembershipEntity, 'membership', 'membership.volunteerId = volunteer.id')
      .where('membership.squadId = :squadId AND membership.fromDay <= :day', { squadId, day })
      .andWhere('(membership.untilDay IS NULL OR membership.untilDay > :day)')
      .getMany();
  }

  private async factsOf(
    view: ReadView,
    need: NeedEntity,
    members: readonly VolunteerEntity[],
    span: Span,
  ): Promise<Candidate[]> {
    const ids = members.map(({ id }) => id);
    const since = addDays(serviceDayOf(this.clock.now()), -LOAD_DAYS);
    const trained = await this.trainedAmong(view, ids, need, serviceDayOf(span.startAt));
    const times = groupBy(await this.availability.of(view, ids), ({ volunteerId }) => volunteerId);
    const elsewhere = await this.elsewhereAmong(view, ids, span);
    const minutes = await this.loads.minutesSince(view, ids, since);
    const isRequester = this.ownNeeds.requesterOf(need);
    return members.map((row) => {
      const { id, volunteerNo, status, birthDate, communityCode, background, skills, serviceKinds } = row;
      return {
        ...{ row, id, volunteerNo, status, birthDate, communityCode, background, skills, serviceKinds },
        trained: trained.has(id),
        week: times.get(id) ?? [],
        loadMinutes: minutes.get(id) ?? 0,
        elsewhere: elsewhere.has(id),
        requester: isRequester(row),
      };
    });
  }

  private async trainedAmong(
    view: ReadView,
    ids: readonly string[],
    { squadKind: kind }: NeedEntity,
    day: string,
  ): Promise<Set<string>> {
    const trainings = await view.manager
      .getRepository(TrainingEntity)
      .findBy({ volunteerId: In([...ids]), kind });
    return new Set(trainings.filter((one) => one.completedOn <= day).map((one) => one.volunteerId));
  }

  /** An invitation leaves one free until it is accepted (domain.md rule 15). */
  private async elsewhereAmong(view: ReadView, ids: readonly string[], span: Span): Promise<Set<string>> {
    const signUps = await view.manager.getRepository(SignUpEntity).findBy({
      volunteerId: In([...ids]),
      status: In([...BLOCKING]),
      startAt: LessThan(span.endAt),
      endAt: MoreThan(span.startAt),
    });
    return new Set(signUps.map(({ volunteerId }) => volunteerId));
  }

  private async limits(view: ReadView, { communityCode }: NeedEntity): Promise<AdmissionLimits> {
    const { policy } = await this.policies.policyFor(view, communityCode, serviceDayOf(this.clock.now()));
    const { adultKinds, trainingKinds } = policy.squads;
    return { adultAgeYears: policy.registration.adultAgeYears, adultKinds, trainingKinds };
  }
}
