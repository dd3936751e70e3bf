import { defineProblem } from '../kernel/problem.js';

export const insufficientMinutes = defineProblem('INSUFFICIENT_MINUTES', {
  zh: '可用时长不足',
  en: 'There are not enough minutes available',
});

export const poolInsufficient = defineProblem('POOL_INSUFFICIENT', {
  zh: '时间池余额不足',
  en: 'There are not enough minutes in the pool',
});

export const balanceCapReached = defineProblem('BALANCE_CAP_REACHED', {
  zh: '对方的可兑换时长将超过上限',
  en: 'The recipient would have more redeemable minutes than the cap allows',
});
