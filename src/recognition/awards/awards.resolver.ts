import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { decodeCursor, idBefore, pageById, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteerMapper } from '../../volunteers/volunteer-mapper.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { AwardConferring } from './award-conferring.service.js';
import { AwardCyclesService } from './award-cycles.service.js';
import { AwardNominationsService } from './award-nominations.service.js';
import { AwardsReader } from './awards-reader.js';
import {
  AwardCandidateArgs,
  AwardCycleFilterArgs,
  AwardCycleInput,
  CancelAwardCycleInput,
  ConferAwardInput,
  NominateInput,
  OpenAwardCycleInput,
  PublishAwardNoticeInput,
  ReviewNominationInput,
  WithdrawAwardNoticeInput,
  WithdrawNominationInput,
} from './awards.inputs.js';
import {
  AwardCandidate,
  AwardCandidateConnection,
  AwardCycle,
  AwardCycleConnection,
} from './awards.types.js';

/** Before the first candidate. */
const START: readonly [number, string] = [0, ''];

@Resolver(() => AwardCandidate)
export class AwardsResolver {
  constructor(
    private readonly cycles: AwardCyclesService,
    private readonly nominations: AwardNominationsService,
    private readonly conferring: AwardConferring,
    private readonly reader: AwardsReader,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('public')
  @Query(() => AwardCycle, { description: '一次评选及其步骤 · an award cycle with its steps' })
  awardCycle(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<AwardCycle> {
    return this.reader.cycle(actor, id);
  }

  @Access('public')
  @Query(() => AwardCycleConnection, { description: '评选，新的在前 · award cycles, the latest first' })
  async awardCycles(
    @CurrentActor() actor: Actor,
    @Args() filter: AwardCycleFilterArgs,
  ): Promise<AwardCycleConnection> {
    const rows = await this.reader.cycles(actor, filter, idBefore(filter.after), filter.first + 1);
    return pageById(rows, filter.first);
  }

  @Access('award.read')
  @Query(() => AwardCandidateConnection, {
    description: '评选的候选人，限辖区内居民，按名次 · candidates who live in one’s places, by rank',
  })
  async awardCandidates(
    @CurrentActor() actor: Actor,
    @Args() args: AwardCandidateArgs,
  ): Promise<AwardCandidateConnection> {
    const after = args.after ? decodeCursor(args.after, ['number', 'id']) : START;
    const rows = await this.reader.candidates(actor, args, after as [number, string], args.first + 1);
    return pageOf(
      rows,
      args.first,
      ({ rank, id }) => [rank, id],
      (row) => row,
    );
  }

  @ResolveField('volunteer', () => Volunteer, { nullable: true, description: '志愿者 · the volunteer' })
  async volunteer(
    @Parent() { volunteerId }: AwardCandidate,
    @CurrentRequest() request: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await request.loaders.of('volunteer', this.volunteers.load).load(volunteerId);
    return row && this.mapper.toType(row, request.actor, request.language);
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, {
    description: '开始评选并产生候选人 · opens the cycle of a period and computes its candidates',
  })
  async openAwardCycle(
    @CurrentActor() actor: Actor,
    @Args('input') input: OpenAwardCycleInput,
  ): Promise<AwardCycle> {
    return this.reader.cycle(actor, await this.cycles.open(actor, input));
  }

  @Access('award.nominate')
  @Mutation(() => AwardCycle, {
    description: '提名候选人，须说明理由 · nominates a candidate, with a reason',
  })
  async nominateCandidate(
    @CurrentActor() actor: Actor,
    @Args('input') input: NominateInput,
  ): Promise<AwardCycle> {
    return this.reader.cycle(actor, await this.nominations.nominate(actor, input));
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, { description: '截止提名，转入审核 · closes the nominations' })
  async closeNominations(
    @CurrentActor() actor: Actor,
    @Args('input') { cycleId }: AwardCycleInput,
  ): Promise<AwardCycle> {
    await this.cycles.closeNominations(actor, cycleId);
    return this.reader.cycle(actor, cycleId);
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, {
    description: '审核提名，须由提名人以外的人 · reviews a nomination; not the nominator',
  })
  async reviewNomination(
    @CurrentActor() actor: Actor,
    @Args('input') input: ReviewNominationInput,
  ): Promise<AwardCycle> {
    return this.reader.cycle(actor, await this.nominations.review(actor, input));
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, {
    description:
      '公示审核通过者；公示撤回后可再次公示 · publishes who was approved; again after a withdrawal',
  })
  async publishAwardNotice(
    @CurrentActor() actor: Actor,
    @Args('input') input: PublishAwardNoticeInput,
  ): Promise<AwardCycle> {
    await this.conferring.publish(actor, input);
    return this.reader.cycle(actor, input.cycleId);
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, {
    description: '公示期满无未处理异议时授予 · confers when the notice is over and no objection is open',
  })
  async conferAward(
    @CurrentActor() actor: Actor,
    @Args('input') input: ConferAwardInput,
  ): Promise<AwardCycle> {
    await this.conferring.confer(actor, input);
    return this.reader.cycle(actor, input.cycleId);
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, { description: '取消评选，须说明理由 · cancels a cycle, with a reason' })
  async cancelAwardCycle(
    @CurrentActor() actor: Actor,
    @Args('input') input: CancelAwardCycleInput,
  ): Promise<AwardCycle> {
    await this.cycles.cancel(actor, input);
    return this.reader.cycle(actor, input.cycleId);
  }

  @Access('award.nominate')
  @Mutation(() => AwardCycle, {
    description: '撤回尚未审核的提名 · takes back a nomination that nobody has reviewed',
  })
  async withdrawNomination(
    @CurrentActor() actor: Actor,
    @Args('input') { candidateId }: WithdrawNominationInput,
  ): Promise<AwardCycle> {
    return this.reader.cycle(actor, await this.nominations.withdraw(actor, candidateId));
  }

  @Access('award.manage')
  @Mutation(() => AwardCycle, {
    description: '撤回公示，须先处理异议；可再次公示 · takes the notice back once its objections are decided',
  })
  async withdrawAwardNotice(
    @CurrentActor() actor: Actor,
    @Args('input') input: WithdrawAwardNoticeInput,
  ): Promise<AwardCycle> {
    await this.conferring.withdrawNotice(actor, input);
    return this.reader.cycle(actor, input.cycleId);
  }
}
