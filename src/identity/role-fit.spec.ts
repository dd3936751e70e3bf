import { describe, expect, it } from '@jest/globals';
import { Role } from '../platform/security/roles.js';
import { mayGrant, roleFits } from './role-fit.js';

describe('§ 10: roles and places', () => {
  it('an officer’s role is held in places of its own kind', () => {
    expect(roleFits(Role.COMMUNITY_OFFICER, 'COMMUNITY')).toBe(true);
    expect(roleFits(Role.COMMUNITY_OFFICER, 'STREET')).toBe(false);
    expect(roleFits(Role.DISTRICT_OFFICER, 'DISTRICT')).toBe(true);
    expect(roleFits(Role.AUDITOR, 'STREET')).toBe(true);
    expect(roleFits(Role.SQUAD_LEADER, 'COMMUNITY')).toBe(false);
  });

  it('a district officer grants the offices below his own, nobody makes administrators', () => {
    expect(mayGrant([Role.DISTRICT_OFFICER], Role.STREET_OFFICER)).toBe(true);
    expect(mayGrant([Role.DISTRICT_OFFICER], Role.DISTRICT_OFFICER)).toBe(false);
    expect(mayGrant([Role.STREET_OFFICER], Role.COMMUNITY_OFFICER)).toBe(false);
    expect(mayGrant([Role.ADMINISTRATOR], Role.DISTRICT_OFFICER)).toBe(true);
    expect(mayGrant([Role.ADMINISTRATOR], Role.ADMINISTRATOR)).toBe(false);
  });
});
