import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RoleGrant, roleGrantOf } from '../identity/identity.types.js';
import { Place, placeOf } from '../places/places.types.js';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { OrganisationOfficersService } from './organisation-officers.service.js';
import {
  AddOrganisationInput,
  GrantOrganisationOfficerInput,
  RevokeOrganisationOfficerInput,
} from './organisations.inputs.js';
import { OrganisationsService } from './organisations.service.js';
import { Organisation, OrganisationConnection, organisationOf } from './organisations.types.js';

@Resolver(() => Organisation)
export class OrganisationsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organisations: OrganisationsService,
    private readonly officersOf: OrganisationOfficersService,
    private readonly places: PlacesService,
  ) {}

  @Access('public')
  @Query(() => Organisation, { description: '按编号查社会组织 · an organisation by its id' })
  async organisation(@Args('id', { type: () => ID }) id: string): Promise<Organisation> {
    return organisationOf(await this.uow.read((view) => this.organisations.require(view, id)));
  }

  @Access('public')
  @Query(() => OrganisationConnection, {
    name: 'organisations',
    description: '区划内的社会组织 · the organisations of a place and below',
  })
  async listOrganisations(
    @Args('placeCode', { type: () => String }) placeCode: string,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<OrganisationConnection> {
    const [afterId] = after ? decodeCursor(after, ['string']) : [''];
    const rows = await this.organisations.list(placeCode, String(afterId), first + 1);
    return pageOf(rows, first, (row) => [row.id], organisationOf);
  }

  @Access('organisation.edit')
  @Mutation(() => Organisation, { description: '登记社会组织 · adds an organisation' })
  async addOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddOrganisationInput,
  ): Promise<Organisation> {
    return organisationOf(await this.organisations.add(actor, input));
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
