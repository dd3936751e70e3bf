import { Args, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { Inbox, type InboxChanged } from './inbox.service.js';
import { NotificationChoices } from './notification-choices.service.js';
import { ChooseNotificationsInput, MarkNotificationsReadInput } from './notifications.inputs.js';
import {
  InboxChange,
  Notification,
  NotificationChoice,
  NotificationConnection,
  notificationOf,
} from './notifications.types.js';

@Resolver(() => Notification)
export class NotificationsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly choices: NotificationChoices,
  ) {}

  @Access('signed-in')
  @Query(() => NotificationConnection, {
    description: '本人收件箱，新的在前 · one’s own inbox, newest first',
  })
  async myNotifications(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args() { first, after }: ConnectionArgs,
    @Args('unreadOnly', { type: () => Boolean, defaultValue: false }) unreadOnly: boolean,
  ): Promise<NotificationConnection> {
    const [beforeId] = after ? decodeCursor(after, ['string']) : [null];
    const page = { unreadOnly, beforeId: beforeId === null ? null : String(beforeId), limit: first + 1 };
    return pageOf(await this.inbox.page(actor, page), first, (row) => [row.id], notificationOf(language));
  }

  @Access('signed-in')
  @Query(() => Int, { description: '本人未读通知数 · how many of one’s notifications are unread' })
  unreadNotifications(@CurrentActor() actor: Actor): Promise<number> {
    return this.inbox.unreadCount(actor);
  }

  @Access('signed-in')
  @Query(() => NotificationChoice, {
    description: '本人选择的通知方式 · how one chose to be notified besides the inbox',
  })
  async myNotificationChoice(@CurrentActor() actor: Actor): Promise<NotificationChoice> {
    return this.uow.read((view) => this.choices.of(view, actor.requireAccount()));
  }

  @Access('signed-in')
  @Mutation(() => Int, {
    description: '标为已读，答复剩余未读数 · marks as read; answers how many are left unread',
  })
  markNotificationsRead(
    @CurrentActor() actor: Actor,
    @Args('input') input: MarkNotificationsReadInput,
  ): Promise<number> {
    return this.inbox.markRead(actor, input.notificationIds ?? null);
  }

  @Access('signed-in')
  @Mutation(() => NotificationChoice, {
    description:
      '选择通知方式，替换原有选择 · chooses how to be notified, in place of what was chosen before',
  })
  chooseNotifications(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChooseNotificationsInput,
  ): Promise<NotificationChoice> {
    return this.choices.choose(actor, input);
  }

  @Access('signed-in')
  @Subscription(() => InboxChange, {
    description: '本人收件箱的变化 · one’s own inbox as it changes',
  })
  inboxChanged(@CurrentActor() actor: Actor): AsyncIterable<{ inboxChanged: InboxChanged }> {
    return this.inbox.watch(actor);
  }
}
