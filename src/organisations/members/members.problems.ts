import { defineFieldFault } from '../../kernel/problem.js';

export const ROSTER_NAME = defineFieldFault('MEMBER_NAME', {
  zh: '姓名格式不对：2–30 个汉字或字母',
  en: 'is no name: 2–30 Chinese characters or letters',
});
export const MEMBER_NOT_FOUND = defineFieldFault('MEMBER_NOT_FOUND', {
  zh: '没有编号与姓名相符的志愿者',
  en: 'no volunteer has this number and name',
});
