import { defineProblem } from '../../kernel/problem.js';

export const relationStatus = defineProblem('RELATION_STATUS_NOT_ALLOWED', {
  zh: '该关系当前状态（{status:RelationStatus}）下不能这样做',
  en: 'This cannot be done with a relation in this state ({status:RelationStatus})',
});
export const relationExists = defineProblem('RELATION_EXISTS', {
  zh: '两人之间已有申报或确认的关系',
  en: 'A relation between the two is declared or confirmed already',
});
export const spouseExists = defineProblem('SPOUSE_EXISTS', {
  zh: '双方之一已有确认的配偶关系，须先终止',
  en: 'One of the two has a confirmed spouse already; that relation is ended first',
});
export const relationToSelf = defineProblem('RELATION_TO_SELF', {
  zh: '不能与自己申报关系',
  en: 'Nobody declares a relation to himself',
});
export const notForRelation = defineProblem('VOLUNTEER_NOT_FOR_RELATION', {
  zh: '双方须为有效登记的志愿者（现为“{status:VolunteerStatus}”）',
  en: 'Both must be accepted volunteers (one is “{status:VolunteerStatus}”)',
});
