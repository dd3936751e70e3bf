import { defineProblem } from '../../kernel/problem.js';

export const ownInspection = defineProblem('OWN_INSPECTION', {
  zh: '信号须由录入人和确认人以外的人核查',
  en: 'Signals are inspected by somebody who neither entered nor confirmed the record',
});
export const nothingToInspect = defineProblem('NOTHING_TO_INSPECT', {
  zh: '该记录没有待核查的信号',
  en: 'The record has no signal that waits for inspection',
});
export const attendanceSettled = defineProblem('UNRECORDED_ATTENDANCE_SETTLED', {
  zh: '该条未成记录的考勤已处理',
  en: 'This attendance without a record has been settled already',
});
