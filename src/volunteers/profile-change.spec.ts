import { describe, expect, it } from '@jest/globals';
import { SquadKind } from '../kernel/vocabulary.js';
import { changedFields, type ProfileChange, profileFaults } from './profile-change.js';

const TERMS = {
  today: '2026-06-15',
  birthDate: '1970-01-01',
  adultAgeYears: 18,
  adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
};
const faultsOf = (change: ProfileChange, birthDate = TERMS.birthDate): string[] =>
  profileFaults(change, { ...TERMS, birthDate }).map((fault) => `${fault.path} ${fault.code}`);

describe('changing a profile', () => {
  it('rule 3: a new mobile number is a mobile number', () => {
    expect(faultsOf({ mobile: '1390000000' })).toEqual(['input.mobile MOBILE_FORMAT']);
    expect(faultsOf({ mobile: '+86 139 0000 0000' })).toEqual([]);
  });

  it('rule 5: who is under 18 does not choose mediation or patrol, up to the day before the birthday', () => {
    const change = { serviceKinds: [SquadKind.LEGAL_EDUCATION, SquadKind.PATROL] };
    expect(faultsOf(change, '2008-06-16')).toEqual(['input.serviceKinds UNDER_AGE_KIND']);
    expect(faultsOf(change, '2008-06-15')).toEqual([]);
    expect(faultsOf({ serviceKinds: [SquadKind.LEGAL_EDUCATION] }, '2008-06-16')).toEqual([]);
  });

  it('what is left out is no fault and no change; an optional one is cleared by null, a required one stays', () => {
    expect(faultsOf({})).toEqual([]);
    expect(changedFields({})).toEqual([]);
    expect(changedFields({ address: null, mobile: null, skills: null, education: '大专' })).toEqual([
      'address',
      'education',
    ]);
  });
});
