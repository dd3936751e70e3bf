import { defineFieldFault, defineProblem } from '../../kernel/problem.js';

export const schemeRetired = defineProblem('AWARD_SCHEME_RETIRED', {
  zh: '该奖项方案已停用',
  en: 'The award scheme is retired',
});
export const schemeChanged = defineProblem('AWARD_SCHEME_CHANGED', {
  zh: '奖项方案已被他人修改（现为第 {version} 版），请重新载入后再改',
  en: 'Somebody has changed the award scheme (now version {version}); read it again before changing it',
});
export const periodNotOver = defineProblem('AWARD_PERIOD_NOT_OVER', {
  zh: '评定时段 {period} 尚未结束',
  en: 'The period {period} is not over',
});
export const cycleExists = defineProblem('AWARD_CYCLE_EXISTS', {
  zh: '该奖项 {period} 的评选已经开始',
  en: 'A cycle of this award for {period} exists already',
});
export const nobodyQualifies = defineProblem('AWARD_NOBODY_QUALIFIES', {
  zh: '{period} 没有达到条件的志愿者',
  en: 'No volunteer has the service that the award asks for in {period}',
});
export const cycleStatus = defineProblem('AWARD_CYCLE_STATUS_NOT_ALLOWED', {
  zh: '评选当前阶段（{status:AwardCycleStatus}）下不能这样做',
  en: 'This cannot be done at this stage of the award ({status:AwardCycleStatus})',
});
export const alreadyNominated = defineProblem('ALREADY_NOMINATED', {
  zh: '该候选人已被提名',
  en: 'The candidate has been nominated already',
});
export const notNominated = defineProblem('NOT_NOMINATED', {
  zh: '该候选人未获提名',
  en: 'The candidate was not nominated',
});
export const nominationReviewed = defineProblem('NOMINATION_REVIEWED', {
  zh: '该提名已审核',
  en: 'The nomination has been reviewed already',
});
export const reviewedByNominator = defineProblem('REVIEWED_BY_NOMINATOR', {
  zh: '提名须由提名人以外的人审核',
  en: 'Somebody other than the nominator reviews a nomination',
});
export const serviceGone = defineProblem('AWARD_SERVICE_GONE', {
  zh: '候选人现有 {minutes} 分钟，低于候选线 {needed} 分钟（有记录作废）',
  en: 'The candidate has {minutes} minutes by now, fewer than the {needed} of the last place (records were voided)',
});
export const nobodyNominated = defineProblem('NOBODY_NOMINATED', {
  zh: '尚无人获提名',
  en: 'Nobody has been nominated yet',
});
export const nominationsOpen = defineProblem('NOMINATIONS_NOT_REVIEWED', {
  zh: '尚有 {count} 项提名未审核',
  en: 'Nominations ({count}) wait for their review',
});
export const nobodyLeft = defineProblem('AWARD_NOBODY_LEFT', {
  zh: '没有可以表彰的人，请附理由取消本次评选',
  en: 'Nobody is left to be honoured; cancel the cycle, with a reason',
});
export const noticeWithdrawn = defineProblem('AWARD_NOTICE_WITHDRAWN', {
  zh: '公示已撤回，请重新公示',
  en: 'The notice was withdrawn; publish another one',
});
export const commendationRevoked = defineProblem('COMMENDATION_REVOKED', {
  zh: '该表彰已撤销',
  en: 'The commendation has been revoked already',
});
export const AWARD_PERIOD_FORMAT = defineFieldFault('AWARD_PERIOD_FORMAT', {
  zh: '须为该方案的时段，例如 2026 或 2026-05',
  en: 'must be a period of the scheme’s kind, such as 2026 or 2026-05',
});
export const CONFERRED_ON_RANGE = defineFieldFault('CONFERRED_ON_RANGE', {
  zh: '须在公示期满之日（{from}）与今天之间',
  en: 'must be between the day when the notice was over ({from}) and today',
});
