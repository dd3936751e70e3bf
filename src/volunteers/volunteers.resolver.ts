import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Place, placeOf } from '../places/places.types.js';
import { PlacesService } from '../places/places.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { ConsentsService } from './consents.service.js';
import { PersonalDataService } from './personal-data.service.js';
import { VolunteerMapper } from './volunteer-mapper.js';
import { VolunteerStatus } from './volunteer.entity.js';
import { Consent, Volunteer, VolunteerConnection } from './volunteers.types.js';
import { VolunteersService } from './volunteers.service.js';

/** Reading volunteers. */
@Resolver(() => Volunteer)
export class VolunteersResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly volunteers: VolunteersService,
    private readonly consents: ConsentsService,
    private readonly personalData: PersonalDataService,
    private readonly places: PlacesService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('signed-in')
  @Query(() => Volunteer, { description: '按编号查志愿者 · a volunteer by id' })
  async volunteer(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Volunteer> {
    const row = await this.uow.read((view) => this.volunteers.requireReadable(view, actor, id));
    return this.mapper.toType(row, actor, language);
  }

  @Access('signed-in')
  @Query(() => Volunteer, { nullable: true, description: '本人的登记 · one’s own registration' })
  async myVolunteer(@CurrentRequest() { actor, language }: RequestContext): Promise<Volunteer | null> {
    const id = actor.volunteerId;
    if (!id) return null;
    return this.mapper.toType(
      await this.uow.read((view) => this.volunteers.require(view, id)),
      actor,
      language,
    );
  }

  @Access('volunteer.read')
  @Query(() => VolunteerConnection, {
    name: 'volunteers',
    description: '辖区内的志愿者 · volunteers within one’s places',
  })
  async listVolunteers(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args() { first, after }: ConnectionArgs,
    @Args('placeCode', { type: () => String, nullable: true }) placeCode: string | null,
    @Args('status', { type: () => VolunteerStatus, nullable: true }) status: VolunteerStatus | null,
    @Args('name', { type: () => String, nullable: true, description: '完整姓名 · the full name' })
    name: string | null,
    @Args('mobile', { type: () => String, nullable: true }) mobile: string | null,
    @Args('volunteerNo', { type: () => String, nullable: true }) volunteerNo: string | null,
  ): Promise<VolunteerConnection> {
    if (placeCode) await this.uow.read((view) => this.places.require(view, placeCode));
    const [afterId] = after ? decodeCursor(after, ['id']) : [''];
    const rows = await this.volunteers.list(
      actor,
      { placeCode, status, name, mobile, volunteerNo },
      String(afterId),
      first + 1,
    );
    return pageOf(
      rows,
      first,
      (row) => [row.id],
      (row) => this.mapper.toType(row, actor, language),
    );
  }

  @Access('signed-in')
  @Query(() => GraphQLJSONObject, { description: '导出本人全部资料 · everything Linli keeps about oneself' })
  myData(@CurrentActor() actor: Actor): Promise<Record<string, unknown>> {
    return this.personalData.export(actor);
  }

  @ResolveField('community', () => Place, { nullable: true, description: '所在社区 · the community' })
  async community(
    @Parent() volunteer: Volunteer,
    @CurrentRequest() { loaders }: RequestContext,
  ): Promise<Place | null> {
    if (!volunteer.communityCode) return null;
    const place = await loaders
      .of('place', (codes) => this.places.byCodes(codes))
      .load(volunteer.communityCode);
    return place && placeOf(place);
  }

  @ResolveField('consents', () => [Consent], {
    nullable: true,
    description: '同意记录，仅本人与审核人员可见 · consents, for himself and reviewing officers',
  })
  async consentsGiven(
    @Parent() volunteer: Volunteer,
    @CurrentRequest() { actor, loaders }: RequestContext,
  ): Promise<Consent[] | null> {
    const allowed =
      actor.volunteerId === volunteer.id ||
      (volunteer.communityCode && actor.may('volunteer.review', volunteer.communityCode));
    if (!allowed) return null;
    return (await loaders.of('volunteerConsents', this.consents.load).load(volunteer.id)) ?? [];
  }
}
