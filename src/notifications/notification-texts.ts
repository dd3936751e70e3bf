import { genericTitle } from '../activities/generic-title.js';
import { type Language, type ProblemText, sentence } from '../kernel/problem.js';
import { shanghaiTime } from '../kernel/service-day.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import { NotificationKind } from './notification.entity.js';

/**
 * What a sentence is filled from, as plain JSON. Of something confidential only its kind is told, neither title nor reason
 * (domain.md rule 13): a notification leaves the system by mail and webhook.
 */
export interface NotificationFacts {
  /** Title of what it is about. */
  readonly title?: string;
  /** Kind of service, in place of a title that may not be told. */
  readonly squadKind?: SquadKind;
  readonly startAt?: string;
  readonly until?: string;
  readonly reason?: string;
  readonly minutes?: string;
  /** Number of a star. */
  readonly stars?: string;
  /** Number of the document of an honour. */
  readonly document?: string;
  /** What happened to an organisation. */
  readonly step?: string;
}

const TEXTS: Readonly<Record<NotificationKind, ProblemText>> = {
  SIGNED_UP: {
    zh: '您已报名“{what}”，{start} 开始',
    en: 'You are signed up for “{what}”, which begins at {start}',
  },
  WAITING: {
    zh: '“{what}”（{start}）名额已满，您在候补名单上',
    en: '“{what}” ({start}) is full; you are on the waiting list',
  },
  INVITED: {
    zh: '邀请您参加“{what}”，{start} 开始，请答复',
    en: 'You are invited to “{what}”, which begins at {start}; please answer',
  },
  PLACE_OFFERED: {
    zh: '“{what}”（{start}）有了空位，为您保留到 {until}，请确认',
    en: 'A place at “{what}” ({start}) is free and kept for you until {until}; please confirm',
  },
  OFFER_EXPIRED: {
    zh: '为您保留的“{what}”（{start}）名额已过期',
    en: 'The place kept for you at “{what}” ({start}) has passed to the next',
  },
  SIGN_UP_CANCELLED: {
    zh: '您在“{what}”（{start}）的报名已取消{because}',
    en: 'Your sign-up for “{what}” ({start}) was cancelled{because}',
  },
  ACTIVITY_CANCELLED: {
    zh: '“{what}”（{start}）已取消{because}',
    en: '“{what}” ({start}) has been called off{because}',
  },
  ACTIVITY_MOVED: {
    zh: '“{what}”的时间或地点有变：{start} 开始，地点请看活动',
    en: 'The time or place of “{what}” has changed: it begins at {start}; see the activity for the place',
  },
  ACTIVITY_TOMORROW: {
    zh: '提醒：“{what}”明天 {start} 开始',
    en: 'Reminder: “{what}” begins tomorrow, {start}',
  },
  RECORD_CONFIRMED: {
    zh: '您的服务“{what}”（{start}）已确认，计入 {minutes} 分钟',
    en: 'Your service “{what}” ({start}) was confirmed: {minutes} minutes',
  },
  RECORD_REJECTED: {
    zh: '您的服务“{what}”（{start}）未获确认{because}',
    en: 'Your service “{what}” ({start}) was not confirmed{because}',
  },
  DISPUTE_ANSWERED: {
    zh: '您对服务记录“{what}”（{start}）的异议已有答复',
    en: 'Your dispute about the record “{what}” ({start}) has been answered',
  },
  NEED_ACCEPTED: {
    zh: '您提出的“{what}”需要已受理',
    en: 'Your request ({what}) was accepted',
  },
  NEED_SCHEDULED: {
    zh: '您提出的“{what}”需要已安排服务',
    en: 'Service for your request ({what}) has been arranged',
  },
  NEED_DECLINED: {
    zh: '您提出的“{what}”需要未能受理，请查看理由',
    en: 'Your request ({what}) was declined; please read the reason',
  },
  REDEMPTION_SERVED: {
    zh: '兑换的服务已完成（{minutes} 分钟），请确认并评分；有异议请提出',
    en: 'The service that you redeemed was given ({minutes} minutes); please confirm and rate it, or dispute it',
  },
  REDEMPTION_USED: {
    zh: '兑换已扣除 {minutes} 分钟，余下的冻结时长已退回',
    en: '{minutes} minutes were used for the service; what was held besides came back',
  },
  REDEMPTION_RELEASED: {
    zh: '兑换已结束，冻结的 {minutes} 分钟已退回',
    en: 'The redemption has ended; the {minutes} minutes held came back',
  },
  RELATION_DECLARED: {
    zh: '有志愿者申报是您的亲属，请确认或拒绝',
    en: 'A volunteer declared that you are relatives; please confirm or refuse',
  },
  RELATION_CONFIRMED: {
    zh: '您申报的亲属关系已由对方确认',
    en: 'The relation that you declared was confirmed by the other',
  },
  RELATION_REFUSED: {
    zh: '您申报的亲属关系未获对方确认',
    en: 'The relation that you declared was not confirmed by the other',
  },
  MINUTES_RECEIVED: {
    zh: '亲属转赠给您 {minutes} 分钟，可用于兑换服务',
    en: 'A relative gave you {minutes} minutes, which you can redeem',
  },
  MINUTES_GRANTED: {
    zh: '社区时间池发给您 {minutes} 分钟，可用于兑换服务',
    en: 'The pool of the community granted you {minutes} minutes, which you can redeem',
  },
  STAR_GAINED: {
    zh: '您已达到 {stars} 星志愿者标准（累计服务 {minutes} 分钟）',
    en: 'You have come to {stars} of five stars (with {minutes} minutes of service)',
  },
  STAR_LOST: {
    zh: '您的第 {stars} 颗星已收回，原因请看星级记录；如有异议请联系社区',
    en: 'Star number {stars} was taken back; your star history says why, and the community answers objections',
  },
  NOTICE_NAMED: {
    zh: '您已列入公示“{what}”，公示至 {until}',
    en: 'The public notice “{what}” is about you; it is open to objections until {until}',
  },
  NOTICE_ENTRY_REMOVED: {
    zh: '因异议成立，您已移出公示“{what}”；如有疑问请联系社区',
    en: 'By an objection that was upheld you have left the public notice “{what}”; the community answers questions',
  },
  OBJECTION_DECIDED: {
    zh: '您对公示“{what}”的异议已处理，请查看结果与理由',
    en: 'Your objection to the public notice “{what}” was decided; see the result and the reason',
  },
  AWARD_CONFERRED: {
    zh: '您获得表彰“{what}”，文号 {document}',
    en: 'You have been honoured with “{what}”, document {document}',
  },
  AWARD_REVOKED: {
    zh: '您的表彰“{what}”（文号 {document}）已撤销，理由请看表彰记录；如有异议请联系社区',
    en: 'Your honour “{what}” (document {document}) was revoked; your honours say why, and the community answers objections',
  },
  CERTIFICATE_ISSUED: {
    zh: '您的志愿服务记录证明（{what}）已开具，可以下载',
    en: 'Your certificate of service ({what}) was issued and can be downloaded',
  },
  ORGANISATION_CHANGED: {
    zh: '您负责的社会组织“{what}”：{step:OrganisationStepKind}，详见其经历',
    en: 'Your organisation “{what}”: {step:OrganisationStepKind}; see its history',
  },
  CHARTER_RETURNED: {
    zh: '“{what}”的章程退回修改，请看逐条意见',
    en: 'The charter of “{what}” was returned; see the comments on its articles',
  },
  CHARTER_APPROVED: { zh: '“{what}”的章程已核准', en: 'The charter of “{what}” was approved' },
  CERTIFICATE_ENDED: {
    zh: '您的志愿服务记录证明（{what}）未开具或已撤销，理由请看证明记录',
    en: 'Your certificate of service ({what}) was declined or revoked; your certificates say why',
  },
};

/** The sentence of a notification in a language; times as a clock in Shanghai shows them. */
export function notificationText(
  kind: NotificationKind,
  facts: NotificationFacts,
  language: Language,
): string {
  const because = sentence({ zh: '：{reason}', en: ': {reason}' }, language, {
    reason: facts.reason ?? null,
  });
  return sentence(TEXTS[kind], language, {
    what: facts.title ?? genericTitle(facts.squadKind ?? null, language),
    because: facts.reason ? because : '',
    start: facts.startAt ? shanghaiTime(new Date(facts.startAt)) : '',
    until: facts.until ? shanghaiTime(new Date(facts.until)) : '',
    minutes: facts.minutes ?? '',
    stars: facts.stars ?? '',
    document: facts.document ?? '',
    step: facts.step ?? '',
  });
}
