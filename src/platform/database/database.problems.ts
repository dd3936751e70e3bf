import { defineProblem } from '../../kernel/problem.js';

export const serviceBusy = defineProblem('SERVICE_BUSY', {
  zh: '系统繁忙，您的操作没有执行，请稍后再试',
  en: 'The service is busy; nothing was done, please try again shortly',
});

export const outcomeUnknown = defineProblem('OUTCOME_UNKNOWN', {
  zh: '与数据库的连接在提交时中断，结果未知：请用同一幂等键重试，不会重复执行',
  en: 'The database connection was lost during the commit: retry with the same idempotency key, nothing is done twice',
});

export const databaseUnreachable = defineProblem('DATABASE_UNREACHABLE', {
  zh: '暂时连不上数据库，请稍后再试；若是提交，请用同一幂等键重试，不会重复执行',
  en: 'The database cannot be reached just now; try again shortly, what you submitted with the same idempotency key: nothing is done twice',
});
