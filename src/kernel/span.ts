import { defineFieldFault } from './problem.js';

/** From an instant up to another. */
export interface Span {
  readonly startAt: Date;
  readonly endAt: Date;
}

/** Whether two spans share any time; touching ends do not (domain.md rules 15 and 21). */
export const overlaps = (a: Span, b: Span): boolean => a.startAt < b.endAt && b.startAt < a.endAt;

export const END_NOT_AFTER_START = defineFieldFault('END_NOT_AFTER_START', {
  zh: '结束须晚于开始',
  en: 'the end must be after the start',
});
