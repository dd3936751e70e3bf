import { describe, expect, it } from '@jest/globals';
import { mayServe, stateAfter, type VolunteerStep } from './volunteer-state.js';
import { VolunteerStatus as S } from './volunteer.entity.js';

const ALL = Object.values(S);
const from = (step: VolunteerStep): S[] => ALL.filter((status) => stateAfter(step, status) !== null);

describe('rules 1 and 7: the states of a volunteer', () => {
  it('only what is pending is reviewed', () => {
    for (const step of ['accept', 'return', 'reject'] as const) expect(from(step)).toEqual([S.PENDING]);
    expect(from('resubmit')).toEqual([S.RETURNED, S.REJECTED, S.WITHDRAWN]);
  });
  it('who withdrew comes back by a new review only, who was merged never', () => {
    for (const step of ['accept', 'suspend', 'reinstate', 'withdraw', 'merge', 'reactivate'] as const) {
      expect(stateAfter(step, S.WITHDRAWN)).toBeNull();
      expect(stateAfter(step, S.MERGED)).toBeNull();
    }
  });
  it('a suspension ends by reinstating only', () => {
    expect(ALL.map((status) => stateAfter('reinstate', status)).filter(Boolean)).toEqual([S.ACTIVE]);
    expect(stateAfter('deactivate', S.SUSPENDED)).toBeNull();
  });
  it('only the active and the inactive serve', () => expect(ALL.filter(mayServe)).toEqual([S.ACTIVE, S.INACTIVE]));
});
