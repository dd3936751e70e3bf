import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { AskForNeedInput } from './asking/ask-for-need.inputs.js';
import { NeedAskingService } from './asking/need-asking.service.js';
import {
  AcceptNeedInput,
  DeclineNeedInput,
  EraseNeedRequesterInput,
  ExtendMediationInput,
  FulfilNeedInput,
  WithdrawNeedInput,
} from './handling/need-decisions.inputs.js';
import { NeedDecisionsService } from './handling/need-decisions.service.js';
import { RecordNeedProgressInput } from './handling/need-progress.inputs.js';
import { NeedProgressService } from './handling/need-progress.service.js';
import { NeedHeader, NeedReceipt } from './needs.types.js';
import { NeedErasure } from './people/need-erasure.service.js';
import { NeedReader } from './reading/need-reader.js';

/** Asking for something and deciding about it; contents are read by `need` alone, so answers carry the header. */
@Resolver()
export class NeedHandlingResolver {
  constructor(
    private readonly asking: NeedAskingService,
    private readonly decisions: NeedDecisionsService,
    private readonly progress: NeedProgressService,
    private readonly erasure: NeedErasure,
    private readonly reader: NeedReader,
  ) {}

  @Access('signed-in')
  @Mutation(() => NeedReceipt, {
    description:
      '提出需要，工作人员可代居民提出 · asks for something; an officer also on a resident’s behalf',
  })
  async askForNeed(
    @CurrentActor() actor: Actor,
    @Args('input') input: AskForNeedInput,
  ): Promise<NeedReceipt> {
    const id = await this.asking.ask(actor, input);
    return { id, need: await this.reader.header(actor, id) };
  }

  @Access('need.handle')
  @Mutation(() => NeedHeader, { description: '由服务小组受理 · a squad accepts a need' })
  async acceptNeed(@CurrentActor() actor: Actor, @Args('input') input: AcceptNeedInput): Promise<NeedHeader> {
    await this.decisions.accept(actor, input);
    return this.reader.requireHeader(actor, input.needId);
  }

  @Access('need.handle')
  @Mutation(() => NeedHeader, { description: '不予受理，须说明理由 · declines a need, with a reason' })
  async declineNeed(
    @CurrentActor() actor: Actor,
    @Args('input') input: DeclineNeedInput,
  ): Promise<NeedHeader> {
    await this.decisions.decline(actor, input);
    return this.reader.requireHeader(actor, input.needId);
  }

  @Access('signed-in')
  @Mutation(() => NeedHeader, { description: '撤回需要 · withdraws a need' })
  async withdrawNeed(
    @CurrentActor() actor: Actor,
    @Args('input') input: WithdrawNeedInput,
  ): Promise<NeedHeader> {
    await this.decisions.withdraw(actor, input);
    return this.reader.requireHeader(actor, input.needId);
  }

  @Access('signed-in')
  @Mutation(() => NeedHeader, {
    description: '由申请人或居委会确认办结并评分 · who asked, or the committee, confirms and rates it',
  })
  async fulfilNeed(@CurrentActor() actor: Actor, @Args('input') input: FulfilNeedInput): Promise<NeedHeader> {
    await this.decisions.fulfil(actor, input);
    return this.reader.requireHeader(actor, input.needId);
  }

  @Access('signed-in')
  @Mutation(() => NeedHeader, {
    description: '记录办理进展 · records what became of a need',
  })
  async recordNeedProgress(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordNeedProgressInput,
  ): Promise<NeedHeader> {
    await this.progress.record(actor, input);
    return this.reader.requireHeader(actor, input.needId);
  }

  @Access('need.handle')
  @Mutation(() => NeedHeader, { description: '延长调解期限，限一次 · gives a mediation more time, once' })
  async extendMediation(
    @CurrentActor() actor: Actor,
    @Args('input') input: ExtendMediationInput,
  ): Promise<NeedHeader> {
    await this.decisions.extend(actor, input.needId);
    return this.reader.requireHeader(actor, input.needId);
  }

  @Access('need.handle')
  @Mutation(() => NeedHeader, {
    description:
      '应无账号的申请人请求删除其信息与内容 · erases the particulars of somebody without an account, and all that was written',
  })
  async eraseNeedRequester(
    @CurrentActor() actor: Actor,
    @Args('input') input: EraseNeedRequesterInput,
  ): Promise<NeedHeader> {
    await this.erasure.eraseRequester(actor, input);
    return this.reader.requireHeader(actor, input.needId);
  }
}
