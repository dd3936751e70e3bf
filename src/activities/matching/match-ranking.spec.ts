import { describe, expect, it } from '@jest/globals';
import { Background, Skill, SquadKind } from '../../kernel/vocabulary.js';
import { VolunteerStatus } from '../../volunteers/volunteer.entity.js';
import {
  FULL_LOAD_MINUTES,
  MATCH_WEIGHTS,
  type MatchDemand,
  type MatchFacts,
  rankMatches,
} from './match-ranking.js';
import { matchReasonText } from './match-texts.js';

/** 12 June 2026 is a Friday; all times in Beijing. */
const at = (time: string): Date => new Date(`2026-06-12T${time}:00+08:00`);
const demand = (change: Partial<MatchDemand> = {}): MatchDemand => ({
  kind: SquadKind.POVERTY_RELIEF,
  wantedSkills: [Skill.HEALTH_CARE],
  communityCode: '510502001001',
  span: { startAt: at('09:00'), endAt: at('11:00') },
  limits: {
    adultAgeYears: 18,
    adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
    trainingKinds: [SquadKind.MEDIATION, SquadKind.RIGHTS],
  },
  ...change,
});
const member = (change: Partial<MatchFacts> = {}): MatchFacts => ({
  id: '1',
  volunteerNo: '0001',
  background: Background.OTHER,
  skills: [],
  serviceKinds: [],
  status: VolunteerStatus.ACTIVE,
  birthDate: '1980-01-01',
  communityCode: '510502001001',
  trained: true,
  week: [],
  loadMinutes: 0,
  elsewhere: false,
  requester: false,
  ...change,
});
const FRIDAY_MORNING = [{ weekday: 5, fromMinute: 8 * 60, untilMinute: 12 * 60 }];
const TUESDAY = [{ weekday: 2, fromMinute: 0, untilMinute: 1440 }];

const matchOf = (change: Partial<MatchFacts>, wanted = demand()) => {
  const [match] = rankMatches(wanted, [member(change)]);
  if (!match) throw new Error('one member, one match');
  return match;
};
const points = (change: Partial<MatchFacts>) =>
  Object.fromEntries(matchOf(change).reasons.map((reason) => [reason.code, reason.points]));
const obstacles = (change: Partial<MatchFacts>, wanted = demand()) =>
  matchOf(change, wanted).obstacles.map(({ code }) => code);
const order = (...members: MatchFacts[]) =>
  rankMatches(demand(), members).map(({ volunteer }) => volunteer.id);

describe('rules 10 and 12: how well a member suits a need', () => {
  it('is 100 for the one who can do it, wished it, has time, is not tired and lives there', () => {
    const nurse = {
      background: Background.PROFESSIONAL,
      skills: [Skill.HEALTH_CARE],
      serviceKinds: [SquadKind.POVERTY_RELIEF],
      week: FRIDAY_MORNING,
    };
    const match = matchOf(nurse);
    expect(match.score).toBe(100);
    expect(match.reasons.map(({ code }) => code)).toEqual([
      'AVAILABLE',
      'SKILLS_WANTED',
      'LOAD',
      'KIND_WISHED',
      'SAME_COMMUNITY',
      'BACKGROUND_SUITS',
    ]);
  });

  it('is the sum of its reasons, the weightiest first', () => {
    const { score, reasons } = matchOf({ skills: [Skill.HEALTH_CARE], week: TUESDAY, loadMinutes: 600 });
    expect(score).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0));
    expect(reasons.map((reason) => reason.points)).toEqual([23, 12, 11, 0]);
  });

  it('time: all of it, a part, none, or nobody knows', () => {
    const share = [{ weekday: 5, fromMinute: 10 * 60, untilMinute: 24 * 60 }];
    expect(points({ week: FRIDAY_MORNING })).toMatchObject({ AVAILABLE: MATCH_WEIGHTS.available });
    expect(points({ week: share })).toMatchObject({ AVAILABLE_PARTLY: 15 });
    expect(points({ week: TUESDAY })).toMatchObject({ NOT_AVAILABLE: 0 });
    expect(points({})).toMatchObject({ NO_TIMES_STATED: MATCH_WEIGHTS.noTimesStated });
  });

  it('load: evenly less, down to nothing at forty hours', () => {
    const half = FULL_LOAD_MINUTES / 2;
    const loads = [0, half, FULL_LOAD_MINUTES, 90_000].map((loadMinutes) => points({ loadMinutes })['LOAD']);
    expect(loads).toEqual([14, 7, 0, 0]);
  });

  it('distance: same community, street, district, elsewhere', () => {
    const told = ['510502001001', '510502001002', '510502002001', '510503001001'].map((communityCode) => {
      const { code, points: each } =
        matchOf({ communityCode }).reasons.find((reason) => /^(SAME|OTHER)_/.test(reason.code)) ?? {};
      return [code, each];
    });
    expect(told).toEqual([
      ['SAME_COMMUNITY', 12],
      ['SAME_STREET', 8],
      ['SAME_DISTRICT', 4],
      ['OTHER_DISTRICT', 0],
    ]);
  });
});

