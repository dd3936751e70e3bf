import { residentIdCheckCharacter } from '../kernel/resident-id.js';
import { addDays, type LocalDate } from '../kernel/service-day.js';
import { Background, Sex, Skill, SquadKind } from '../kernel/vocabulary.js';
import type { SeededRandom } from './seeded-random.js';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭',
];
const GIVEN_MALE = [
  '伟',
  '强',
  '磊',
  '军',
  '勇',
  '杰',
  '涛',
  '明',
  '国华',
  '建军',
  '志强',
  '德才',
  '永康',
  '文斌',
  '光荣',
  '世安',
];
const GIVEN_FEMALE = [
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '秀英',
  '桂兰',
  '玉珍',
  '淑华',
  '晓燕',
  '春梅',
  '雪琴',
  '思雨',
];
const MINORITY = ['阿依古丽·买买提', '阿卓·木呷', '娜仁·其其格'];

const SKILLS_OF: Readonly<Record<Background, readonly Skill[]>> = {
  [Background.PARTY_MEMBER]: [Skill.MEDIATION, Skill.LAW, Skill.EDUCATION, Skill.PATROL],
  [Background.YOUTH_LEAGUE]: [Skill.INFORMATION_TECHNOLOGY, Skill.SPORTS, Skill.ARTS, Skill.EDUCATION],
  [Background.CIVIL_SERVANT]: [Skill.LAW, Skill.MEDIATION, Skill.INFORMATION_TECHNOLOGY],
  [Background.PROFESSIONAL]: [Skill.LAW, Skill.PSYCHOLOGY, Skill.HEALTH_CARE, Skill.EDUCATION],
  [Background.STUDENT]: [Skill.INFORMATION_TECHNOLOGY, Skill.FOREIGN_LANGUAGE, Skill.ARTS],
  [Background.RETIREE]: [Skill.MEDIATION, Skill.HOUSEKEEPING, Skill.PATROL, Skill.REPAIR],
  [Background.OTHER]: [Skill.HOUSEKEEPING, Skill.DRIVING, Skill.REPAIR, Skill.OTHER],
};
const BACKGROUNDS = Object.values(Background);
const YOUNG_KINDS = [SquadKind.LEGAL_EDUCATION, SquadKind.POVERTY_RELIEF];

export interface DemoPerson {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  readonly documentNumber: string;
  readonly mobile: string;
  readonly minor: boolean;
  readonly background: Background;
  readonly skills: Skill[];
  readonly serviceKinds: SquadKind[];
  readonly publication: boolean;
}

/** An invented person with a valid synthetic ID; `order` makes the number and the mobile unique. */
export function demoPerson(random: SeededRandom, order: number, today: LocalDate): DemoPerson {
  const minor = random.chance(0.03);
  const sex = random.chance(0.5) ? Sex.MALE : Sex.FEMALE;
  const background = minor ? Background.STUDENT : random.pick(BACKGROUNDS);
  const ageDays =
    (minor ? 15 : background === Background.RETIREE ? random.between(60, 78) : random.between(20, 59)) * 366;
  const birthDate = addDays(today, -ageDays - random.between(0, 300));
  const given = random.pick(sex === Sex.MALE ? GIVEN_MALE : GIVEN_FEMALE);
  const kinds = minor ? YOUNG_KINDS : Object.values(SquadKind);
  return {
    name: random.chance(0.01) ? random.pick(MINORITY) : random.pick(SURNAMES) + given,
    sex,
    birthDate,
    documentNumber: residentIdOf(order, birthDate, sex),
    mobile: `137${String(order).padStart(8, '0')}`,
    minor,
    background,
    skills: random.sample(SKILLS_OF[background], random.between(1, 2)),
    serviceKinds: random.sample(kinds, random.between(1, 2)),
    publication: random.chance(0.85),
  };
}

/** Unique by order: the sequence within an area code and a birth date has 500 numbers per sex, area codes make the rest. */
function residentIdOf(order: number, birthDate: LocalDate, sex: Sex): string {
  const area = String(510_502 + Math.floor(order / 500)).padStart(6, '0');
  const sequence = String((order % 500) * 2 + (sex === Sex.MALE ? 1 : 0)).padStart(3, '0');
  const first17 = `${area}${birthDate.replaceAll('-', '')}${sequence}`;
  return first17 + residentIdCheckCharacter(first17);
}
