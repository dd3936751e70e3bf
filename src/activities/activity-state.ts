import { ActivityStatus } from './activity.entity.js';

export type ActivityStep = 'revise' | 'publish' | 'insure' | 'move' | 'start' | 'finish' | 'cancel';

const { DRAFT, PUBLISHED, RUNNING, FINISHED, CANCELLED } = ActivityStatus;

/**
 * domain.md rule 14: from which states a step leads where; null: the state stays. What has begun is finished and not
 * cancelled, so that nobody's attendance is lost.
 */
const STEPS: Readonly<
  Record<ActivityStep, { readonly from: readonly ActivityStatus[]; readonly to: ActivityStatus | null }>
> = {
  revise: { from: [DRAFT], to: null },
  publish: { from: [DRAFT], to: PUBLISHED },
  insure: { from: [DRAFT, PUBLISHED], to: null },
  move: { from: [PUBLISHED], to: null },
  start: { from: [PUBLISHED], to: RUNNING },
  finish: { from: [RUNNING], to: FINISHED },
  cancel: { from: [DRAFT, PUBLISHED], to: CANCELLED },
};

/** The state a step leads to; null: it can't be taken from here. */
export function stateAfter(step: ActivityStep, status: ActivityStatus): ActivityStatus | null {
  const { from, to } = STEPS[step];
  return from.includes(status) ? (to ?? status) : null;
}

/** Whether people may be signed up at all: published, and not over. */
export const takesPeople = (status: ActivityStatus): boolean => status === PUBLISHED || status === RUNNING;
