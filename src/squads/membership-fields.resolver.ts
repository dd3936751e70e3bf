import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { VolunteerMapper } from '../volunteers/volunteer-mapper.js';
import { Volunteer } from '../volunteers/volunteers.types.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { ProposedAssignment, UnassignedVolunteer } from './assignment.types.js';
import { MembershipQueries } from './membership-queries.js';
import { Squad, SquadMembership, squadOf } from './squads.types.js';

/** Reaches volunteers and squads from what names them; how a volunteer is shown is decided for each reader. */
abstract class VolunteerField {
  constructor(
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  /** @param byName in full, whoever else may not read him */
  protected async volunteerOf(
    id: string,
    { actor, language, loaders }: RequestContext,
    byName = false,
  ): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(id);
    if (!row) return null;
    return byName ? this.mapper.toNamedType(row, actor, language) : this.mapper.toType(row, actor, language);
  }
}

abstract class VolunteerAndSquadFields extends VolunteerField {
  constructor(
    volunteers: VolunteersService,
    mapper: VolunteerMapper,
    private readonly queries: MembershipQueries,
  ) {
    super(volunteers, mapper);
  }

  protected async squadById(id: string, { loaders }: RequestContext): Promise<Squad | null> {
    const row = await loaders.of('squad', this.queries.loadSquads).load(id);
    return row && squadOf(row);
  }
}

@Resolver(() => SquadMembership)
export class MembershipFieldsResolver extends VolunteerAndSquadFields {
  constructor(volunteers: VolunteersService, mapper: VolunteerMapper, queries: MembershipQueries) {
    super(volunteers, mapper, queries);
  }

  @ResolveField('volunteer', () => Volunteer)
  volunteer(
    @Parent() { volunteerId, squadId, untilDay }: SquadMembership,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    // The leader enters hours for his members, so he must know who they are (rule 11).
    const leads = untilDay === null && request.actor.squadsOf('record.enter').includes(squadId);
    return this.volunteerOf(volunteerId, request, leads);
  }

  @ResolveField('squad', () => Squad)
  squad(
    @Parent() membership: SquadMembership,
    @CurrentRequest() request: RequestContext,
  ): Promise<Squad | null> {
    return this.squadById(membership.squadId, request);
  }
}

@Resolver(() => ProposedAssignment)
export class ProposedAssignmentFieldsResolver extends VolunteerAndSquadFields {
  constructor(volunteers: VolunteersService, mapper: VolunteerMapper, queries: MembershipQueries) {
    super(volunteers, mapper, queries);
  }

  @ResolveField('volunteer', () => Volunteer)
  volunteer(
    @Parent() item: ProposedAssignment,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    return this.volunteerOf(item.volunteerId, request);
  }

  @ResolveField('squad', () => Squad)
  squad(
    @Parent() item: ProposedAssignment,
    @CurrentRequest() request: RequestContext,
  ): Promise<Squad | null> {
    return this.squadById(item.squadId, request);
  }
}

@Resolver(() => UnassignedVolunteer)
export class UnassignedFieldsResolver extends VolunteerField {
  constructor(volunteers: VolunteersService, mapper: VolunteerMapper) {
    super(volunteers, mapper);
  }

  @ResolveField('volunteer', () => Volunteer)
  volunteer(
    @Parent() unassigned: UnassignedVolunteer,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    return this.volunteerOf(unassigned.volunteerId, request);
  }
}
