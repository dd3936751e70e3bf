import { defineFieldFault, defineProblem } from '../../kernel/problem.js';
import { MAX_OCCASIONS, MAX_RULE_CHARACTERS, type RecurrenceFault } from './recurrence.js';

export const seriesEnded = defineProblem('SERIES_ENDED', {
  zh: '该系列活动已终止',
  en: 'This series of activities has ended',
});

/** The fault of a rule, by what is wrong with it; `part` is told in the details. */
export const RULE_FAULTS: Readonly<Record<RecurrenceFault, string>> = {
  RULE_LENGTH: defineFieldFault('SERIES_RULE_LENGTH', {
    zh: `重复规则至多 ${MAX_RULE_CHARACTERS} 个字符`,
    en: `a rule has ${MAX_RULE_CHARACTERS} characters at most`,
  }),
  RULE_FORMAT: defineFieldFault('SERIES_RULE_FORMAT', {
    zh: '不是重复规则，应如 FREQ=WEEKLY;BYDAY=FR,SA',
    en: 'is no rule such as FREQ=WEEKLY;BYDAY=FR,SA',
  }),
  RULE_FREQUENCY: defineFieldFault('SERIES_RULE_FREQUENCY', {
    zh: '只能按日、周、月重复（DAILY、WEEKLY、MONTHLY），不能是 {part}',
    en: 'comes again by days, weeks or months (DAILY, WEEKLY, MONTHLY), not {part}',
  }),
  RULE_PART: defineFieldFault('SERIES_RULE_PART', {
    zh: '规则中的 {part} 无法使用',
    en: '{part} cannot be used in this rule',
  }),
  RULE_COUNT: defineFieldFault('SERIES_RULE_COUNT', {
    zh: `COUNT 须在 1 与 ${MAX_OCCASIONS} 之间`,
    en: `COUNT must be between 1 and ${MAX_OCCASIONS}`,
  }),
};

export const SERIES_NO_OCCASION = defineFieldFault('SERIES_NO_OCCASION', {
  zh: '按此规则，自首次开始时间起一年内没有一次活动',
  en: 'gives no occasion within a year of the first start',
});
export const SERIES_START_TOO_FAR = defineFieldFault('SERIES_START_TOO_FAR', {
  zh: '首次开始时间至多在一年之后',
  en: 'must not be more than a year ahead',
});
