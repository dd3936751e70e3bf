import type { MatrixRow } from '../authorisation-matrix.js';
import { READERS, SIGNED_IN } from './roles.js';

/** A subscription is allowed when its first event comes, and refused when it ends before. */
export const SUBSCRIPTION_ROWS: readonly MatrixRow[] = [
  {
    field: 'Subscription.activityChanged',
    allowed: [...READERS, 'leaderA', 'himself'],
    target: async (targets) => {
      const { person } = await targets.member();
      return { args: { activityId: await targets.activities.activityIdWith(person) }, himself: person };
    },
  },
  {
    field: 'Subscription.inboxChanged',
    allowed: SIGNED_IN,
    target: () => ({ args: {}, himself: null }),
  },
];
