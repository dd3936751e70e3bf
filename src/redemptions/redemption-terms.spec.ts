import { describe, expect, it } from '@jest/globals';
import { CircumstanceKind, RelationKind } from '../kernel/vocabulary.js';
import { DEFAULT_POLICY, type Policy } from '../policies/policy.js';
import { VolunteerStatus } from '../volunteers/volunteer.entity.js';
import { redemptionRefusal, type RedemptionFacts } from './redemption-terms.js';

const DAY = '2026-06-15';
const ELDER: RedemptionFacts = {
  birthDate: '1950-01-01',
  status: VolunteerStatus.ACTIVE,
  honorMinutes: 0,
  circumstances: new Set(),
  relation: null,
  minutes: 60,
};
const code = (
  change: Partial<RedemptionFacts>,
  redemption: Partial<Policy['redemption']> = {},
): string | null =>
  redemptionRefusal(
    { ...ELDER, ...change },
    { timebank: DEFAULT_POLICY.timebank, redemption: { ...DEFAULT_POLICY.redemption, ...redemption } },
    DAY,
  )?.code ?? null;

describe('rule 32: who may redeem what', () => {
  it('from 60 on, the birthday included', () => {
    expect(code({ birthDate: '1966-06-15' })).toBeNull();
    expect(code({ birthDate: '1966-06-16' })).toBe('REDEMPTION_AGE');
  });

  it('earlier in hardship, where the policy says so', () => {
    const inHardship = new Set([CircumstanceKind.HARDSHIP]);
    const terms = { ageYears: 65, hardshipAgeYears: 60 };
    expect(code({ birthDate: '1965-01-01' }, terms)).toBe('REDEMPTION_AGE');
    expect(code({ birthDate: '1965-01-01', circumstances: inHardship }, terms)).toBeNull();
    expect(code({ birthDate: '1967-01-01', circumstances: inHardship }, terms)).toBe('REDEMPTION_AGE');
    expect(
      code({ birthDate: '1965-01-01', circumstances: new Set([CircumstanceKind.ON_RELIEF]) }, terms),
    ).toBe('REDEMPTION_AGE');
  });

  it('with the stars that the policy asks for', () => {
    expect(code({ honorMinutes: 5_999 }, { minimumStar: 1 })).toBe('REDEMPTION_STAR');
    expect(code({ honorMinutes: 6_000 }, { minimumStar: 1 })).toBeNull();
  });

  it('for himself or his spouse', () => {
    expect(code({ relation: RelationKind.SPOUSE })).toBeNull();
    expect(code({ relation: RelationKind.CHILD })).toBe('REDEMPTION_BENEFICIARY');
  });

  it('in whole units', () => {
    expect(code({ minutes: 90 })).toBeNull();
    expect(code({ minutes: 45 })).toBe('REDEMPTION_MINUTES');
    expect(code({ minutes: 0 })).toBe('REDEMPTION_MINUTES');
    expect(code({ minutes: 90 }, { unitMinutes: 60 })).toBe('REDEMPTION_MINUTES');
  });

  it.each(Object.values(VolunteerStatus))('as a volunteer who is %s', (status) => {
    const may = status === VolunteerStatus.ACTIVE || status === VolunteerStatus.INACTIVE;
    expect(code({ status })).toBe(may ? null : 'REDEMPTION_NOT_FOR_STATUS');
  });
});
