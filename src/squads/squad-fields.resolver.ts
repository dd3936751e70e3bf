import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Place, placeOf } from '../places/places.types.js';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { VolunteerMapper } from '../volunteers/volunteer-mapper.js';
import { Volunteer } from '../volunteers/volunteers.types.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { MembershipQueries } from './membership-queries.js';
import { membershipOf, Squad, SquadMembershipConnection } from './squads.types.js';
import { SquadVisibility } from './squad-visibility.js';

/** What a squad reaches: its community for everybody, its people for its offices, its leader and its members. */
@Resolver(() => Squad)
export class SquadFieldsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
    private readonly queries: MembershipQueries,
    private readonly visibility: SquadVisibility,
  ) {}

  @ResolveField('community', () => Place, { description: '所在社区 · its community' })
  async community(
    @Parent() squad: Squad,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Place | null> {
    const place = await loaders.of('place', (codes) => this.places.byCodes(codes)).load(squad.communityCode);
    return place && placeOf(place);
  }

  @ResolveField('leader', () => Volunteer, {
    nullable: true,
    description: '组长，仅社区与成员可见 · the leader, shown to its offices and members',
  })
  async leader(@Parent() squad: Squad, @CurrentRequest() request: RequestContext): Promise<Volunteer | null> {
    if (!squad.leaderVolunteerId || !(await this.visibility.showsMembers(squad, request))) return null;
    const row = await request.loaders.of('volunteer', this.volunteers.load).load(squad.leaderVolunteerId);
    return row && this.mapper.toType(row, request.actor, request.language);
  }

  @ResolveField('memberCount', () => Int, {
    nullable: true,
    description: '现有人数，仅社区与成员可见 · members now, shown to its offices and members',
  })
  async memberCount(
    @Parent() squad: Squad,
    @CurrentRequest() request: RequestContext,
  ): Promise<number | null> {
    if (!(await this.visibility.showsMembers(squad, request))) return null;
    return (
      (await request.loaders.of('squad-member-count', this.queries.loadMemberCounts).load(squad.id)) ?? 0
    );
  }

  @ResolveField('members', () => SquadMembershipConnection, {
    nullable: true,
    description: '现有成员，仅社区与成员可见 · its members now, shown to its offices and members',
  })
  members(
    @Parent() squad: Squad,
    @CurrentRequest() request: RequestContext,
    @Args() page: ConnectionArgs,
  ): Promise<SquadMembershipConnection | null> {
    return this.page(squad, request, page, null);
  }

  @ResolveField('membersOn', () => SquadMembershipConnection, {
    nullable: true,
    description: '某日的成员 · who was a member on a day',
  })
  membersOn(
    @Parent() squad: Squad,
    @CurrentRequest() request: RequestContext,
    @Args('day', { type: () => LocalDateScalar }) day: string,
    @Args() page: ConnectionArgs,
  ): Promise<SquadMembershipConnection | null> {
    return this.page(squad, request, page, day);
  }

  private async page(
    squad: Squad,
    request: RequestContext,
    { first, after }: ConnectionArgs,
    day: string | null,
  ): Promise<SquadMembershipConnection | null> {
    if (!(await this.visibility.showsMembers(squad, request))) return null;
    const [afterId] = after ? decodeCursor(after, ['id']) : [''];
    const page = { day, afterId: String(afterId), limit: first + 1 };
    const loader = request.loaders.of(`squad-members ${JSON.stringify(page)}`, (squadIds) =>
      this.uow.read((view) => this.queries.membersPages(view, { squadIds, ...page })),
    );
    return pageOf((await loader.load(squad.id)) ?? [], first, (row) => [row.id], membershipOf);
  }
}
