import { defineProblem } from '../kernel/problem.js';

export const insufficientMinutes = defineProblem('INSUFFICIENT_MINUTES', {
  zh: '可用时长不足',
  en: 'There are not enough minutes available',
});
