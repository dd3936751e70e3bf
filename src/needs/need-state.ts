import { NeedStatus } from './need.entity.js';

export type NeedStep =
  'accept' | 'schedule' | 'backToAccepted' | 'reopen' | 'fulfil' | 'decline' | 'withdraw';

const { OPEN, ACCEPTED, SCHEDULED, FULFILLED, DECLINED, WITHDRAWN } = NeedStatus;

/** domain.md rule 12: from which states a step leads where. A need may have several activities, so it is scheduled again. */
const STEPS: Readonly<Record<NeedStep, { readonly from: readonly NeedStatus[]; readonly to: NeedStatus }>> = {
  accept: { from: [OPEN], to: ACCEPTED },
  schedule: { from: [ACCEPTED, SCHEDULED], to: SCHEDULED },
  backToAccepted: { from: [SCHEDULED], to: ACCEPTED },
  reopen: { from: [ACCEPTED], to: OPEN },
  fulfil: { from: [SCHEDULED], to: FULFILLED },
  decline: { from: [OPEN, ACCEPTED], to: DECLINED },
  withdraw: { from: [OPEN, ACCEPTED, SCHEDULED], to: WITHDRAWN },
};

/** The state a step leads to; null: it can't be taken from here. */
export function needStateAfter(step: NeedStep, status: NeedStatus): NeedStatus | null {
  return STEPS[step].from.includes(status) ? STEPS[step].to : null;
}

/** Whether somebody still waits for something to be done. */
export const isLive = (status: NeedStatus): boolean =>
  status === OPEN || status === ACCEPTED || status === SCHEDULED;

/** Whether what was done may be told: follow-up visits and judicial confirmation come after the end. */
export const takesProgress = (status: NeedStatus): boolean =>
  status === ACCEPTED || status === SCHEDULED || status === FULFILLED;
