import { defineFieldFault } from '../../kernel/problem.js';

export const REPORT_PERIOD_FUTURE = defineFieldFault('REPORT_PERIOD_FUTURE', {
  zh: '该时段尚未开始',
  en: 'this period has not begun',
});
