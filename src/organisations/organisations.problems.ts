import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const organisationNameTaken = defineProblem('ORGANISATION_NAME_TAKEN', {
  zh: '本街道已有名为“{name}”的社会组织',
  en: 'The street already has an organisation called “{name}”',
});
export const organisationStatus = defineProblem('ORGANISATION_STATUS_NOT_ALLOWED', {
  zh: '社会组织当前状态（{status:OrganisationStatus}）下不能这样做',
  en: 'This cannot be done with an organisation in this state ({status:OrganisationStatus})',
});
export const bodyRefused = defineProblem('ORGANISATION_BODY_REFUSED', {
  zh: '{body:OrganisationBody}不能作为社会组织备案',
  en: 'This kind of body ({body:OrganisationBody}) cannot be filed as an organisation',
});
export const filingIncomplete = defineProblem('FILING_INCOMPLETE', {
  zh: '备案材料不齐：{items:FilingItem}',
  en: 'The filing is not complete; missing: {items:FilingItem}',
});
export const filingOwn = defineProblem('OWN_FILING', {
  zh: '提交人不能审核自己提交的备案',
  en: 'Whoever submitted a filing does not decide on it',
});
export const tooManyDrafts = defineProblem('TOO_MANY_DRAFTS', {
  zh: '您已有 {limit} 份未提交的备案草稿，请先提交其中之一',
  en: 'You have {limit} drafts already; submit or discard one of them first',
});
export const organisationNotInForce = defineProblem('ORGANISATION_NOT_IN_FORCE', {
  zh: '该社会组织未备案或已不在有效期内（{status:OrganisationStatus}）',
  en: 'The organisation is not in force ({status:OrganisationStatus})',
});
export const registrationTooSmall = defineProblem('REGISTRATION_TOO_SMALL', {
  zh: '登记须有个人会员 {individuals} 个，或单位会员 {units} 个，或合计 {mixed} 个以上；现有个人 {heldIndividuals} 个、单位 {heldUnits} 个',
  en: 'Registration asks for {individuals} individual members, or {units} units, or {mixed} of both; there are {heldIndividuals} and {heldUnits}',
});
export const registrationFunds = defineProblem('REGISTRATION_FUNDS', {
  zh: '登记须有活动资金 {yuan} 元以上',
  en: 'Registration asks for funds of {yuan} yuan at least',
});
export const creditCodeTaken = defineProblem('CREDIT_CODE_TAKEN', {
  zh: '该统一社会信用代码已用于另一社会组织',
  en: 'The credit code is that of another organisation',
});
export const renewalNotAsked = defineProblem('RENEWAL_NOT_ASKED', {
  zh: '该社会组织没有申请续期',
  en: 'The organisation has not asked for a renewal',
});
export const renewalAsked = defineProblem('RENEWAL_ASKED', {
  zh: '已申请续期，请等待审核',
  en: 'A renewal has been asked for already; it waits for the decision',
});
export const renewalEarly = defineProblem('RENEWAL_EARLY', {
  zh: '有效期至 {until}，{from} 起可以申请续期',
  en: 'It is good until {until}; a renewal can be asked for from {from} on',
});
export const cancellationNotProposed = defineProblem('CANCELLATION_NOT_PROPOSED', {
  zh: '没有人提议注销该社会组织',
  en: 'Nobody has proposed to cancel the organisation',
});
export const memberEnded = defineProblem('MEMBER_LEFT', {
  zh: '该成员已退出',
  en: 'The membership has ended already',
});
const creditCode = (code: string, zh: string, en: string): string => defineFieldFault(code, { zh, en });
creditCode('CREDIT_CODE_LENGTH', '统一社会信用代码须为 18 位', 'has 18 characters');
creditCode(
  'CREDIT_CODE_CHARACTERS',
  '含有统一社会信用代码不使用的字符（如 I、O、S、V、Z）',
  'has characters that a credit code does not use (such as I, O, S, V, Z)',
);
creditCode('CREDIT_CODE_CHECK', '校验位不对，请核对', 'has a wrong check character; please compare it');
creditCode('CREDIT_CODE_AUTHORITY', '不是民政部门赋码的机构', 'is not a code given by civil affairs');
export const NAME_CHARACTERS = defineFieldFault('ORGANISATION_NAME_CHARACTERS', {
  zh: '名称须含汉字，只能用汉字、字母、数字和常用标点',
  en: 'needs a Chinese character; only characters, letters, digits and common punctuation',
});
export const IN_FUTURE = 'DAY_IN_FUTURE';
export const MEMBER_TWICE = defineFieldFault('MEMBER_TWICE', {
  zh: '名册中已有此人',
  en: 'is on the roster already',
});
export const BEFORE_JOINING = defineFieldFault('BEFORE_JOINING', {
  zh: '不能早于加入日期',
  en: 'is not before he joined',
});
