import { Args, Query, Resolver } from '@nestjs/graphql';
import { idAfter, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { OrganisationHoursArgs } from './organisation-hours.inputs.js';
import { OrganisationHoursQuery } from './organisation-hours.query.js';
import { OrganisationHours, OrganisationHoursConnection } from './organisation-hours.types.js';

@Resolver(() => OrganisationHours)
export class OrganisationHoursResolver {
  constructor(private readonly hours: OrganisationHoursQuery) {}

  @Access('organisation.read')
  @Query(() => OrganisationHoursConnection, {
    description:
      '志愿者在社会组织活动中的时长 · what volunteers served in its activities, for the organisation',
  })
  async organisationHours(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args() args: OrganisationHoursArgs,
  ): Promise<OrganisationHoursConnection> {
    const rows = await this.hours.list(actor, args, idAfter(args.after), args.first + 1, language);
    return pageById(rows, args.first);
  }
}
