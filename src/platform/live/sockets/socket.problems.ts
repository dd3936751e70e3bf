import { defineProblem } from '../../../kernel/problem.js';

export const socketForSubscriptions = defineProblem('SOCKET_FOR_SUBSCRIPTIONS', {
  zh: 'WebSocket 只用于订阅，查询和修改请使用 HTTP',
  en: 'The WebSocket is for subscriptions only; send queries and mutations by HTTP',
});

export const tooManySubscriptions = defineProblem('TOO_MANY_SUBSCRIPTIONS', {
  zh: '一个连接最多同时有 {max} 个订阅',
  en: 'A connection may have {max} subscriptions at once',
});
