import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { idAfter, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { OrganisationsReader } from '../organisations-reader.js';
import { OrganisationMember, OrganisationMemberConnection } from '../organisations.types.js';
import { AddOrganisationMembersInput, EndOrganisationMembershipInput, MemberArgs } from './members.inputs.js';
import { RosterService } from './roster.service.js';

@Resolver(() => OrganisationMember)
export class MembersResolver {
  constructor(
    private readonly roster: RosterService,
    private readonly reader: OrganisationsReader,
  ) {}

  @Access('organisation.read')
  @Query(() => OrganisationMemberConnection, {
    description: '名册，仅本组织与办公人员可见 · the roster, for the organisation and its offices',
  })
  async organisationMembers(
    @CurrentActor() actor: Actor,
    @Args() args: MemberArgs,
  ): Promise<OrganisationMemberConnection> {
    const rows = await this.reader.members(actor, args, idAfter(args.after), args.first + 1);
    return pageById(rows, args.first);
  }

  @Access('organisation.prepare')
  @Mutation(() => Int, { description: '把成员列入名册 · enters members on the roster; answers how many' })
  async addOrganisationMembers(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddOrganisationMembersInput,
  ): Promise<number> {
    return (await this.roster.add(actor, input)).length;
  }

  @Access('organisation.prepare')
  @Mutation(() => Boolean, { description: '成员退出 · ends a membership' })
  async endOrganisationMembership(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndOrganisationMembershipInput,
  ): Promise<boolean> {
    await this.roster.end(actor, input);
    return true;
  }
}
