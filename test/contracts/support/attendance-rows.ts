import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES, READERS, SIGNED_IN } from './roles.js';
import type { Target, Targets } from './targets.js';

const byCode = async (targets: Targets): Promise<Target> => {
  const { activityId, code, person } = await attending(targets);
  return { args: { input: { activityId, code, clientEventId: newKey() } }, himself: person };
};

async function attending(targets: Targets) {
  const volunteer = await targets.volunteer();
  return { ...volunteer, ...(await targets.attendance.running([volunteer])) };
}

/** Checking in and out, and attesting it, at a running activity of the squad that `leaderA` leads. */
export const ATTENDANCE_ROWS: readonly MatrixRow[] = [
  { field: 'Mutation.checkIn', allowed: ['himself'], target: byCode },
  { field: 'Mutation.checkOut', allowed: ['himself'], target: byCode },
  {
    field: 'Mutation.attestAttendance',
    allowed: [...OFFICES, 'leaderA'],
    target: async (targets) => {
      const { id, person, activityId, startAt: happenedAt } = await attending(targets);
      const told = {
        volunteerId: id,
        kind: 'CHECK_IN',
        happenedAt,
        reason: '手机没电',
        clientEventId: newKey(),
      };
      return { args: { input: { activityId, ...told } }, himself: person };
    },
  },
  {
    field: 'Mutation.submitAttendance',
    allowed: [...OFFICES, 'leaderA'],
    target: async (targets) => {
      // Attested of somebody else: nobody may that of himself.
      const [himself, other] = [await targets.volunteer(), await targets.volunteer()];
      const { activityId, startAt: statedAt } = await targets.attendance.running([himself, other]);
      const told = { activityId, kind: 'CHECK_IN', volunteerId: other.id, statedAt, clientEventId: newKey() };
      return { args: { input: { events: [told] } }, himself: himself.person };
    },
  },
];

export const ATTENDANCE_QUERY_ROWS: readonly MatrixRow[] = [
  { field: 'Query.serverTime', allowed: SIGNED_IN, target: () => ({ args: {}, himself: null }) },
  {
    field: 'Query.checkInCode',
    allowed: [...OFFICES, 'leaderA'],
    target: async (targets) => {
      const { activityId, person } = await attending(targets);
      return { args: { activityId }, himself: person };
    },
  },
  {
    field: 'Query.attendance',
    allowed: [...READERS, 'leaderA', 'himself'],
    target: async (targets) => {
      const { activityId, person } = await attending(targets);
      return { args: { activityId }, himself: person };
    },
  },
];
