import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const notVolunteerService = defineProblem('NOT_VOLUNTEER_SERVICE', {
  zh: '有偿、值班、受命劳动或捐赠不是志愿服务，不能记录',
  en: 'What is paid, on duty, ordered or donated is not voluntary service and is not recorded',
});
export const belowCreditUnit = defineProblem('BELOW_CREDIT_UNIT', {
  zh: '不足 {unitMinutes} 分钟，不计时长',
  en: 'Less than {unitMinutes} minutes earn no credit',
});
export const overlappingRecord = defineProblem('OVERLAPPING_RECORD', {
  zh: '该志愿者在这段时间已有服务记录',
  en: 'The volunteer has a record in this time already',
});
export const recordInFuture = defineProblem('RECORD_IN_FUTURE', {
  zh: '服务尚未结束，不能提前记录',
  en: 'The service is not over yet; nothing is recorded in advance',
});
export const spanTooLong = defineProblem('SPAN_TOO_LONG', {
  zh: '一条记录最长 24 小时，请分开记录',
  en: 'A record spans 24 hours at most; enter several',
});
export const provenanceNotAllowed = defineProblem('PROVENANCE_NOT_ALLOWED', {
  zh: '您不能录入此种来源的时长：签到时长只由签到产生，导入时长只由导入产生，补录由居委会或以上办理',
  en: 'You cannot enter minutes of this provenance: check-ins and imports make their own, backfills are an office’s',
});
export const notAMember = defineProblem('NOT_A_MEMBER', {
  zh: '该志愿者当日不是这个小组的成员',
  en: 'The volunteer was no member of this squad on that day',
});
export const volunteerNotActive = defineProblem('VOLUNTEER_NOT_ACTIVE', {
  zh: '该志愿者当前状态（{status:VolunteerStatus}）不能记录服务',
  en: 'No service is recorded for a volunteer in the state “{status:VolunteerStatus}”',
});
export const tooYoungThen = defineProblem('TOO_YOUNG_THEN', {
  zh: '该志愿者在 {day} 未满 {age} 周岁，当时的服务不能记录',
  en: 'The volunteer was younger than {age} on {day}; service of that time is not recorded',
});
export const lateRecord = defineProblem('LATE_RECORD', {
  zh: '已超过录入期限，须由{office:Office}办理',
  en: 'The time for entering has passed; this is for {office:Office}',
});
export const backfillQuota = defineProblem('BACKFILL_QUOTA', {
  zh: '您本月补录已达 {quotaMinutes} 分钟的上限',
  en: 'Your backfills of this month have reached the quota of {quotaMinutes} minutes',
});
export const recordNotPending = defineProblem('RECORD_NOT_PENDING', {
  zh: '该记录已处理（{status:ServiceRecordStatus}）',
  en: 'The record has been decided already ({status:ServiceRecordStatus})',
});
export const recordNotConfirmed = defineProblem('RECORD_NOT_CONFIRMED', {
  zh: '只有已确认的记录可以这样做（现为“{status:ServiceRecordStatus}”）',
  en: 'Only a confirmed record allows this (it is “{status:ServiceRecordStatus}”)',
});
export const ownRecord = defineProblem('OWN_RECORD', {
  zh: '不能录入或处理自己的服务记录，请由他人办理',
  en: 'Nobody enters his own service or decides on it; ask somebody else',
});
export const ownBackfill = defineProblem('OWN_BACKFILL', {
  zh: '补录的记录须由录入人以外的第二人确认',
  en: 'A backfilled record is confirmed by a second person, not by who entered it',
});
export const dayTotalExceeded = defineProblem('DAY_TOTAL_EXCEEDED', {
  zh: '{day} 合计 {totalMinutes} 分钟，须由{office:Office}确认',
  en: 'The total of {day} would be {totalMinutes} minutes; this is for {office:Office}',
});
export const disputeOpen = defineProblem('DISPUTE_OPEN', {
  zh: '该记录已有待答复的异议',
  en: 'A dispute on this record is waiting for its answer already',
});
export const disputeAnswered = defineProblem('DISPUTE_ANSWERED', {
  zh: '该异议已答复',
  en: 'The dispute has been answered already',
});
export const ownDispute = defineProblem('OWN_DISPUTE', {
  zh: '异议须由当事志愿者和确认人以外的人答复',
  en: 'A dispute is answered by neither the volunteer nor the confirmer',
});

export const yearNotOver = defineProblem('YEAR_NOT_OVER', {
  zh: '{year} 年尚未结束，不能评定',
  en: 'The year {year} is not over and cannot be judged',
});

export const NOT_ORGANISING_COMMUNITY = defineFieldFault('NOT_ORGANISING_COMMUNITY', {
  zh: '须为小组所在社区；小组以外的服务记在志愿者所在社区',
  en: 'must be the squad’s community; service outside squads is recorded in the volunteer’s own',
});
export const REPLACEMENT_OTHER_VOLUNTEER = defineFieldFault('REPLACEMENT_OTHER_VOLUNTEER', {
  zh: '更正后的记录须属于同一志愿者；记错了人的，请作废后另行录入',
  en: 'must be the volunteer of the record that is replaced; of a wrong person’s, void it and enter another',
});
export const REASON_REQUIRED = defineFieldFault('REASON_REQUIRED', {
  zh: '补录或逾期录入须说明理由',
  en: 'backfilled and late records need a reason',
});
export const EVIDENCE_REQUIRED = defineFieldFault('EVIDENCE_REQUIRED', {
  zh: '补录须注明凭证',
  en: 'backfilled records need evidence',
});
