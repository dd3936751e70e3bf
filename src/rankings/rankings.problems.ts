import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const notRankedHere = defineProblem('NOT_RANKED_HERE', {
  zh: '该志愿者不属于 {placeCode}，请查询其所在社区、街道或区的排名',
  en: 'The volunteer does not belong to {placeCode}; ask for the community, street or district he belongs to',
});

export const PERIOD_PART_REQUIRED = defineFieldFault('PERIOD_PART_REQUIRED', {
  zh: '{kind:RankingPeriodKind} 时段须填写此项',
  en: 'is needed for a period of the kind {kind:RankingPeriodKind}',
});

export const PERIOD_PART_NOT_ALLOWED = defineFieldFault('PERIOD_PART_NOT_ALLOWED', {
  zh: '{kind:RankingPeriodKind} 时段不填此项',
  en: 'does not belong to a period of the kind {kind:RankingPeriodKind}',
});

export const PERIOD_ORDER = defineFieldFault('PERIOD_ORDER', {
  zh: '截止日不能早于起始日',
  en: 'must not be before the first day',
});

export const ONE_SERVICE_FILTER = defineFieldFault('ONE_SERVICE_FILTER', {
  zh: '小组类别、小组、社会组织只能选一项',
  en: 'only one of squad kind, squad and organisation can be given',
});

export const NO_SQUAD_KIND = defineFieldFault('NO_SQUAD_KIND', {
  zh: '社会组织排名不按小组类别',
  en: 'organisations are not of a kind of squad; leave it out',
});
