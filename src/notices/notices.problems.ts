import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const noticeStatus = defineProblem('NOTICE_STATUS_NOT_ALLOWED', {
  zh: '公示当前状态（{status:NoticeStatus}）下不能这样做',
  en: 'This cannot be done with a notice in this state ({status:NoticeStatus})',
});
export const noticeStillOpen = defineProblem('NOTICE_STILL_OPEN', {
  zh: '公示期未满，{until} 起方可结束',
  en: 'The notice is open to objections and can be closed from {until} on',
});
export const noticeOver = defineProblem('NOTICE_OVER', {
  zh: '公示期已于 {until} 届满，不再受理异议',
  en: 'The time for objections was over at {until}',
});
export const objectionsOpen = defineProblem('OBJECTIONS_OPEN', {
  zh: '尚有 {count} 件异议未处理，不能结束公示',
  en: 'The notice cannot be closed before its open objections ({count}) are decided',
});
export const objectionUpheld = defineProblem('NOTICE_OBJECTION_UPHELD', {
  zh: '对整个公示的异议已成立，请附理由撤回公示',
  en: 'An objection to the notice as a whole was upheld; withdraw the notice, with a reason',
});
export const objectionDecided = defineProblem('OBJECTION_DECIDED', {
  zh: '该异议已有处理结果（{status:ObjectionStatus}）',
  en: 'The objection has been decided already ({status:ObjectionStatus})',
});
export const objectionPending = defineProblem('OBJECTION_PENDING', {
  zh: '您对此已提出异议，尚在处理',
  en: 'An objection of yours to this waits for its decision already',
});
export const noticeKept = defineProblem('NOTICE_OF_PROCEDURE', {
  zh: '该公示属于评选或备案，只能在其中结束或撤回',
  en: 'The notice belongs to an award or a filing and is closed or withdrawn there',
});
export const noticeOfOneself = defineProblem('NOTICE_CONCERNS_ONESELF', {
  zh: '公示涉及本人，须由他人办理',
  en: 'Somebody else handles a notice that is about oneself',
});
export const ENTRY_ONESELF = defineFieldFault('NOTICE_ENTRY_ONESELF', {
  zh: '不能公示本人，请由他人办理',
  en: 'is oneself; somebody else publishes it',
});
export const PERSONAL_WORD = defineFieldFault('NOTICE_PERSONAL_DATA', {
  zh: '含有被公示人的全名、手机号或身份证号，公示内容任何人可见，请删去',
  en: 'holds the full name of somebody whom it is about, a mobile or an ID number; anyone reads it: take it out',
});
export const concerned = defineProblem('OBJECTION_CONCERNS_ONESELF', {
  zh: '异议由本人提出、涉及本人或本人提名的人，须由他人处理',
  en: 'Somebody else decides an objection that one made, or that is about oneself or somebody whom one nominated',
});
export const entryRemoved = defineProblem('NOTICE_ENTRY_REMOVED', {
  zh: '该条目已因异议成立移出公示',
  en: 'The entry has left the notice by an objection that was upheld',
});
export const ENTRY_TWICE = defineFieldFault('NOTICE_ENTRY_TWICE', {
  zh: '同一志愿者在公示中只列一次',
  en: 'a volunteer stands in a notice once',
});
export const ENTRY_NOT_ACCEPTED = defineFieldFault('NOTICE_ENTRY_NOT_ACCEPTED', {
  zh: '只能公示已取得志愿者编号的人',
  en: 'a notice is about volunteers who have been accepted and have a number',
});
