import { defineFieldFault, defineProblem } from '../../kernel/problem.js';

export const charterUnreadable = defineProblem('CHARTER_UNREADABLE', {
  zh: '章程文本无法识别，共 {count} 处，第一处在第 {line} 行（{fault:CharterFault}）：{text}',
  en: 'The charter cannot be read; {count} faults, the first in line {line} ({fault:CharterFault}): {text}',
});
export const charterOpen = defineProblem('CHARTER_OPEN', {
  zh: '第 {number} 版（{stage:CharterStatus}）尚未办结，请先办结或放弃该版',
  en: 'Version {number} ({stage:CharterStatus}) is not decided yet; finish or discard it first',
});
export const charterStage = defineProblem('CHARTER_STATUS_NOT_ALLOWED', {
  zh: '章程该版当前状态（{stage:CharterStatus}）下不能这样做',
  en: 'This cannot be done with a version in this state ({stage:CharterStatus})',
});
export const charterChanged = defineProblem('CHARTER_CHANGED', {
  zh: '草稿已被他人修改（现为第 {revision} 次），请重新载入后再改',
  en: 'Somebody has changed the draft (now revision {revision}); read it again before changing it',
});
export const charterIncomplete = defineProblem('CHARTER_INCOMPLETE', {
  zh: '章程缺少必备内容：{items:CharterItem}',
  en: 'The charter lacks what it must contain: {items:CharterItem}',
});
export const charterLate = defineProblem('CHARTER_VOTE_TOO_OLD', {
  zh: '章程须在表决后 {days} 日内提交，{until} 已过，请重新表决',
  en: 'A charter is submitted within {days} days after the vote; {until} has passed: vote again',
});
export const charterWithFiling = defineProblem('CHARTER_GOES_WITH_FILING', {
  zh: '尚未备案的，章程随备案一并提交和审查，请办理备案（submitFiling、refuseFiling）',
  en: 'Of an organisation that is not filed the charter goes with the filing: submit or refuse that (submitFiling, refuseFiling)',
});
export const expectedNotRoster = defineProblem('EXPECTED_NOT_ROSTER', {
  zh: '会员大会应到人数须与名册一致：名册 {members} 人，填报 {expected} 人',
  en: 'As many members are expected as are on the roster: {members}, not {expected}',
});
export const noCharterInForce = defineProblem('NO_CHARTER_IN_FORCE', {
  zh: '{on} 没有生效的章程',
  en: 'No charter was in force on {on}',
});
const vote = (code: string, zh: string, en: string): string => defineFieldFault(code, { zh, en });
vote(
  'VOTE_ARITHMETIC',
  '赞成、反对、弃权之和须等于实到人数',
  'those for, against and abstaining together are those present',
);
vote('VOTE_MORE_THAN_EXPECTED', '实到人数不能多于应到人数', 'no more are present than were expected');
vote(
  'VOTE_QUORUM',
  '实到人数不足规定比例（默认三分之二），会议无效',
  'too few are present (by default two thirds)',
);
vote(
  'VOTE_MAJORITY',
  '赞成票未超过实到人数的规定比例（默认半数）',
  'too few are for it (by default more than half)',
);
export const EFFECTIVE_ON = defineFieldFault('EFFECTIVE_ON_RANGE', {
  zh: '生效日期不能早于今天，也不能早于现行版本',
  en: 'is neither before today nor before the version in force',
});
export const NO_SUCH_ARTICLE = defineFieldFault('NO_SUCH_ARTICLE', {
  zh: '章程没有这一条',
  en: 'is no article of the charter',
});
