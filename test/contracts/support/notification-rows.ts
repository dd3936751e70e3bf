import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { SIGNED_IN } from './roles.js';

/** Everybody has an inbox of his own and reaches no other: there is no field that takes whose it is. */
export const NOTIFICATION_MUTATION_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.markNotificationsRead',
    allowed: SIGNED_IN,
    target: () => ({ args: { input: {} }, himself: null }),
  },
  {
    field: 'Mutation.chooseNotifications',
    allowed: SIGNED_IN,
    target: () => ({ args: { input: { mutedKinds: [], idempotencyKey: newKey() } }, himself: null }),
  },
];

export const NOTIFICATION_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.myNotificationChoice',
    allowed: SIGNED_IN,
    target: () => ({ args: {}, himself: null }),
  },
  {
    field: 'Query.myNotifications',
    allowed: [],
    empty: SIGNED_IN,
    target: () => ({ args: {}, himself: null }),
  },
  {
    field: 'Query.unreadNotifications',
    allowed: SIGNED_IN,
    target: () => ({ args: {}, himself: null }),
  },
];
