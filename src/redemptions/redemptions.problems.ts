import { defineProblem } from '../kernel/problem.js';

export const redemptionNotForStatus = defineProblem('REDEMPTION_NOT_FOR_STATUS', {
  zh: '志愿者当前状态（{status:VolunteerStatus}）不能兑换服务',
  en: 'A volunteer in the state “{status:VolunteerStatus}” cannot redeem',
});
export const redemptionAge = defineProblem('REDEMPTION_AGE', {
  zh: '年满 {ageYears} 周岁方可兑换（经核实的困难者为 {hardshipAgeYears} 周岁）',
  en: 'Minutes are redeemed from the age of {ageYears} ({hardshipAgeYears} in a hardship that an officer verified)',
});
export const redemptionStar = defineProblem('REDEMPTION_STAR', {
  zh: '须达到 {minimumStar} 星方可兑换',
  en: 'Minutes are redeemed from {minimumStar} stars',
});
export const redemptionBeneficiary = defineProblem('REDEMPTION_BENEFICIARY', {
  zh: '当地政策不允许为此关系的人兑换：{relation:RelationKind}',
  en: 'The local policy does not allow redeeming for this relation: {relation:RelationKind}',
});
export const redemptionMinutes = defineProblem('REDEMPTION_MINUTES', {
  zh: '兑换分钟数须为 {unitMinutes} 的整倍数',
  en: 'Minutes are redeemed in multiples of {unitMinutes}',
});
export const redemptionStatus = defineProblem('REDEMPTION_STATUS_NOT_ALLOWED', {
  zh: '该兑换当前状态（{status:RedemptionStatus}）下不能这样做',
  en: 'This cannot be done with a redemption in this state ({status:RedemptionStatus})',
});
export const redemptionUnderWay = defineProblem('REDEMPTION_UNDER_WAY', {
  zh: '服务已经开始，不能取消；请在服务后确认，或提出异议',
  en: 'The service has begun and cannot be cancelled; confirm it afterwards, or dispute it',
});
export const ownRedemption = defineProblem('OWN_REDEMPTION', {
  zh: '您是当事人或服务者，不能以工作人员身份办理，请由他人办理',
  en: 'You are a party to it or served it; as an office it is for somebody else',
});
export const confirmationStillHis = defineProblem('CONFIRMATION_STILL_HIS', {
  zh: '{until} 前由受益人本人确认，之后工作人员方可代为确认',
  en: 'Until {until} the beneficiary confirms it himself; an office may after that',
});
