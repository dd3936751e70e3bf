import { newKey } from '../../support/people.js';
import type { MatrixCast, MatrixRow } from '../authorisation-matrix.js';
import { OFFICES } from './roles.js';
import type { Targets } from './targets.js';

/** The day after the world's, in the afternoon. */
const TOMORROW = { startAt: '2026-06-16T06:00:00Z', endAt: '2026-06-16T08:00:00Z' };

/** A resident's request that the leader's squad has accepted, which is public. */
async function accepted(targets: Targets, { leaderSquadId }: MatrixCast) {
  const himself = await targets.account();
  return { himself, needId: await targets.needs.accepted('LEGAL_EDUCATION', himself, leaderSquadId) };
}

/** From needs to those who serve them. */
export const MATCHING_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.scheduleNeed',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets, cast) => {
      const { himself, needId } = await accepted(targets, cast);
      const volunteerIds = [(await targets.member()).id];
      return { args: { input: { needId, volunteerIds, ...TOMORROW, idempotencyKey: newKey() } }, himself };
    },
  },
];

export const MATCHING_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.needCandidates',
    allowed: [...OFFICES, 'leaderA'],
    target: async (targets, cast) => {
      const { himself, needId } = await accepted(targets, cast);
      return { args: { needId, startAt: TOMORROW.startAt }, himself };
    },
  },
];

/** Arguments of the queries of matching, aimed at the squad of community A. */
export async function matchingArguments(
  targets: Targets,
  cast: MatrixCast,
): Promise<Record<string, Record<string, unknown>>> {
  const { needId } = await accepted(targets, cast);
  return { 'Query.needCandidates': { needId, ...TOMORROW } };
}
