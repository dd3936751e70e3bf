import { labelText, type Language, type ProblemText, sentence } from '../../kernel/problem.js';
import { type Breakdown, NO_KIND, type Total } from './report-figures.js';

/** What the figures are called on paper. */
const TOTAL_TEXTS: Readonly<Record<Total, ProblemText>> = {
  registered: { zh: '期末在册志愿者', en: 'Volunteers registered at the end' },
  joined: { zh: '新登记', en: 'Newly registered' },
  withdrawn: { zh: '退出', en: 'Withdrawn' },
  served: { zh: '参加服务人数', en: 'People who served' },
  records: { zh: '服务记录', en: 'Records of service' },
  minutes: { zh: '服务时长（分钟）', en: 'Minutes of service' },
  held: { zh: '举办活动', en: 'Activities held' },
  cancelled: { zh: '取消活动', en: 'Activities called off' },
  places: { zh: '活动名额', en: 'Places at activities' },
  signUps: { zh: '报名成功', en: 'Places taken' },
  commendations: { zh: '表彰', en: 'Honours conferred' },
  stars: { zh: '新授星级', en: 'Stars gained' },
  certificates: { zh: '开具证明', en: 'Certificates issued' },
};
const BREAKDOWN_TEXTS: Readonly<Record<Breakdown, ProblemText & { readonly words: string }>> = {
  backgrounds: { zh: '志愿者身份', en: 'Volunteers by background', words: 'Background' },
  kinds: { zh: '小组与时长', en: 'Squads and hours', words: 'SquadKind' },
  provenances: { zh: '时长来源', en: 'Hours by provenance', words: 'Provenance' },
  targets: { zh: '服务对象', en: 'Hours by target group', words: 'ServiceTarget' },
  categories: { zh: '社会组织', en: 'Organisations by category', words: 'OrganisationCategory' },
};
const MEASURE_TEXTS: Readonly<Record<string, ProblemText>> = {
  volunteers: { zh: '人数', en: 'Volunteers' },
  squads: { zh: '小组', en: 'Squads' },
  memberships: { zh: '成员', en: 'Members' },
  records: { zh: '记录', en: 'Records' },
  minutes: { zh: '分钟', en: 'Minutes' },
  filed: { zh: '备案', en: 'Filed' },
  registered: { zh: '登记', en: 'Registered' },
};
const WORDS = {
  monthly: { zh: '志愿服务月报', en: 'Monthly report' },
  yearly: { zh: '志愿服务年报', en: 'Yearly report' },
  month: { zh: '{year} 年 {month} 月', en: '{year}-{month}' },
  year: { zh: '{year} 年', en: '{year}' },
  asOf: { zh: '统计时间', en: 'As of' },
  overview: { zh: '概况', en: 'Overview' },
  places: { zh: '各地', en: 'By place' },
  place: { zh: '地区', en: 'Place' },
  code: { zh: '代码', en: 'Code' },
  item: { zh: '项目', en: 'Item' },
  number: { zh: '数量', en: 'Number' },
  total: { zh: '合计', en: 'Total' },
  needs: { zh: '需要', en: 'Needs' },
  standards: { zh: '配置标准', en: 'Standards' },
  required: { zh: '应有', en: 'Required' },
  held: { zh: '现有', en: 'Held' },
  gap: { zh: '缺口', en: 'Gap' },
  untold: { zh: '过少，不显示', en: 'too few to tell' },
  noKind: { zh: '社会组织及其他', en: 'Organisations and others' },
  hours: { zh: '小时', en: 'hours' },
} as const;

/** The words of a report in a language. */
export class ReportTexts {
  constructor(readonly language: Language) {}

  word(name: keyof typeof WORDS, details: Readonly<Record<string, string | number>> = {}): string {
    return sentence(WORDS[name], this.language, details);
  }

  total = (total: Total): string => sentence(TOTAL_TEXTS[total], this.language);
  breakdown = (of: Breakdown): string => sentence(BREAKDOWN_TEXTS[of], this.language);
  measure = (measure: string): string =>
    sentence(MEASURE_TEXTS[measure] ?? { zh: measure, en: measure }, this.language);

  key(of: Breakdown, key: string): string {
    return key === NO_KIND ? this.word('noKind') : labelText(BREAKDOWN_TEXTS[of].words, key, this.language);
  }

  label = (words: string, value: string): string => labelText(words, value, this.language);
}
