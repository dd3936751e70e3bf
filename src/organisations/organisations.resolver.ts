import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RoleGrant, roleGrantOf } from '../identity/identity.types.js';
import { Place, placeOf } from '../places/places.types.js';
import { PlacesService } from '../places/places.service.js';
import { idAfter, idBefore, pageById } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { OrganisationOfficersService } from './organisation-officers.service.js';
import { OrganisationsReader } from './organisations-reader.js';
import {
  AddOrganisationInput,
  FilingQueueArgs,
  GrantOrganisationOfficerInput,
  OrganisationArgs,
  OrganisationFilterArgs,
  RevokeOrganisationOfficerInput,
} from './organisations.inputs.js';
import { OrganisationsService } from './organisations.service.js';
import {
  FilingChecklist,
  Organisation,
  OrganisationConnection,
  OrganisationHistoryStep,
  organisationOf,
} from './organisations.types.js';

@Resolver(() => Organisation)
export class OrganisationsResolver {
  constructor(
    private readonly reader: OrganisationsReader,
    private readonly organisations: OrganisationsService,
    private readonly officersOf: OrganisationOfficersService,
    private readonly places: PlacesService,
  ) {}

  @Access('public')
  @Query(() => Organisation, {
    description: '按编号查社会组织；草稿仅本组织与办公人员可见 · an organisation by its id',
  })
  organisation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Organisation> {
    return this.reader.require(actor, id);
  }

  @Access('public')
  @Query(() => OrganisationConnection, {
    name: 'organisations',
    description: '有效的社会组织，可按名称、拼音首字母、类别查找 · the register: organisations in force',
  })
  async listOrganisations(@Args() filter: OrganisationFilterArgs): Promise<OrganisationConnection> {
    const rows = await this.reader.register(filter, idAfter(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('organisation.read')
  @Query(() => OrganisationConnection, {
    description:
      '辖区内的全部社会组织，含待审核的 · all of one’s places, also those that wait for a decision',
  })
  async organisationFilings(
    @CurrentActor() actor: Actor,
    @Args() filter: FilingQueueArgs,
  ): Promise<OrganisationConnection> {
    const rows = await this.reader.queue(actor, filter, idBefore(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('signed-in')
  @Query(() => [Organisation], { description: '我负责的社会组织 · those of which one is an officer' })
  myOrganisations(@CurrentActor() actor: Actor): Promise<Organisation[]> {
    return this.reader.mine(actor);
  }

  @Access('organisation.read')
  @Query(() => FilingChecklist, { description: '备案清单 · what a filing asks for, and what is missing' })
  filingChecklist(
    @CurrentActor() actor: Actor,
    @Args() { organisationId }: OrganisationArgs,
  ): Promise<FilingChecklist> {
    return this.reader.checklist(actor, organisationId);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, {
    description:
      '纳入社区指导的小型团体，一步办成 · takes a small group under the committee’s guidance, at once',
  })
  async addOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddOrganisationInput,
  ): Promise<Organisation> {
    return organisationOf(await this.organisations.add(actor, input), true);
  }

  @Access('organisation.edit')
  @Mutation(() => RoleGrant, {
    description: '授予社会组织负责人 · makes somebody an officer of an organisation',
  })
  async grantOrganisationOfficer(
    @CurrentActor() actor: Actor,
    @Args('input') { organisationId, login }: GrantOrganisationOfficerInput,
  ): Promise<RoleGrant> {
    return roleGrantOf(await this.officersOf.grant(actor, organisationId, login));
  }

  @Access('organisation.edit')
  @Mutation(() => RoleGrant, {
    description: '撤销社会组织负责人 · ends somebody’s office in an organisation',
  })
  async revokeOrganisationOfficer(
    @CurrentActor() actor: Actor,
    @Args('input') { grantId, reason }: RevokeOrganisationOfficerInput,
  ): Promise<RoleGrant> {
    return roleGrantOf(await this.officersOf.revoke(actor, grantId, reason));
  }

  @ResolveField('community', () => Place, { nullable: true, description: '所在社区 · its community' })
  async community(
    @Parent() organisation: Organisation,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Place | null> {
    const load = (codes: readonly string[]) => this.places.byCodes(codes);
    const place = await loaders.of('place', load).load(organisation.communityCode);
    return place && placeOf(place);
  }

  @ResolveField('history', () => [OrganisationHistoryStep], {
    description: '经历 · what happened to it, earliest first',
  })
  history(
    @Parent() organisation: Organisation,
    @CurrentRequest() { actor }: RequestContext,
  ): Promise<OrganisationHistoryStep[]> {
    return this.reader.history(actor, organisation);
  }

  @ResolveField('officers', () => [RoleGrant], {
    nullable: true,
    description: '现任负责人，仅办公人员可见 · its officers, for those who appoint them',
  })
  async officers(
    @Parent() { id, communityCode }: Organisation,
    @CurrentRequest() { actor, loaders }: RequestContext,
  ): Promise<RoleGrant[] | null> {
    if (!actor.may('organisation.edit', communityCode)) return null;
    const grants = await loaders.of('organisation.officers', this.officersOf.load).load(id);
    return (grants ?? []).map(roleGrantOf);
  }
}
