import { registerEnumType } from '@nestjs/graphql';
import { defineLabels, type ProblemText } from '../../kernel/problem.js';
import {
  Background,
  CircumstanceKind,
  DocumentType,
  Provenance,
  RelationKind,
  ServiceTarget,
  Sex,
  Skill,
  SquadKind,
} from '../../kernel/vocabulary.js';

/** Registers an enum with a label `中文 · english` for each value, for the schema and for the sentences of problems. */
export function registerLabelled<T extends object>(
  values: T,
  name: string,
  description: string,
  labels: Readonly<Record<keyof T, string>>,
): void {
  const valuesMap = Object.fromEntries(
    Object.entries<string>(labels).map(([value, label]) => [value, { description: label }]),
  );
  registerEnumType(values, { name, description, valuesMap: valuesMap as never });
  const spoken = Object.entries<string>(labels).map(([value, label]) => {
    const [zh = value, en = value] = label.split(' · ');
    return [value, { zh, en }];
  });
  defineLabels(name, Object.fromEntries(spoken) as Record<string, ProblemText>);
}

registerLabelled(SquadKind, 'SquadKind', '服务小组类别 · kind of squad', {
  MEDIATION: '调解 · mediation',
  RIGHTS: '维权 · rights protection',
  LEGAL_EDUCATION: '普法 · legal education',
  POVERTY_RELIEF: '帮困 · poverty relief',
  PATROL: '治安 · neighbourhood patrol',
});
registerLabelled(Skill, 'Skill', '技能 · skill', {
  LAW: '法律 · law',
  MEDIATION: '调解 · mediation',
  PSYCHOLOGY: '心理 · psychology',
  HEALTH_CARE: '医护 · health care',
  EDUCATION: '教育 · education',
  HOUSEKEEPING: '家政 · housekeeping',
  REPAIR: '维修 · repair',
  ARTS: '文艺 · arts',
  SPORTS: '体育 · sports',
  INFORMATION_TECHNOLOGY: '信息技术 · information technology',
  DRIVING: '驾驶 · driving',
  FOREIGN_LANGUAGE: '外语 · foreign language',
  PATROL: '巡防 · patrol',
  OTHER: '其他 · other',
});
registerLabelled(Background, 'Background', '志愿者身份 · volunteer background', {
  PARTY_MEMBER: '党员 · Party member',
  YOUTH_LEAGUE: '团员 · Youth League member',
  CIVIL_SERVANT: '公务员 · civil servant',
  PROFESSIONAL: '专业技术人员 · professional',
  STUDENT: '青少年学生 · student',
  RETIREE: '离退休人员 · retiree',
  OTHER: '其他 · other',
});
registerLabelled(ServiceTarget, 'ServiceTarget', '服务对象 · whom the service is for', {
  CHILDREN: '儿童 · children',
  WOMEN: '妇女 · women',
  ELDERLY: '老年人 · elderly people',
  DISABLED: '残障人士 · people with disabilities',
  ENTITLED_GROUPS: '优抚对象 · entitled groups',
  POOR_FAMILIES: '贫困家庭 · poor families',
  PATIENTS: '病患者 · patients',
  LAID_OFF: '下岗失业人员 · laid-off workers',
  URBAN_RESIDENTS: '城镇居民 · urban residents',
  RURAL_RESIDENTS: '农村居民 · rural residents',
  PUBLIC: '社会公众 · the public',
  OTHER: '其他 · other',
});
registerLabelled(Sex, 'Sex', '性别 · sex', { MALE: '男 · male', FEMALE: '女 · female' });
registerLabelled(DocumentType, 'DocumentType', '证件类型 · kind of identity document', {
  RESIDENT_ID: '居民身份证 · resident identity card',
  HMT_RESIDENCE: '港澳台居民居住证 · residence permit for Hong Kong, Macao and Taiwan residents',
  PASSPORT: '护照 · passport',
  FOREIGN_PERMANENT_RESIDENCE: '外国人永久居留身份证 · foreign permanent resident card',
});
registerLabelled(Provenance, 'Provenance', '时长来源 · where a record’s minutes come from', {
  CHECKED_IN: '签到签退 · checked in and out',
  LEADER_ATTESTED: '组长证明 · attested by the leader',
  BACKFILLED: '补录 · entered afterwards by an office',
  IMPORTED: '导入 · imported from another system',
});
registerLabelled(RelationKind, 'RelationKind', '是本人的什么人 · what a person is to another', {
  SPOUSE: '配偶 · spouse',
  PARENT: '父母 · parent',
  GRANDPARENT: '祖父母、外祖父母 · grandparent',
  CHILD: '子女 · child',
  GRANDCHILD: '孙子女、外孙子女 · grandchild',
  OTHER_RELATIVE: '其他亲属 · other relative',
  FRIEND: '朋友 · friend',
});
registerLabelled(
  CircumstanceKind,
  'CircumstanceKind',
  '经核实的境况 · circumstance that an officer verified',
  {
    LIVING_ALONE: '独居 · living alone',
    ON_RELIEF: '低保、特困等救助对象 · on relief',
    DISABLED: '残障 · disabled',
    HARDSHIP: '生活困难 · in hardship',
  },
);
