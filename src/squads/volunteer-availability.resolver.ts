import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { slotOf } from '../volunteers/availability.js';
import { AvailabilityService } from '../volunteers/availability.service.js';
import { WeeklyTime } from '../volunteers/availability.types.js';
import { Volunteer } from '../volunteers/volunteers.types.js';
import { MembershipQueries } from './membership-queries.js';

/** When a volunteer can serve, for those who plan with him. */
@Resolver(() => Volunteer)
export class VolunteerAvailabilityResolver {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly queries: MembershipQueries,
  ) {}

  @ResolveField('availability', () => [WeeklyTime], {
    nullable: true,
    description:
      '每周可服务的时段，本人、有关办公人员与其小组组长可见 · times of the week at which he can serve, for himself, his offices and the leaders of his squads',
  })
  async weeklyTimes(
    @Parent() volunteer: Volunteer,
    @CurrentRequest() request: RequestContext,
  ): Promise<WeeklyTime[] | null> {
    if (!(await this.showsTo(volunteer, request))) return null;
    const slots = await request.loaders.of('availability', this.availability.load).load(volunteer.id);
    return (slots ?? []).map(slotOf);
  }

  private async showsTo(
    { id, communityCode }: Volunteer,
    { actor, loaders }: RequestContext,
  ): Promise<boolean> {
    if (actor.volunteerId === id) return true;
    if (communityCode !== null && actor.may('volunteer.read', communityCode)) return true;
    const led = actor.squadsOf('squad.read');
    if (led.length === 0) return false;
    const periods = await loaders.of('squad-memberships', this.queries.loadMemberships).load(id);
    return (periods ?? []).some(({ squadId, untilDay }) => untilDay === null && led.includes(squadId));
  }
}
