import { defineProblem } from '../../kernel/problem.js';

export const ruleChanged = defineProblem('RULE_CHANGED', {
  zh: '该制度已被他人修改（现为第 {revision} 次），请重新载入后再改',
  en: 'Somebody has changed the rule (now revision {revision}); read it again before changing it',
});
export const ruleWithdrawn = defineProblem('RULE_WITHDRAWN', {
  zh: '该制度已废止',
  en: 'The rule was withdrawn',
});
