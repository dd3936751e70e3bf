import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConnectionArgs, idBefore, pageById } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { NoticeReader } from './notice-reader.js';
import {
  CloseNoticeInput,
  DecideObjectionInput,
  NoticeFilterArgs,
  ObjectionFilterArgs,
  ObjectToNoticeInput,
  PublishNoticeInput,
  WithdrawNoticeInput,
} from './notices.inputs.js';
import { NoticesService } from './notices.service.js';
import { Objection, ObjectionConnection, PublicNotice, PublicNoticeConnection } from './notices.types.js';
import { ObjectionsService } from './objections.service.js';

@Resolver()
export class NoticesResolver {
  constructor(
    private readonly notices: NoticesService,
    private readonly objections: ObjectionsService,
    private readonly reader: NoticeReader,
  ) {}

  @Access('public')
  @Query(() => PublicNotice, { description: '一个公示，结束后仍可查阅 · a notice; it stays readable' })
  publicNotice(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PublicNotice> {
    return this.reader.require(actor, id, language);
  }

  @Access('public')
  @Query(() => PublicNoticeConnection, { description: '公示，新的在前 · notices, the latest first' })
  async publicNotices(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args() filter: NoticeFilterArgs,
  ): Promise<PublicNoticeConnection> {
    const rows = await this.reader.list(actor, filter, idBefore(filter.after), filter.first + 1, language);
    return pageById(rows, filter.first);
  }

  @Access('signed-in')
  @Query(() => ObjectionConnection, {
    description: '我提出的异议，新的在前 · one’s own objections, the latest first',
  })
  async myObjections(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<ObjectionConnection> {
    return pageById(await this.reader.own(actor.requireAccount(), idBefore(after), first + 1), first);
  }

  @Access('objection.read')
  @Query(() => ObjectionConnection, {
    name: 'objections',
    description: '辖区内公示的异议，新的在前 · objections to notices of one’s places, the latest first',
  })
  async listObjections(
    @CurrentActor() actor: Actor,
    @Args() filter: ObjectionFilterArgs,
  ): Promise<ObjectionConnection> {
    return pageById(
      await this.reader.objections(actor, filter, idBefore(filter.after), filter.first + 1),
      filter.first,
    );
  }

  @Access('notice.publish')
  @Mutation(() => PublicNotice, { description: '发布公示 · publishes a notice' })
  async publishNotice(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('input') input: PublishNoticeInput,
  ): Promise<PublicNotice> {
    return this.reader.require(actor, await this.notices.publish(actor, input), language);
  }

  @Access('notice.publish')
  @Mutation(() => PublicNotice, {
    description: '期满且无未处理异议时结束公示 · closes it when its time is over and no objection is open',
  })
  async closeNotice(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('input') { noticeId }: CloseNoticeInput,
  ): Promise<PublicNotice> {
    await this.notices.close(actor, noticeId);
    return this.reader.require(actor, noticeId, language);
  }

  @Access('notice.publish')
  @Mutation(() => PublicNotice, { description: '撤回公示，须说明理由 · withdraws it, with a reason' })
  async withdrawNotice(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: RequestContext,
    @Args('input') input: WithdrawNoticeInput,
  ): Promise<PublicNotice> {
    await this.notices.withdraw(actor, input);
    return this.reader.require(actor, input.noticeId, language);
  }

  @Access('signed-in')
  @Mutation(() => Objection, { description: '实名提出异议 · objects, by name' })
  async objectToNotice(
    @CurrentActor() actor: Actor,
    @Args('input') input: ObjectToNoticeInput,
  ): Promise<Objection> {
    return this.reader.objection(actor, await this.objections.object(actor, input));
  }

  @Access('objection.decide')
  @Mutation(() => Objection, { description: '处理异议，须说明理由 · decides an objection, with a reason' })
  async decideObjection(
    @CurrentActor() actor: Actor,
    @Args('input') input: DecideObjectionInput,
  ): Promise<Objection> {
    await this.objections.decide(actor, input);
    return this.reader.objection(actor, input.objectionId);
  }
}
