import { describe, expect, it } from '@jest/globals';
import { SquadKind } from '../kernel/vocabulary.js';
import { VolunteerStatus } from '../volunteers/volunteer.entity.js';
import {
  type Candidate,
  isOldEnough,
  membershipObstacles,
  type MembershipPeriod,
  type MembershipLimits,
  type WantedMembership,
} from './membership-rules.js';

const LIMITS: MembershipLimits = {
  adultAgeYears: 18,
  maxMemberships: 3,
  trainingKinds: [SquadKind.MEDIATION, SquadKind.RIGHTS],
  adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
};
const TODAY = '2026-06-15';
const A = '510502001001';

const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  status: VolunteerStatus.ACTIVE,
  communityCode: A,
  birthDate: '1970-01-01',
  memberships: [],
  trainings: [],
  ...change,
});
const wanted = (kind: SquadKind, change: Partial<WantedMembership> = {}): WantedMembership => ({
  squad: { id: 'wanted', kind, communityCode: A, closed: false },
  fromDay: TODAY,
  primary: false,
  ...change,
});
const period = (squadId: string, change: Partial<MembershipPeriod> = {}): MembershipPeriod => ({
  squadId,
  isPrimary: false,
  fromDay: '2026-01-01',
  untilDay: null,
  ...change,
});