describe('what keeps a member from serving', () => {
  it('his own need, his state, being elsewhere', () => {
    expect(obstacles({ requester: true })).toEqual(['OWN_NEED']);
    expect(obstacles({ status: VolunteerStatus.SUSPENDED })).toEqual(['VOLUNTEER_MAY_NOT_SERVE']);
    expect(obstacles({ elsewhere: true })).toEqual(['OVERLAPPING_SIGN_UP']);
    expect(obstacles({ status: VolunteerStatus.INACTIVE })).toEqual([]);
  });

  it('age and training, where the kind asks for them, on the day of the service', () => {
    const mediation = demand({ kind: SquadKind.MEDIATION });
    expect(obstacles({ birthDate: '2008-06-13', trained: false }, mediation)).toEqual([
      'UNDER_AGE_SERVICE',
      'TRAINING_REQUIRED',
    ]);
    expect(obstacles({ birthDate: '2008-06-12' }, mediation)).toEqual([]);
    expect(obstacles({ birthDate: '2010-01-01', trained: false })).toEqual([]);
  });

  it('puts him last, however well he suits', () => {
    const best = { skills: [Skill.HEALTH_CARE], week: FRIDAY_MORNING };
    expect(
      order(
        member({ id: 'busy', ...best, elsewhere: true }),
        member({ id: 'free', week: TUESDAY, loadMinutes: 90_000 }),
      ),
    ).toEqual(['free', 'busy']);
  });
});

describe('the order', () => {
  it('is by score, then by who served less, then by volunteerNo', () => {
    expect(
      order(
        member({ id: 'd', volunteerNo: '0009' }),
        member({ id: 'c', volunteerNo: '0010' }),
        member({ id: 'b', volunteerNo: '0001', loadMinutes: 10 }),
        member({ id: 'a', skills: [Skill.HEALTH_CARE], loadMinutes: 60 }),
      ),
    ).toEqual(['a', 'd', 'c', 'b']);
  });
});

describe('the sentences of the reasons', () => {
  it.each([
    ['zh-CN', '近 90 日服务 150 分钟', '具备小组所需 1 项技能中的 1 项'],
    ['en', 'served 150 minutes in the last 90 days', 'has 1 of the 1 skills the squad wants'],
  ] as const)('in %s', (language, load, skills) => {
    const { reasons } = matchOf({ skills: [Skill.HEALTH_CARE], loadMinutes: 150 });
    const texts = reasons.map((reason) => matchReasonText(reason, language));
    expect(texts).toEqual(expect.arrayContaining([load, skills]));
    expect(texts.join()).not.toMatch(/[{}]/);
  });

  it('tells the share of the time in whole per cent', () => {
    const { reasons } = matchOf({ week: [{ weekday: 5, fromMinute: 0, untilMinute: 10 * 60 - 20 }] });
    const partly = reasons.find(({ code }) => code === 'AVAILABLE_PARTLY');
    expect(partly && matchReasonText(partly, 'en')).toBe('the volunteer can serve for 33% of the time');
  });
});
