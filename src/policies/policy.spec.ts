import { describe, expect, it } from '@jest/globals';
import { Provenance } from '../kernel/vocabulary.js';
import { DEFAULT_POLICY, policySchema } from './policy.js';

const changed = (section: 'registration' | 'records', change: object): unknown => ({
  ...DEFAULT_POLICY,
  [section]: { ...DEFAULT_POLICY[section], ...change },
});
const faultPaths = (policy: unknown): string[] =>
  policySchema.safeParse(policy).error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('§ 11: a policy is validated as a whole', () => {
  it('the default holds', () => expect(faultPaths(DEFAULT_POLICY)).toEqual([]));

  it.each([
    [changed('registration', { guardianAgeYears: 17 }), 'registration.guardianAgeYears'],
    [changed('registration', { selfSupportAgeYears: 19 }), 'registration.selfSupportAgeYears'],
    [changed('records', { dayLimitCommunityMinutes: 800 }), 'records.dayLimitCommunityMinutes'],
    [changed('records', { creditUnitMinutes: 0 }), 'records.creditUnitMinutes'],
    [changed('records', { honorProvenances: [Provenance.CHECKED_IN] }), 'records.redeemableProvenances'],
    [{ ...DEFAULT_POLICY, calendar: { holidays: ['2026-02-30'], makeUpDays: [] } }, 'calendar.holidays.0'],
  ])('what contradicts itself is refused by its path (%#)', (policy, path) =>
    expect(faultPaths(policy)).toContain(path),
  );

  it('rule 19: by default backfilled and imported minutes are honoured and not redeemable', () => {
    const { honorProvenances, redeemableProvenances } = DEFAULT_POLICY.records;
    for (const provenance of [Provenance.BACKFILLED, Provenance.IMPORTED]) {
      expect(honorProvenances).toContain(provenance);
      expect(redeemableProvenances).not.toContain(provenance);
    }
  });
});