describe('who may become a member of a squad', () => {
  it('rule 8: an active adult of the community may', () => {
    expect(membershipObstacles(candidate(), wanted(SquadKind.PATROL, { primary: true }), LIMITS)).toEqual([]);
  });

  it.each([
    [VolunteerStatus.ACTIVE, true],
    [VolunteerStatus.INACTIVE, true],
    [VolunteerStatus.PENDING, false],
    [VolunteerStatus.RETURNED, false],
    [VolunteerStatus.REJECTED, false],
    [VolunteerStatus.SUSPENDED, false],
    [VolunteerStatus.WITHDRAWN, false],
    [VolunteerStatus.MERGED, false],
  ])('rule 7: %s serves: %s', (status, serves) => {
    const obstacles = membershipObstacles(candidate({ status }), wanted(SquadKind.LEGAL_EDUCATION), LIMITS);
    expect(obstacles).toEqual(serves ? [] : ['VOLUNTEER_NOT_SERVING']);
  });

  it.each([
    [SquadKind.MEDIATION, ['ADULT_REQUIRED', 'TRAINING_REQUIRED']],
    [SquadKind.PATROL, ['ADULT_REQUIRED']],
    [SquadKind.RIGHTS, ['TRAINING_REQUIRED']],
    [SquadKind.LEGAL_EDUCATION, []],
    [SquadKind.POVERTY_RELIEF, []],
  ])('rules 5 and 9: a minor without training and %s', (kind, obstacles) => {
    expect(membershipObstacles(candidate({ birthDate: '2009-06-15' }), wanted(kind), LIMITS)).toEqual(
      obstacles,
    );
  });

  it('rule 5: he is an adult on his eighteenth birthday, on the first day of the membership', () => {
    const born = (birthDate: string) =>
      membershipObstacles(candidate({ birthDate }), wanted(SquadKind.PATROL), LIMITS);
    expect(born('2008-06-15')).toEqual([]);
    expect(born('2008-06-16')).toEqual(['ADULT_REQUIRED']);
  });

  it('rule 9: the training must be of the kind and completed by the first day', () => {
    const with_ = (kind: SquadKind, completedOn: string) =>
      membershipObstacles(
        candidate({ trainings: [{ kind, completedOn }] }),
        wanted(SquadKind.RIGHTS),
        LIMITS,
      );
    expect(with_(SquadKind.RIGHTS, TODAY)).toEqual([]);
    expect(with_(SquadKind.RIGHTS, '2026-06-16')).toEqual(['TRAINING_REQUIRED']);
    expect(with_(SquadKind.MEDIATION, '2026-01-01')).toEqual(['TRAINING_REQUIRED']);
  });

  it('rule 8: at most three at a time, ended ones aside', () => {
    const three = [period('a'), period('b'), period('c')];
    const obstacles = (memberships: MembershipPeriod[]) =>
      membershipObstacles(candidate({ memberships }), wanted(SquadKind.LEGAL_EDUCATION), LIMITS);
    expect(obstacles(three)).toEqual(['SQUAD_LIMIT']);
    expect(obstacles([...three.slice(0, 2), period('c', { untilDay: TODAY })])).toEqual([]);
    expect(obstacles([...three.slice(0, 2), period('c', { untilDay: '2026-06-16' })])).toEqual([
      'SQUAD_LIMIT',
    ]);
  });

  it('rule 8: a backdated membership is counted on every day since', () => {
    const memberships = [period('a'), period('b'), period('c', { fromDay: '2026-06-01' })];
    const from = (fromDay: string) =>
      membershipObstacles(candidate({ memberships }), wanted(SquadKind.LEGAL_EDUCATION, { fromDay }), LIMITS);
    expect(from('2026-05-01')).toEqual(['SQUAD_LIMIT']);
    const apart = [
      period('a', { untilDay: '2026-06-01' }),
      period('b'),
      period('c', { fromDay: '2026-06-01' }),
    ];
    expect(
      membershipObstacles(
        candidate({ memberships: apart }),
        wanted(SquadKind.LEGAL_EDUCATION, { fromDay: '2026-05-01' }),
        LIMITS,
      ),
    ).toEqual([]);
  });

  it('rule 8: one primary squad; a period that was empty never was', () => {
    const primary = (untilDay: string | null) =>
      membershipObstacles(
        candidate({ memberships: [period('a', { isPrimary: true, untilDay })] }),
        wanted(SquadKind.LEGAL_EDUCATION, { primary: true }),
        LIMITS,
      );
    expect(primary(null)).toEqual(['PRIMARY_TAKEN']);
    expect(primary(TODAY)).toEqual([]);
    expect(
      membershipObstacles(
        candidate({
          memberships: [period('a', { isPrimary: true, fromDay: '2026-06-20', untilDay: '2026-06-20' })],
        }),
        wanted(SquadKind.LEGAL_EDUCATION, { primary: true }),
        LIMITS,
      ),
    ).toEqual([]);
  });

  it('rule 9: everything that stands against it is told, not only the first', () => {
    const memberships = [period('wanted', { isPrimary: true }), period('b'), period('c')];
    const all = membershipObstacles(
      candidate({
        status: VolunteerStatus.SUSPENDED,
        communityCode: '510502001002',
        birthDate: '2010-01-01',
        memberships,
      }),
      wanted(SquadKind.MEDIATION, {
        primary: true,
        squad: { id: 'wanted', kind: SquadKind.MEDIATION, communityCode: A, closed: true },
      }),
      LIMITS,
    );
    expect(all).toEqual([
      'SQUAD_CLOSED',
      'VOLUNTEER_NOT_SERVING',
      'OTHER_COMMUNITY',
      'ALREADY_MEMBER',
      'ADULT_REQUIRED',
      'TRAINING_REQUIRED',
      'SQUAD_LIMIT',
      'PRIMARY_TAKEN',
    ]);
  });

  it('the numbers are the policy’s: two memberships, adults from 16, no training', () => {
    const limits = {
      adultAgeYears: 16,
      maxMemberships: 2,
      trainingKinds: [],
      adultKinds: [SquadKind.MEDIATION],
    };
    const young = candidate({ birthDate: '2010-06-15', memberships: [period('a')] });
    expect(membershipObstacles(young, wanted(SquadKind.MEDIATION), limits)).toEqual([]);
    const busy = { ...young, memberships: [period('a'), period('b')] };
    expect(membershipObstacles(busy, wanted(SquadKind.MEDIATION), limits)).toEqual(['SQUAD_LIMIT']);
  });
});

describe('rule 5: what minors may not do', () => {
  const EIGHTEEN_TODAY = '2008-06-15';
  const TURNS_TOMORROW = '2008-06-16';

  it.each([
    ['mediation', SquadKind.MEDIATION, false, false],
    ['patrols', SquadKind.PATROL, false, false],
    ['rights protection', SquadKind.RIGHTS, false, true],
    ['none of the five kinds', null, false, true],
    ['something hazardous of a harmless kind', SquadKind.LEGAL_EDUCATION, true, false],
    ['something hazardous of no kind', null, true, false],
  ])('%s', (_, kind, hazardous, allowed) => {
    expect(isOldEnough(TURNS_TOMORROW, { kind, hazardous }, TODAY, LIMITS)).toBe(allowed);
    expect(isOldEnough(EIGHTEEN_TODAY, { kind, hazardous }, TODAY, LIMITS)).toBe(true);
  });
});
