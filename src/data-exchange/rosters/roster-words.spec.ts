import { describe, expect, it } from '@jest/globals';
import { Background, DocumentType, Sex, Skill, SquadKind } from '../../kernel/vocabulary.js';
import { backgroundsOf, documentTypeOf, serviceKindsOf, sexOf, skillsOf } from './roster-words.js';

/** The labels of platform/graphql/vocabulary-types.ts; what the program writes it reads. */
const LABELS: readonly (readonly [(text: string) => unknown, readonly (readonly [string, string])[]])[] = [
  [
    sexOf,
    [
      ['男', Sex.MALE],
      ['女', Sex.FEMALE],
    ],
  ],
  [
    documentTypeOf,
    [
      ['居民身份证', DocumentType.RESIDENT_ID],
      ['港澳台居民居住证', DocumentType.HMT_RESIDENCE],
      ['护照', DocumentType.PASSPORT],
      ['外国人永久居留身份证', DocumentType.FOREIGN_PERMANENT_RESIDENCE],
    ],
  ],
  [
    (text) => backgroundsOf(text).values[0],
    [
      ['党员', Background.PARTY_MEMBER],
      ['团员', Background.YOUTH_LEAGUE],
      ['公务员', Background.CIVIL_SERVANT],
      ['专业技术人员', Background.PROFESSIONAL],
      ['青少年学生', Background.STUDENT],
      ['离退休人员', Background.RETIREE],
      ['其他', Background.OTHER],
      ['群众', Background.OTHER],
    ],
  ],
  [
    (text) => skillsOf(text).values[0],
    [
      '法律',
      '调解',
      '心理',
      '医护',
      '教育',
      '家政',
      '维修',
      '文艺',
      '体育',
      '信息技术',
      '驾驶',
      '外语',
      '巡防',
      '其他',
    ].map((label, index) => [label, Object.values(Skill)[index] ?? ''] as const),
  ],
  [
    (text) => serviceKindsOf(text).values[0],
    [
      ['调解', SquadKind.MEDIATION],
      ['维权小组', SquadKind.RIGHTS],
      ['普法志愿服务队', SquadKind.LEGAL_EDUCATION],
      ['帮困类', SquadKind.POVERTY_RELIEF],
      ['治安巡逻', SquadKind.PATROL],
    ],
  ],
];

describe('the words of rosters', () => {
  it('labels and what committees say instead are known, and so are the names of the values', () => {
    for (const [valueOf, labels] of LABELS) {
      for (const [label, value] of labels) {
        expect([label, valueOf(label)]).toEqual([label, value]);
        expect(valueOf(value)).toBe(value);
      }
    }
  });

  it('several are parted in any way, each is told once, and what is unknown is told', () => {
    expect(skillsOf('法律、调解，心理/医护 教育;法律')).toEqual({
      values: [Skill.LAW, Skill.MEDIATION, Skill.PSYCHOLOGY, Skill.HEALTH_CARE, Skill.EDUCATION],
      unknown: [],
    });
    expect(skillsOf('法 律')).toEqual({ values: [Skill.LAW], unknown: [] });
    expect(serviceKindsOf('治安、烧烤')).toEqual({ values: [SquadKind.PATROL], unknown: ['烧烤'] });
    expect(backgroundsOf('')).toEqual({ values: [], unknown: [] });
  });
});
