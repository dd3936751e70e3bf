import { defineFieldFault, defineLabels } from '../kernel/problem.js';

export const POLICY_VALUE = defineFieldFault('POLICY_VALUE', {
  zh: '政策数值不成立：{demand:PolicyDemand}{limit}',
  en: 'is not a value that a policy may have: {demand:PolicyDemand}{limit}',
});

export const POLICY_PLACE = defineFieldFault('POLICY_PLACE', {
  zh: '政策只能为区或街道设定',
  en: 'a policy is set for a district or a street',
});

export const POLICY_VALID_FROM_PAST = defineFieldFault('POLICY_VALID_FROM_PAST', {
  zh: '政策不能追溯生效，最早 {earliest}',
  en: 'a policy does not take effect backwards; {earliest} at the earliest',
});

const DEMANDS = {
  REQUIRED: { zh: '必填', en: 'is required' },
  TYPE: { zh: '类型不对，须为', en: 'must be of the type' },
  AT_LEAST: { zh: '不得小于', en: 'must be at least' },
  AT_MOST: { zh: '不得大于', en: 'must be at most' },
  AT_LEAST_ITEMS: { zh: '项数不得少于', en: 'the number of items must be at least' },
  AT_MOST_ITEMS: { zh: '项数不得多于', en: 'the number of items must be at most' },
  CHOICE: { zh: '须为其中之一：', en: 'must be one of' },
  FORMAT: { zh: '格式不对', en: 'has the wrong format' },
  UNKNOWN: { zh: '没有这一项：', en: 'there is no setting' },
  DAY: { zh: '须为真实存在的日期，写作', en: 'must be a real date, written' },
  ONCE: {
    zh: '不得重复，也不得既是假日又是调休上班日：',
    en: 'must stand once, and not both as holiday and make-up day:',
  },
  RELATION: { zh: '须', en: 'must be' },
} as const;
defineLabels('PolicyDemand', DEMANDS);

/** What is asked of a value, and of how much or of what. */
export interface PolicyDemand {
  readonly demand: keyof typeof DEMANDS;
  readonly limit?: string | number;
}
