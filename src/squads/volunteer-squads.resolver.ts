import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Volunteer } from '../volunteers/volunteers.types.js';
import { MembershipQueries } from './membership-queries.js';
import { membershipOf, SquadMembership, SquadTraining, trainingOf } from './squads.types.js';

/** A volunteer's squads and trainings, for himself and the offices they concern. */
@Resolver(() => Volunteer)
export class VolunteerSquadsResolver {
  constructor(private readonly queries: MembershipQueries) {}

  @ResolveField('memberships', () => [SquadMembership], {
    nullable: true,
    description:
      '所在小组及历次成员关系，本人与有关社区可见 · memberships with their periods, for himself and the offices concerned',
  })
  async memberships(
    @Parent() volunteer: Volunteer,
    @CurrentRequest() { actor, loaders }: RequestContext,
    @Args('current', {
      type: () => Boolean,
      defaultValue: false,
      description: '只看现有的 · only running ones',
    })
    current: boolean,
  ): Promise<SquadMembership[] | null> {
    const himself = actor.volunteerId === volunteer.id;
    if (!himself && !actor.mayAnywhere('squad.read')) return null;
    const periods =
      (await loaders.of('squad-memberships', this.queries.loadMemberships).load(volunteer.id)) ?? [];
    const squadLoader = loaders.of('squad', this.queries.loadSquads);
    const squads = await Promise.all(periods.map((period) => squadLoader.load(period.squadId)));
    return periods
      .filter((period, index) => {
        const squad = squads[index];
        const visible =
          himself || (squad && actor.may('squad.read', squad.communityCode, { squadId: squad.id }));
        return visible && !(current && period.untilDay !== null);
      })
      .map(membershipOf);
  }

  @ResolveField('trainings', () => [SquadTraining], {
    nullable: true,
    description: '已完成的小组培训，本人与所在社区可见 · completed trainings, for himself and his community',
  })
  async trainings(
    @Parent() volunteer: Volunteer,
    @CurrentRequest() { actor, loaders }: RequestContext,
  ): Promise<SquadTraining[] | null> {
    const himself = actor.volunteerId === volunteer.id;
    const office = volunteer.communityCode !== null && actor.may('squad.read', volunteer.communityCode);
    if (!himself && !office) return null;
    const trainings = await loaders.of('squad-trainings', this.queries.loadTrainings).load(volunteer.id);
    return (trainings ?? []).map(trainingOf);
  }
}
