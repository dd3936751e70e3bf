import { defineFieldFault } from '../kernel/problem.js';

export const POLICY_VALUE = defineFieldFault('POLICY_VALUE', {
  zh: '政策数值不成立：{demand}',
  en: 'is not a value that a policy may have: {demand}',
});

export const POLICY_PLACE = defineFieldFault('POLICY_PLACE', {
  zh: '政策只能为区或街道设定',
  en: 'a policy is set for a district or a street',
});

export const POLICY_VALID_FROM_PAST = defineFieldFault('POLICY_VALID_FROM_PAST', {
  zh: '政策不能追溯生效，最早 {earliest}',
  en: 'a policy does not take effect backwards; {earliest} at the earliest',
});
