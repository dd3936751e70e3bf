import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SquadKind } from '../kernel/vocabulary.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { MembershipsService } from './memberships.service.js';
import { SquadLeadersService } from './squad-leaders.service.js';
import {
  AppointLeaderInput,
  AssignSquadInput,
  CloseSquadInput,
  CreateSquadInput,
  EndMembershipInput,
  RecordTrainingInput,
  UpdateSquadInput,
} from './squads.inputs.js';
import { SquadsService } from './squads.service.js';
import {
  membershipOf,
  Squad,
  SquadConnection,
  SquadMembership,
  squadOf,
  SquadTraining,
  trainingOf,
} from './squads.types.js';
import { TrainingsService } from './trainings.service.js';

@Resolver(() => Squad)
export class SquadsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly squads: SquadsService,
    private readonly memberships: MembershipsService,
    private readonly leaders: SquadLeadersService,
    private readonly trainings: TrainingsService,
  ) {}

  @Access('public')
  @Query(() => Squad, { description: '按编号查服务小组 · a squad by its id' })
  async squad(@Args('id', { type: () => ID }) id: string): Promise<Squad> {
    return squadOf(await this.uow.read((view) => this.squads.require(view, id)));
  }

  @Access('public')
  @Query(() => SquadConnection, { name: 'squads', description: '社区的服务小组 · the squads of a community' })
  async listSquads(
    @Args('communityCode', { type: () => String }) communityCode: string,
    @Args('kind', { type: () => SquadKind, nullable: true }) kind: SquadKind | null,
    @Args('closed', {
      type: () => Boolean,
      defaultValue: false,
      description: '含已撤销的 · also closed ones',
    })
    closed: boolean,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<SquadConnection> {
    const [afterId] = after ? decodeCursor(after, ['id']) : [''];
    const filter = { communityCode, kind: kind ?? null, closed };
    return pageOf(
      await this.squads.list(filter, String(afterId), first + 1),
      first,
      (row) => [row.id],
      squadOf,
    );
  }

  @Access('squad.edit')
  @Mutation(() => Squad, { description: '建立服务小组 · sets up a squad' })
  async createSquad(@CurrentActor() actor: Actor, @Args('input') input: CreateSquadInput): Promise<Squad> {
    return squadOf(await this.squads.create(actor, input));
  }

  @Access('squad.edit')
  @Mutation(() => Squad, { description: '修改服务小组 · changes a squad' })
  async updateSquad(@CurrentActor() actor: Actor, @Args('input') input: UpdateSquadInput): Promise<Squad> {
    return squadOf(await this.squads.update(actor, input));
  }

  @Access('squad.edit')
  @Mutation(() => Squad, {
    description: '撤销服务小组并结束全部成员关系 · closes a squad and ends its memberships',
  })
  async closeSquad(@CurrentActor() actor: Actor, @Args('input') input: CloseSquadInput): Promise<Squad> {
    return squadOf(await this.squads.close(actor, input.squadId, input.reason));
  }

  @Access('squad.assign')
  @Mutation(() => SquadMembership, { description: '将志愿者编入服务小组 · assigns a volunteer to a squad' })
  async assignSquad(
    @CurrentActor() actor: Actor,
    @Args('input') input: AssignSquadInput,
  ): Promise<SquadMembership> {
    return membershipOf(await this.memberships.assign(actor, input));
  }

  @Access('squad.assign')
  @Mutation(() => SquadMembership, { description: '结束成员关系 · ends a membership' })
  async endMembership(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndMembershipInput,
  ): Promise<SquadMembership> {
    return membershipOf(await this.memberships.end(actor, input));
  }

  @Access('squad.assign')
  @Mutation(() => Squad, {
    description: '任命组长，替换原组长 · makes a member the leader, in place of the one before',
  })
  async appointLeader(
    @CurrentActor() actor: Actor,
    @Args('input') input: AppointLeaderInput,
  ): Promise<Squad> {
    return squadOf(await this.leaders.appoint(actor, input));
  }

  @Access('squad.assign')
  @Mutation(() => SquadTraining, { description: '登记已完成的培训 · records a completed training' })
  async recordTraining(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordTrainingInput,
  ): Promise<SquadTraining> {
    return trainingOf(await this.trainings.record(actor, input));
  }
}
