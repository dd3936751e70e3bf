import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES, READERS, type RoleName, VOLUNTEERS } from './roles.js';
import type { Target } from './targets.js';

const aimed = (args: Record<string, unknown>, himself: Target['himself'] = null): Target => ({
  args,
  himself,
});
const input = (fields: Record<string, unknown>, himself: Target['himself'] = null): Target =>
  aimed({ input: fields }, himself);

const PLANNERS: readonly RoleName[] = [...OFFICES, 'leaderA'];
const ONLOOKERS: readonly RoleName[] = [...READERS, 'leaderA'];

/** Recurring activities, planned by whoever plans the squad's activities, and everybody's own calendar. */
export const SERIES_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.createActivitySeries',
    allowed: PLANNERS,
    fresh: true,
    target: (targets) => input(targets.series.input()),
  },
  {
    field: 'Mutation.updateActivitySeries',
    allowed: PLANNERS,
    target: async (targets) => input({ seriesId: await targets.series.seriesId(), title: '普法夜校' }),
  },
  {
    field: 'Mutation.endActivitySeries',
    allowed: PLANNERS,
    fresh: true,
    target: async (targets) => input({ seriesId: await targets.series.seriesId(), reason: '课程讲完' }),
  },
  {
    field: 'Mutation.createCalendarFeed',
    allowed: VOLUNTEERS,
    target: async (targets) => input({ idempotencyKey: newKey() }, (await targets.member()).person),
  },
  {
    field: 'Mutation.revokeCalendarFeed',
    allowed: VOLUNTEERS,
    target: async (targets) => aimed({}, (await targets.member()).person),
  },
];

export const SERIES_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.activitySeries',
    allowed: ONLOOKERS,
    target: async (targets) => aimed({ id: await targets.series.seriesId() }),
  },
  {
    field: 'Query.activitySeriesOf',
    allowed: ONLOOKERS,
    target: async (targets, { leaderSquadId }) => {
      await targets.series.seriesId();
      return aimed({ squadId: leaderSquadId });
    },
  },
];
