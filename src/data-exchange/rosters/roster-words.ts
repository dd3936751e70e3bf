import { Background, DocumentType, Sex, Skill, SquadKind } from '../../kernel/vocabulary.js';
import { halfWidth } from './cell-text.js';

/** The words for each value of a vocabulary, parted by blanks; its own name is one as well. */
type Words<T extends string> = Readonly<Record<T, string>>;

const BETWEEN = /[、。,;/\\|+\s]+/;
const SQUAD_END = /(?:志愿)?(?:服务)?(?:小组|分队|队|组|类|服务)$/;

const SEXES: Words<Sex> = { MALE: '男 男性 m 1', FEMALE: '女 女性 f 2' };

const DOCUMENT_TYPES: Words<DocumentType> = {
  RESIDENT_ID: '身份证 居民身份证 中华人民共和国居民身份证 二代身份证 第二代居民身份证',
  HMT_RESIDENCE: '港澳台居民居住证 港澳台居住证 港澳居民居住证 台湾居民居住证 居住证',
  PASSPORT: '护照 外国护照',
  FOREIGN_PERMANENT_RESIDENCE: '外国人永久居留身份证 外国人永久居留证 永久居留身份证 永居证',
};

const BACKGROUNDS: Words<Background> = {
  PARTY_MEMBER: '党员 中共党员 共产党员 中国共产党党员 预备党员 中共预备党员 正式党员',
  YOUTH_LEAGUE: '团员 共青团员 共青团 中国共产主义青年团团员',
  CIVIL_SERVANT: '公务员 国家公务员 参公人员 机关干部',
  PROFESSIONAL: '专业技术人员 专业技术 专技 专技人员 技术人员 教师 医生 护士 律师 工程师',
  STUDENT: '学生 青少年学生 青少年 大学生 中学生 在校学生 在校生',
  RETIREE: '离退休人员 离退休 退休 退休人员 离休 离休人员 退休干部 退休职工',
  OTHER: '其他 其它 群众 普通群众 居民 民主党派 无党派人士 无党派',
};

const SKILLS: Words<Skill> = {
  LAW: '法律 法律咨询 法律援助 法制 法治 普法 律师',
  MEDIATION: '调解 人民调解 矛盾调解 纠纷调解 调解员',
  PSYCHOLOGY: '心理 心理咨询 心理疏导 心理辅导 心理学',
  HEALTH_CARE: '医护 医疗 医学 护理 医生 护士 急救 保健 健康 中医 理疗',
  EDUCATION: '教育 教学 教师 辅导 作业辅导 课业辅导 支教 培训',
  HOUSEKEEPING: '家政 家务 保洁 做饭 烹饪 厨艺 照护 护工 理发',
  REPAIR: '维修 家电维修 水电维修 水电 修理 电工 水工 木工 电器维修',
  ARTS: '文艺 唱歌 声乐 歌唱 舞蹈 跳舞 音乐 乐器 书法 绘画 美术 摄影 戏剧 戏曲 主持 写作 手工 剪纸',
  SPORTS: '体育 运动 健身 太极 太极拳 篮球 足球 乒乓球 羽毛球 游泳 武术',
  INFORMATION_TECHNOLOGY: '信息技术 计算机 电脑 it 网络 编程 软件 办公软件 新媒体',
  DRIVING: '驾驶 开车 司机 驾车',
  FOREIGN_LANGUAGE: '外语 英语 日语 法语 俄语 韩语 德语 翻译',
  PATROL: '巡防 巡逻 治安 治安巡逻 安保 保安 退伍军人 消防',
  OTHER: '其他 其它',
};

const SQUADS: Words<SquadKind> = {
  MEDIATION: '调解 人民调解 矛盾调解 纠纷调解 矛盾纠纷调解',
  RIGHTS: '维权 权益 法律援助 法律维权 权益维护 维护权益',
  LEGAL_EDUCATION: '普法 普法宣传 法制宣传 法治宣传 法律宣传 法制教育 法治教育 宣传',
  POVERTY_RELIEF: '帮困 扶贫 济困 助困 扶贫帮困 帮扶 扶贫济困 帮困助学 帮贫',
  PATROL: '治安 巡逻 巡防 治安巡逻 治安巡防 平安巡逻 治安维护',
};

const lookup = <T extends string>(words: Words<T>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries<string>(words).flatMap(([value, all]) =>
      [value.toLowerCase(), ...all.split(' ')].map((word): [string, T] => [word, value as T]),
    ),
  );

const sexes = lookup(SEXES);
const documentTypes = lookup(DOCUMENT_TYPES);
const backgrounds = lookup(BACKGROUNDS);
const skills = lookup(SKILLS);
const squads = lookup(SQUADS);

const normal = (text: string): string => halfWidth(text).toLowerCase().replace(/\s/g, '');

export const sexOf = (text: string): Sex | undefined => sexes.get(normal(text));
export const documentTypeOf = (text: string): DocumentType | undefined => documentTypes.get(normal(text));

/** Values in the order in which they are told, each once, and what means nothing. */
export interface WordsRead<T> {
  readonly values: readonly T[];
  readonly unknown: readonly string[];
}

export const backgroundsOf = (text: string): WordsRead<Background> =>
  read(text, (word) => backgrounds.get(word));
export const skillsOf = (text: string): WordsRead<Skill> => read(text, (word) => skills.get(word));
/** 治安巡逻队, 调解小组 and 普法类 are named by their squads. */
export const serviceKindsOf = (text: string): WordsRead<SquadKind> =>
  read(text, (word) => squads.get(word) ?? squads.get(word.replace(SQUAD_END, '')));

function read<T>(text: string, valueOf: (word: string) => T | undefined): WordsRead<T> {
  const whole = valueOf(normal(text));
  if (whole !== undefined) return { values: [whole], unknown: [] };
  const words = halfWidth(text)
    .split(BETWEEN)
    .filter((word) => word !== '');
  const values = words.map((word) => valueOf(word.toLowerCase()));
  return {
    values: [...new Set(values)].filter((value) => value !== undefined),
    unknown: words.filter((_, index) => values[index] === undefined),
  };
}
