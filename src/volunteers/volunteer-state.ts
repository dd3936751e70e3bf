import type { LocalDate } from '../kernel/service-day.js';
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
const STEPS: Readonly<
  Record<VolunteerStep, { readonly from: readonly VolunteerStatus[]; readonly to: VolunteerStatus }>
> = {
  resubmit: { from: [RETURNED, REJECTED, WITHDRAWN], to: PENDING },
  accept: { from: [PENDING], to: ACTIVE },
  return: { from: [PENDING], to: RETURNED },
  reject: { from: [PENDING], to: REJECTED },
  deactivate: { from: [ACTIVE], to: INACTIVE },
  reactivate: { from: [INACTIVE], to: ACTIVE },
  suspend: { from: [ACTIVE, INACTIVE], to: SUSPENDED },
  reinstate: { from: [SUSPENDED], to: ACTIVE },
  withdraw: { from: [PENDING, RETURNED, REJECTED, ACTIVE, INACTIVE, SUSPENDED], to: WITHDRAWN },
  merge: { from: [PENDING, RETURNED, REJECTED, ACTIVE, INACTIVE, SUSPENDED, WITHDRAWN], to: MERGED },
};

/** The state a step leads to; null: it can't be taken from here. */
export function stateAfter(step: VolunteerStep, status: VolunteerStatus): VolunteerStatus | null {
  return STEPS[step].from.includes(status) ? STEPS[step].to : null;
}

/** Whether service may be recorded and squads assigned. */
export const mayServe = (status: VolunteerStatus): boolean => status === ACTIVE || status === INACTIVE;

/** Whether a duplicate may be merged into one of this state: accepted, and still on the register (rule 4). */
export const mayReceiveMerge = (status: VolunteerStatus): boolean => mayServe(status) || status === SUSPENDED;

/** Whether a suspension still runs on a day; its last day is free again (rule 7). */
export const suspensionRuns = (
  suspendedUntil: LocalDate | null,
  today: LocalDate,
): suspendedUntil is LocalDate => suspendedUntil !== null && suspendedUntil > today;
