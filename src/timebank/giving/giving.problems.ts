import { defineLabels, defineProblem } from '../../kernel/problem.js';

defineLabels('GiftSide', {
  GIVER: { zh: '赠与人', en: 'giver' },
  RECIPIENT: { zh: '受赠人', en: 'recipient' },
});

export const giftMinutes = defineProblem('GIFT_MINUTES', {
  zh: '分钟数须为 {unitMinutes} 的整倍数',
  en: 'Minutes are given in multiples of {unitMinutes}',
});
export const giftNotForStatus = defineProblem('GIFT_NOT_FOR_STATUS', {
  zh: '{side:GiftSide}当前状态（{status:VolunteerStatus}）不能转赠或受赠',
  en: 'The {side:GiftSide} is in the state “{status:VolunteerStatus}” and can neither give nor be given minutes',
});
export const transferRelation = defineProblem('TRANSFER_RELATION', {
  zh: '当地政策不允许转赠此关系的人：{relation:RelationKind}',
  en: 'The local policy does not allow gifts to this relation: {relation:RelationKind}',
});
export const donationOff = defineProblem('DONATION_OFF', {
  zh: '当地未开放向时间池捐赠',
  en: 'Donations to the pool are not open here',
});
export const notEligibleForGrant = defineProblem('NOT_ELIGIBLE_FOR_GRANT', {
  zh: '时间池只发给 {aloneFromAgeYears} 岁以上独居者，以及 {reliefFromAgeYears} 至 {reliefUntilAgeYears} 岁困难且残障者（须经核实）',
  en: 'The pool gives to those of {aloneFromAgeYears} and more living alone, and of {reliefFromAgeYears} to {reliefUntilAgeYears} on relief and disabled, as verified',
});
export const grantYearlyLimit = defineProblem('GRANT_YEARLY_LIMIT', {
  zh: '此人本年已获发 {grantedMinutes} 分钟，每年至多 {yearlyMinutes} 分钟',
  en: 'This person was given {grantedMinutes} minutes this year; {yearlyMinutes} at most',
});
export const ownGrant = defineProblem('OWN_GRANT', {
  zh: '不能为自己或亲属发放',
  en: 'Nobody grants minutes to himself or to his relatives',
});
export const fundMayNotIssue = defineProblem('FUND_MAY_NOT_ISSUE', {
  zh: '当地政策不允许由基金注入时间池',
  en: 'The local policy does not let a fund issue minutes into the pool',
});
