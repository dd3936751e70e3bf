import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { AddCommunityInput, UpdateCommunityInput } from './places.inputs.js';
import { PlacesService } from './places.service.js';
import { Place, PlaceConnection, placeOf } from './places.types.js';

@Resolver(() => Place)
export class PlacesResolver {
  constructor(
    private readonly places: PlacesService,
    private readonly uow: UnitOfWork,
  ) {}

  @Access('public')
  @Query(() => Place, { description: '按代码查区划 · a place by its code' })
  async place(@Args('code', { type: () => String }) code: string): Promise<Place> {
    return placeOf(await this.uow.read((view) => this.places.require(view, code)));
  }

  @Access('public')
  @Query(() => PlaceConnection, {
    name: 'places',
    description: '下级区划；不给上级则为各区 · the places below one, or the districts',
  })
  async listPlaces(
    @Args('parentCode', { type: () => String, nullable: true }) parentCode: string | null,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<PlaceConnection> {
    const [afterCode] = after ? decodeCursor(after, ['code']) : [''];
    const rows = await this.places.below(parentCode ?? null, String(afterCode), first + 1);
    return pageOf(rows, first, (row) => [row.code], placeOf);
  }

  @Access('place.edit')
  @Mutation(() => Place, { description: '在街道下新增社区 · adds a community below a street' })
  async addCommunity(@CurrentActor() actor: Actor, @Args('input') input: AddCommunityInput): Promise<Place> {
    return placeOf(await this.places.addCommunity(actor, input));
  }

  @Access('place.edit')
  @Mutation(() => Place, { description: '修改社区资料 · changes a community' })
  async updateCommunity(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateCommunityInput,
  ): Promise<Place> {
    return placeOf(await this.places.updateCommunity(actor, input));
  }
}
