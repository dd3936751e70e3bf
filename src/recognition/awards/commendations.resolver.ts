import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { idBefore, pageById } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import {
  CommendationFilterArgs,
  FlaggedCommendationArgs,
  RevokeCommendationInput,
  VolunteerCommendationArgs,
} from './awards.inputs.js';
import { Commendation, CommendationConnection } from './awards.types.js';
import { CommendationsReader } from './commendations-reader.js';
import { CommendationsService } from './commendations.service.js';

@Resolver()
export class CommendationsResolver {
  constructor(
    private readonly service: CommendationsService,
    private readonly reader: CommendationsReader,
  ) {}

  @Access('public')
  @Query(() => CommendationConnection, {
    description: '光荣榜：受表彰者，新的在前 · the list of honours, the latest first',
  })
  async commendations(
    @CurrentRequest() request: RequestContext,
    @Args() filter: CommendationFilterArgs,
  ): Promise<CommendationConnection> {
    const rows = await this.reader.list(request, filter, idBefore(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('signed-in')
  @Query(() => CommendationConnection, {
    description: '本人或一位志愿者所获的表彰，新的在前 · honours of oneself or a volunteer, the latest first',
  })
  async volunteerCommendations(
    @CurrentRequest() request: RequestContext,
    @Args() { volunteerId, first, after }: VolunteerCommendationArgs,
  ): Promise<CommendationConnection> {
    const id = volunteerId ?? request.actor.volunteerId;
    if (!id) throw notAVolunteer();
    return pageById(await this.reader.of(request, id, idBefore(after), first + 1), first);
  }

  @Access('award.read')
  @Query(() => CommendationConnection, {
    description: '因记录作废待复核的表彰 · honours to be looked at, since records behind them were voided',
  })
  async flaggedCommendations(
    @CurrentRequest() request: RequestContext,
    @Args() { placeCode, first, after }: FlaggedCommendationArgs,
  ): Promise<CommendationConnection> {
    return pageById(await this.reader.flagged(request, placeCode, idBefore(after), first + 1), first);
  }

  @Access('award.manage')
  @Mutation(() => Commendation, { description: '撤销表彰，须说明理由 · revokes an honour, with a reason' })
  async revokeCommendation(
    @CurrentActor() actor: Actor,
    @CurrentRequest() request: RequestContext,
    @Args('input') input: RevokeCommendationInput,
  ): Promise<Commendation> {
    await this.service.revoke(actor, input);
    return this.reader.one(request, input.commendationId);
  }
}
