import { RedemptionStatus } from './redemption.entity.js';

export type RedemptionStep =
  | 'hold'
  | 'match'
  | 'unmatch'
  | 'serve'
  | 'confirm'
  | 'capture'
  | 'dispute'
  | 'decideForNothing'
  | 'cancel'
  | 'expire';

const { REQUESTED, HELD, MATCHED, SERVED, CONFIRMED, CAPTURED, DISPUTED, CANCELLED, EXPIRED } =
  RedemptionStatus;

/**
 * domain.md rule 32: from which states a step leads where. Who serves may come several times, so it is matched and served
 * again; a dispute stops everything but the decision.
 */
const STEPS: Readonly<
  Record<RedemptionStep, { readonly from: readonly RedemptionStatus[]; readonly to: RedemptionStatus }>
> = {
  hold: { from: [REQUESTED], to: HELD },
  match: { from: [HELD, MATCHED], to: MATCHED },
  unmatch: { from: [MATCHED], to: HELD },
  serve: { from: [HELD, MATCHED, SERVED], to: SERVED },
  confirm: { from: [SERVED], to: CONFIRMED },
  capture: { from: [CONFIRMED, DISPUTED], to: CAPTURED },
  dispute: { from: [MATCHED, SERVED], to: DISPUTED },
  decideForNothing: { from: [DISPUTED], to: CANCELLED },
  cancel: { from: [HELD, MATCHED], to: CANCELLED },
  expire: { from: [HELD, MATCHED], to: EXPIRED },
};

/** The state a step leads to; null: it can't be taken from here. */
export const redemptionAfter = (step: RedemptionStep, status: RedemptionStatus): RedemptionStatus | null =>
  STEPS[step].from.includes(status) ? STEPS[step].to : null;

/** Whether minutes are set aside for it. */
export const isHolding = (status: RedemptionStatus): boolean =>
  [HELD, MATCHED, SERVED, CONFIRMED, DISPUTED].includes(status);

/** Where a policy may still refuse it: nobody has served yet. */
export const OPEN_REDEMPTIONS: readonly RedemptionStatus[] = [HELD, MATCHED];
