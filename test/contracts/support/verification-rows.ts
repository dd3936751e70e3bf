import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { ELSEWHERE, OFFICES, READERS } from './roles.js';
import type { Target } from './targets.js';

const aimed = (args: Record<string, unknown>, himself: Target['himself'] = null): Target => ({
  args,
  himself,
});
const input = (fields: Record<string, unknown>, himself: Target['himself'] = null): Target =>
  aimed({ input: { ...fields, idempotencyKey: newKey() } }, himself);

/** Confirming by activity, inspecting signals, and when volunteers can serve. */
export const VERIFICATION_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.confirmActivityRecords',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets) => {
      const { activityId, person } = await targets.verification.waiting();
      return input({ activityId }, person);
    },
  },
  {
    field: 'Mutation.settleUnrecordedAttendance',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets) => {
      const { attendanceId, person } = await targets.verification.unrecorded();
      return input({ attendanceIds: [attendanceId], note: '已说明' }, person);
    },
  },
  {
    field: 'Mutation.markInspected',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { recordId, person } = await targets.verification.signalled();
      return input({ recordIds: [recordId], note: '已核实' }, person);
    },
  },
  {
    field: 'Mutation.setAvailability',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.volunteer();
      const slots = [{ weekday: 'SATURDAY', from: '08:30', until: '11:30' }];
      return input({ volunteerId: id, slots }, person);
    },
  },
];

export const VERIFICATION_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.verificationQueue',
    allowed: [...READERS, 'leaderA'],
    empty: ELSEWHERE,
    target: async (targets, { communityA }) => {
      const { person } = await targets.verification.waiting();
      return aimed({ placeCode: communityA }, person);
    },
  },
  {
    field: 'Query.inspectionQueue',
    allowed: READERS,
    empty: [...ELSEWHERE, 'leaderA'],
    target: async (targets, { communityA }) => {
      const { person } = await targets.verification.signalled();
      return aimed({ placeCode: communityA }, person);
    },
  },
];
