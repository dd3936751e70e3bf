import { defineFieldFault, defineProblem } from '../../kernel/problem.js';

export const reportExists = defineProblem('ANNUAL_REPORT_EXISTS', {
  zh: '{year} 年度报告已提交',
  en: 'The report on {year} has been submitted already',
});
export const majorActivityLate = defineProblem('MAJOR_ACTIVITY_LATE', {
  zh: '重大活动须提前 {days} 日报告，最早可在 {from} 举行',
  en: 'A major activity is announced {days} days before; this one can take place from {from} on',
});
export const officeEnded = defineProblem('OFFICE_ENDED', {
  zh: '该任职已结束',
  en: 'The office has ended already',
});
export const officeHeld = defineProblem('OFFICE_HELD', {
  zh: '同一时期已有人担任该职务',
  en: 'Somebody holds this office within that time',
});
export const REPORT_YEAR = defineFieldFault('REPORT_YEAR', {
  zh: '只能报告已结束的年度，且不早于备案或登记之年（{from}）',
  en: 'is a year that has ended, and not before {from}, when it was filed or registered',
});
export const TERM_ORDER = defineFieldFault('TERM_ORDER', {
  zh: '届满日期不能早于开始日期',
  en: 'does not end before it begins',
});
export const TERM_LONG = defineFieldFault('TERM_LONG', {
  zh: '任期不能超过 {years} 年',
  en: 'lasts {years} years at most',
});
