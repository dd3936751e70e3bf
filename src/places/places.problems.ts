import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const placeNotFound = defineProblem('PLACE_NOT_FOUND', {
  zh: '没有代码为 {code} 的区、街道或社区',
  en: 'There is no district, street or community with the code {code}',
});

export const notACommunity = defineProblem('NOT_A_COMMUNITY', {
  zh: '{code} 不是社区，请给出 12 位社区代码',
  en: '{code} is not a community; give the 12-digit code of one',
});

export const placeExists = defineProblem('PLACE_EXISTS', {
  zh: '该街道已有同名社区或相同代码：{code}',
  en: 'The street has a community of that name or code already: {code}',
});

export const NOT_A_STREET = defineFieldFault('NOT_A_STREET', {
  zh: '不是已登记的街道代码',
  en: 'is not the code of a known street',
});

export const COMMUNITY_CODE_OUTSIDE_STREET = defineFieldFault('COMMUNITY_CODE_OUTSIDE_STREET', {
  zh: '社区代码须为 12 位并以街道代码开头',
  en: 'a community code has 12 digits and starts with its street’s',
});
