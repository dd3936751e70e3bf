import { VolunteerStatus } from './volunteer.entity.js';

export type VolunteerStep =
  | 'resubmit'
  | 'accept'
  | 'return'
  | 'reject'
  | 'deactivate'
  | 'reactivate'
  | 'suspend'
  | 'reinstate'
  | 'withdraw'
  | 'merge';

const { PENDING, RETURNED, REJECTED, ACTIVE, INACTIVE, SUSPENDED, WITHDRAWN, MERGED } = VolunteerStatus;

/** domain.md rule 7, with the review of rule 1: from which states a step leads where. */
const STEPS: Readonly<Record<VolunteerStep, { readonly from: readonly VolunteerStatus[]; readonly to: VolunteerStatus }>> = {
  resubmit: { from: [RETURNED, REJECTED, WITHDRAWN], to: PENDING },
  accept: { from: [PENDING], to: ACTIVE },
  return: { from: [PENDING], to: RETURNED },
  reject: { from: [PENDING], to: REJECTED },
  deactivate: { from: [ACTIVE], to: INACTIVE },
  reactivate: { from: [INACTIVE], to: ACTIVE },
  suspend: { from: [ACTIVE, INACTIVE], to: SUSPENDED },
  reinstate: { from: [SUSPENDED], to: ACTIVE },
  withdraw: { from: [PENDING, RETURNED, REJECTED, ACTIVE, INACTIVE, SUSPENDED], to: WITHDRAWN },
  merge: { from: [PENDING, RETURNED, REJECTED, ACTIVE, INACTIVE, SUSPENDED], to: MERGED },
};

/** The state a step leads to; null: it can't be taken from here. */
export function stateAfter(step: VolunteerStep, status: VolunteerStatus): VolunteerStatus | null {
  return STEPS[step].from.includes(status) ? STEPS[step].to : null;
}

/** Whether service may be recorded and squads assigned. */
export const mayServe = (status: VolunteerStatus): boolean => status === ACTIVE || status === INACTIVE;
