import { describe, expect, it } from '@jest/globals';
import {
  mayReceiveMerge,
  mayServe,
  stateAfter,
  suspensionRuns,
  type VolunteerStep,
} from './volunteer-state.js';
import { VolunteerStatus as S } from './volunteer.entity.js';

const ALL = Object.values(S);
const from = (step: VolunteerStep): S[] => ALL.filter((status) => stateAfter(step, status) !== null);

describe('rules 1 and 7: the states of a volunteer', () => {
  it('only what is pending is reviewed', () => {
    for (const step of ['accept', 'return', 'reject'] as const) expect(from(step)).toEqual([S.PENDING]);
    expect(from('resubmit')).toEqual([S.RETURNED, S.REJECTED, S.WITHDRAWN]);
  });
  it('who withdrew comes back by a new review only, who was merged never', () => {
    for (const step of ['accept', 'suspend', 'reinstate', 'withdraw', 'reactivate'] as const) {
      expect(stateAfter(step, S.WITHDRAWN)).toBeNull();
      expect(stateAfter(step, S.MERGED)).toBeNull();
    }
  });
  it('a suspension ends by reinstating only', () => {
    expect(ALL.map((status) => stateAfter('reinstate', status)).filter(Boolean)).toEqual([S.ACTIVE]);
    expect(stateAfter('deactivate', S.SUSPENDED)).toBeNull();
  });
  it('only the active and the inactive serve', () =>
    expect(ALL.filter(mayServe)).toEqual([S.ACTIVE, S.INACTIVE]));
  it('rule 4: whoever is not merged yet may be a duplicate, only who is on the register receives one', () => {
    expect(from('merge')).toEqual(ALL.filter((status) => status !== S.MERGED));
    expect(ALL.filter(mayReceiveMerge)).toEqual([S.ACTIVE, S.INACTIVE, S.SUSPENDED]);
  });
  it('a suspension runs to its last day and not on it', () => {
    expect(suspensionRuns('2027-06-15', '2027-06-14')).toBe(true);
    expect(suspensionRuns('2027-06-15', '2027-06-15')).toBe(false);
    expect(suspensionRuns(null, '2027-06-15')).toBe(false);
  });
});
