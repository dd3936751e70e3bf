import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY } from './policy.js';
import { policyFromStored } from './stored-policy.js';

describe('§ 11: old versions stay as they were set', () => {
  it('a stored policy is read back as it is', () => {
    const policy = { ...DEFAULT_POLICY, records: { ...DEFAULT_POLICY.records, creditUnitMinutes: 15 } };
    expect(policyFromStored(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it('what it says nothing about, having been set before there was such a setting, is the default’s', () => {
    const { creditUnitMinutes } = DEFAULT_POLICY.records;
    const old = { records: { dayLimitStreetMinutes: 600 } };
    expect(policyFromStored(old)).toEqual({
      ...DEFAULT_POLICY,
      records: { ...DEFAULT_POLICY.records, creditUnitMinutes, dayLimitStreetMinutes: 600 },
    });
  });
});
