import { RelationKind } from '../kernel/vocabulary.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';

/** What a city is known to do, as a whole policy to start from (domain.md § 11). */
export interface PolicyPreset {
  /** Stable, e.g. `NANJING`. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What is particular of it. */
  readonly note: { readonly zh: string; readonly en: string };
  readonly policy: Policy;
}

const LINEAL_RELATIVES = [
  RelationKind.PARENT,
  RelationKind.GRANDPARENT,
  RelationKind.CHILD,
  RelationKind.GRANDCHILD,
];

type Sections = { readonly [S in keyof Policy]?: Partial<Policy[S]> };

const withSections = (sections: Sections): Policy => {
  const merged = Object.entries(DEFAULT_POLICY).map(([name, defaults]) => [
    name,
    { ...defaults, ...sections[name as keyof Policy] },
  ]);
  return Object.fromEntries(merged) as Policy;
};

export const POLICY_PRESETS: readonly PolicyPreset[] = [
  {
    code: 'DEFAULT',
    name: { zh: '邻里缺省', en: 'Linli’s default' },
    note: { zh: '领域说明中的各项数值', en: 'the numbers of the domain description' },
    policy: DEFAULT_POLICY,
  },
  {
    code: 'NANJING',
    name: { zh: '南京', en: 'Nanjing' },
    note: {
      zh: '上限 1500 小时，超出部分与团体时长捐入时间池；由基金为 80 岁以上独居、60 至 79 岁困难且残障者发放',
      en: 'cap 1,500 h, what is above it and group hours go to the pool; a fund issues hours for those of 80 living alone, and of 60 to 79 on relief and disabled',
    },
    policy: withSections({
      timebank: { balanceCapMinutes: 90_000, groupHoursToPool: true },
      grants: {
        aloneFromAgeYears: 80,
        reliefFromAgeYears: 60,
        reliefUntilAgeYears: 79,
        fundMayIssue: true,
      },
    }),
  },
  {
    code: 'BEIJING',
    name: { zh: '北京', en: 'Beijing' },
    note: {
      zh: '一小时记一单位，18 岁以上（学生须监护人同意），60 岁起为本人或配偶兑换，可赠直系亲属，不换钱物；星级 100/200/500/800/1000 小时',
      en: '1 h is one unit, from 18 (students with a guardian), redeemed from 60 for oneself or the spouse, gifts to lineal relatives, never for money or goods; stars at 100/200/500/800/1,000 h',
    },
    policy: withSections({
      records: { creditUnitMinutes: 60 },
      timebank: {
        transferRelations: LINEAL_RELATIVES,
        starHonorMinutes: [6_000, 12_000, 30_000, 48_000, 60_000],
      },
      redemption: {
        ageYears: 60,
        hardshipAgeYears: 60,
        beneficiaries: [RelationKind.SPOUSE],
        unitMinutes: 60,
      },
    }),
  },
  {
    code: 'SHANGHAI',
    name: { zh: '上海', en: 'Shanghai' },
    note: {
      zh: '65 岁起兑换（困难者 60 岁），可赠亲友，街道一级结算',
      en: 'redeemed from 65 (60 in hardship), gifts to relatives and friends, settled between streets',
    },
    policy: withSections({
      timebank: {
        transferRelations: [
          ...DEFAULT_POLICY.timebank.transferRelations,
          RelationKind.OTHER_RELATIVE,
          RelationKind.FRIEND,
        ],
      },
      redemption: { ageYears: 65, hardshipAgeYears: 60 },
    }),
  },
  {
    code: 'GUANGZHOU',
    name: { zh: '广州', en: 'Guangzhou' },
    note: {
      zh: '只计整小时，一星（100 小时）起可兑换，上限 1500 小时',
      en: 'whole hours only, redeemed from one star (100 h), cap 1,500 h',
    },
    policy: withSections({
      records: { creditUnitMinutes: 60 },
      timebank: { balanceCapMinutes: 90_000 },
      redemption: { minimumStar: 1, unitMinutes: 60 },
    }),
  },
  {
    code: 'ZHANGJIAGANG',
    name: { zh: '张家港', en: 'Zhangjiagang' },
    note: { zh: '星级 30/60/100/200/300 小时', en: 'stars at 30/60/100/200/300 h' },
    policy: withSections({ timebank: { starHonorMinutes: [1_800, 3_600, 6_000, 12_000, 18_000] } }),
  },
  {
    code: 'LONGGANG',
    name: { zh: '龙岗', en: 'Longgang' },
    note: {
      zh: '星级另须注册满 6/6/12/12/24 个月',
      en: 'stars also ask for 6/6/12/12/24 months since the acceptance',
    },
    policy: withSections({ recognition: { starTenureMonths: [6, 6, 12, 12, 24] } }),
  },
];
