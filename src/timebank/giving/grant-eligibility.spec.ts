import { describe, expect, it } from '@jest/globals';
import { CircumstanceKind } from '../../kernel/vocabulary.js';
import { DEFAULT_POLICY } from '../../policies/policy.js';
import { grantGround } from './grant-eligibility.js';

const { LIVING_ALONE, ON_RELIEF, DISABLED, HARDSHIP } = CircumstanceKind;
const DAY = '2026-06-15';
const ground = (birthDate: string, ...circumstances: CircumstanceKind[]) =>
  grantGround(birthDate, new Set(circumstances), DEFAULT_POLICY.grants, DAY);

describe('rule 33: to whom the pool gives', () => {
  it('80 and more and living alone, the birthday included', () => {
    expect(ground('1946-06-15', LIVING_ALONE)).toBe('ALONE');
    expect(ground('1946-06-16', LIVING_ALONE)).toBeNull();
    expect(ground('1930-01-01')).toBeNull();
  });

  it('60 to 79, on relief and disabled, both', () => {
    expect(ground('1966-06-15', ON_RELIEF, DISABLED)).toBe('ON_RELIEF_AND_DISABLED');
    expect(ground('1966-06-16', ON_RELIEF, DISABLED)).toBeNull();
    expect(ground('1946-06-16', ON_RELIEF, DISABLED)).toBe('ON_RELIEF_AND_DISABLED');
    expect(ground('1946-06-15', ON_RELIEF, DISABLED)).toBeNull();
    expect(ground('1960-01-01', ON_RELIEF)).toBeNull();
    expect(ground('1960-01-01', DISABLED, HARDSHIP)).toBeNull();
  });
});
