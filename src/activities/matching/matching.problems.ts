import { defineFieldFault } from '../../kernel/problem.js';

export const OWN_NEED = defineFieldFault('OWN_NEED', {
  zh: '申请人不能为自己提出的需要服务',
  en: 'nobody serves a need that he asked for himself',
});
export const NOT_SQUAD_MEMBER = defineFieldFault('NOT_SQUAD_MEMBER', {
  zh: '活动当日不是受理小组的成员',
  en: 'is no member, on that day, of the squad that accepted the need',
});
export const TITLE_CONFIDENTIAL = defineFieldFault('TITLE_CONFIDENTIAL', {
  zh: '保密事项的活动统一使用类别名称，无须填写',
  en: 'an activity for a confidential need is named by its kind; leave it out',
});
