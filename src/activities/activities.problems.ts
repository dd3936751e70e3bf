import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const activityStatusNotAllowed = defineProblem('ACTIVITY_STATUS_NOT_ALLOWED', {
  zh: '活动当前状态（{status:ActivityStatus}）下不能这样做',
  en: 'This cannot be done in the present state of the activity ({status:ActivityStatus})',
});
export const activityTooEarly = defineProblem('ACTIVITY_TOO_EARLY', {
  zh: '最早可于 {time} 办理',
  en: 'This can be done from {time} on',
});
export const activityStarted = defineProblem('ACTIVITY_STARTED', {
  zh: '活动的开始时间已过',
  en: 'The activity’s start is past',
});
export const insuranceRequired = defineProblem('INSURANCE_REQUIRED', {
  zh: '有危险的活动须先登记保险才能开始',
  en: 'A hazardous activity needs its insurance to be recorded before it starts',
});
export const needOfAnotherSquad = defineProblem('NEED_OF_ANOTHER_SQUAD', {
  zh: '居民需要须由受理该需要的小组安排活动',
  en: 'An activity for a need is planned by the squad that accepted it',
});

const fault = (code: string, zh: string, en: string): string => defineFieldFault(code, { zh, en });

export const ACTIVITY_UNIT = fault(
  'ACTIVITY_UNIT',
  '须在服务小组与社会组织中填写且仅填写一个',
  'give a squad or an organisation, and only one of them',
);
export const ACTIVITY_KIND = fault(
  'ACTIVITY_KIND',
  '小组的活动类别即小组类别，无须填写',
  'a squad’s activity is of the squad’s kind; leave it out',
);
export const ACTIVITY_TOO_LONG = fault(
  'ACTIVITY_TOO_LONG',
  '活动最长 24 小时，请分开安排',
  'an activity lasts 24 hours at most; plan several',
);
export const ACTIVITY_START_PAST = fault(
  'ACTIVITY_START_PAST',
  '开始时间须晚于现在',
  'the start must be later than now',
);
export const POSITION_NAME_REPEATED = fault(
  'POSITION_NAME_REPEATED',
  '岗位名称重复',
  'another position has this name',
);
export const MEMBERS_WITHOUT_SQUAD = fault(
  'MEMBERS_WITHOUT_SQUAD',
  '仅限成员报名只适用于服务小组的活动',
  'recruiting among members is for activities of squads',
);
export const servesOwnNeed = defineProblem('SERVES_OWN_NEED', {
  zh: '不能为自己提出的需要服务',
  en: 'Nobody serves what he asked for himself',
});
