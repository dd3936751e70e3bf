import { defineLabels, defineProblem } from '../../kernel/problem.js';

export const unauthenticated = defineProblem('UNAUTHENTICATED', {
  zh: '请先登录，或登录已过期',
  en: 'Please log in; the session is missing or has expired',
});

export const forbidden = defineProblem('FORBIDDEN', {
  zh: '您没有执行此操作的权限',
  en: 'You have no right to do this',
});

/** Also the answer for what exists but may not be seen. */
export const notFound = defineProblem('NOT_FOUND', {
  zh: '没有找到您所指的对象',
  en: 'What you asked for was not found',
});

defineLabels('Office', {
  SQUAD_LEADER: { zh: '组长', en: 'the squad leader' },
  COMMUNITY: { zh: '社区', en: 'the community' },
  STREET: { zh: '街道', en: 'the street' },
  DISTRICT: { zh: '区', en: 'the district' },
});
