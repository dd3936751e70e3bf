import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Language } from '../kernel/problem.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { type NotificationEntity, NotificationKind } from './notification.entity.js';
import { notificationText } from './notification-texts.js';

registerLabelled(NotificationKind, 'NotificationKind', '通知的种类 · kind of notification', {
  SIGNED_UP: '报名成功 · signed up',
  WAITING: '进入候补 · on the waiting list',
  INVITED: '收到邀请 · invited',
  PLACE_OFFERED: '候补有位 · a place is offered',
  OFFER_EXPIRED: '保留名额过期 · the offer has run out',
  SIGN_UP_CANCELLED: '报名取消 · sign-up cancelled',
  ACTIVITY_CANCELLED: '活动取消 · activity called off',
  ACTIVITY_MOVED: '活动改期 · activity moved',
  ACTIVITY_TOMORROW: '明日活动提醒 · activity tomorrow',
  RECORD_CONFIRMED: '服务已确认 · service confirmed',
  RECORD_REJECTED: '服务未确认 · service not confirmed',
  DISPUTE_ANSWERED: '异议已答复 · dispute answered',
  NEED_ACCEPTED: '需要已受理 · need accepted',
  NEED_SCHEDULED: '需要已安排 · need scheduled',
  NEED_DECLINED: '需要未受理 · need declined',
  REDEMPTION_SERVED: '兑换的服务已完成，待确认 · a redeemed service was given and waits for confirmation',
  REDEMPTION_USED: '兑换已扣时长 · minutes were used for a service',
  REDEMPTION_RELEASED: '冻结的时长已退回 · held minutes came back',
  RELATION_DECLARED: '有人申报为您的亲属 · somebody declared a relation to one',
  RELATION_CONFIRMED: '亲属关系已确认 · a declared relation was confirmed',
  RELATION_REFUSED: '亲属关系未获确认 · a declared relation was not confirmed',
  MINUTES_RECEIVED: '收到转赠时长 · minutes were given to one',
  MINUTES_GRANTED: '时间池发放时长 · minutes were granted out of the pool',
  STAR_GAINED: '获得星级 · a star was gained',
  STAR_LOST: '星级收回 · a star was taken back',
  NOTICE_NAMED: '列入公示 · a public notice is about oneself',
  NOTICE_ENTRY_REMOVED: '移出公示 · one’s entry left a public notice',
  OBJECTION_DECIDED: '异议已处理 · one’s objection was decided',
  AWARD_CONFERRED: '获得表彰 · an honour was conferred',
  AWARD_REVOKED: '表彰被撤销 · an honour was revoked',
  CERTIFICATE_ISSUED: '证明已开具 · a certificate was issued',
  CERTIFICATE_ENDED: '证明未开具或被撤销 · a certificate was declined or revoked',
  ORGANISATION_CHANGED: '社会组织有变动 · something happened to one’s organisation',
  CHARTER_RETURNED: '章程退回修改 · a charter was returned',
  CHARTER_APPROVED: '章程已核准 · a charter was approved',
});

@ObjectType({ description: '发给本人的通知 · a notification to oneself' })
export class Notification {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKind)
  kind: NotificationKind;

  @Field(() => String, { description: '所选语言的文字 · its sentence in the caller’s language' })
  text: string;

  @Field(() => String, {
    description: '所涉对象的类型，如 Activity · kind of what it is about, e.g. Activity',
  })
  subjectType: string;

  @Field(() => ID, { description: '所涉对象的编号 · id of what it is about' })
  subjectId: string;

  @Field(() => DateTimeScalar)
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '未读则为空 · null while unread' })
  readAt: Date | null;
}

@ObjectType()
export class NotificationConnection extends connectionOf(Notification, 'Notification') {}

@ObjectType({ description: '收件箱有变 · the inbox has changed' })
export class InboxChange {
  @Field(() => ID, {
    nullable: true,
    description: '新通知；为空则请重新加载 · the new notification; null: load the inbox anew',
  })
  notificationId: string | null;
}

@ObjectType({ description: '本人选择的通知方式 · how one chose to be notified besides the inbox' })
export class NotificationChoice {
  @Field(() => [NotificationKind], {
    description: '只进收件箱的种类 · kinds that go to the inbox only',
  })
  mutedKinds: readonly NotificationKind[];

  @Field(() => String, { nullable: true })
  webhookUrl: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '校验签名的密钥；linli-signature 为 t=秒,v1=HMAC-SHA256(密钥, 秒.正文) · secret of the signature: linli-signature is t=seconds,v1=HMAC-SHA256(secret, seconds.body)',
  })
  webhookSecret: string | null;

  @Field(() => String, { nullable: true })
  mailAddress: string | null;
}

export const notificationOf =
  (language: Language) =>
  ({ id, kind, subjectType, subjectId, createdAt, readAt, facts }: NotificationEntity): Notification => ({
    ...{ id, kind, subjectType, subjectId, createdAt, readAt },
    text: notificationText(kind, facts, language),
  });
