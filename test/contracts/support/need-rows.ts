import { newKey } from '../../support/people.js';
import type { MatrixCast, MatrixRow } from '../authorisation-matrix.js';
import { ELSEWHERE, OFFICES, READERS, SIGNED_IN } from './roles.js';
import type { Targets } from './targets.js';

const input = (fields: Record<string, unknown>) => ({ input: fields });

/** A legal education request of a resident, which is public; the leader's squad is of this kind. */
export const NEED_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.askForNeed',
    allowed: SIGNED_IN,
    fresh: true,
    target: async (targets) => ({
      args: input(targets.needs.request('LEGAL_EDUCATION')),
      himself: await targets.account(),
    }),
  },
  {
    field: 'Mutation.acceptNeed',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets, { leaderSquadId }) => {
      const himself = await targets.account();
      const needId = await targets.needs.ask('LEGAL_EDUCATION', himself);
      return { args: input({ needId, squadId: leaderSquadId }), himself };
    },
  },
  {
    field: 'Mutation.declineNeed',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const himself = await targets.account();
      const needId = await targets.needs.ask('LEGAL_EDUCATION', himself);
      return { args: input({ needId, reason: '不属于本社区' }), himself };
    },
  },
  {
    field: 'Mutation.withdrawNeed',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => {
      const himself = await targets.account();
      return { args: input({ needId: await targets.needs.ask('LEGAL_EDUCATION', himself) }), himself };
    },
  },
  {
    field: 'Mutation.fulfilNeed',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets, { leaderSquadId }) => {
      const himself = await targets.account();
      const needId = await targets.needs.scheduled('LEGAL_EDUCATION', himself, leaderSquadId);
      return { args: input({ needId, rating: 5 }), himself };
    },
  },
  {
    field: 'Mutation.recordNeedProgress',
    allowed: [...OFFICES, 'leaderA'],
    target: async (targets, { leaderSquadId }) => {
      const himself = await targets.account();
      const needId = await targets.needs.accepted('LEGAL_EDUCATION', himself, leaderSquadId);
      return { args: input({ needId, legalEducation: { audienceSize: 40 } }), himself };
    },
  },
  {
    field: 'Mutation.eraseNeedRequester',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const requester = { name: '周奶奶', phone: '13912121214', birthDate: '1946-02-03' };
      const needId = await targets.needs.askOnBehalf('POVERTY_RELIEF', requester);
      return { args: input({ needId, reason: '本人要求' }), himself: await targets.account() };
    },
  },
  {
    field: 'Mutation.extendMediation',
    allowed: ['headA'],
    fresh: true,
    target: async (targets) => {
      const himself = await targets.account();
      const squadId = await targets.squadId('MEDIATION');
      return {
        args: input({ needId: await targets.needs.accepted('MEDIATION', himself, squadId) }),
        himself,
      };
    },
  },
];

export const NEED_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.need',
    allowed: [...READERS, 'leaderA', 'himself'],
    target: async (targets, { leaderSquadId }) => {
      const himself = await targets.account();
      return {
        args: { id: await targets.needs.accepted('LEGAL_EDUCATION', himself, leaderSquadId) },
        himself,
      };
    },
  },
  {
    field: 'Query.myNeeds',
    allowed: ['himself'],
    empty: SIGNED_IN.filter((role) => role !== 'himself'),
    target: async (targets) => {
      const himself = await targets.account();
      await targets.needs.ask('LEGAL_EDUCATION', himself);
      return { args: {}, himself };
    },
  },
  {
    field: 'Query.needs',
    allowed: [...READERS, 'leaderA'],
    empty: ELSEWHERE,
    target: async (targets, { communityA, leaderSquadId }) => {
      const himself = await targets.account();
      await targets.needs.accepted('LEGAL_EDUCATION', himself, leaderSquadId);
      return { args: { placeCode: communityA }, himself };
    },
  },
  {
    field: 'Query.squadNeedQueue',
    allowed: [...READERS, 'leaderA'],
    target: async (targets, { leaderSquadId }) => {
      const himself = await targets.account();
      await targets.needs.ask('LEGAL_EDUCATION', himself, { idempotencyKey: newKey() });
      return { args: { squadId: leaderSquadId }, himself };
    },
  },
  {
    field: 'Query.needStatistics',
    allowed: READERS,
    target: (_, { communityA }) => ({
      args: { placeCode: communityA, from: '2026-01-01', until: '2026-12-31' },
      himself: null,
    }),
  },
];

/** Arguments of the queries of needs, aimed at one of community A. */
export async function needArguments(
  targets: Targets,
  { communityA, leaderSquadId }: Pick<MatrixCast, 'communityA' | 'leaderSquadId'>,
): Promise<Record<string, Record<string, unknown>>> {
  return {
    'Query.need': { id: await targets.needs.ask('POVERTY_RELIEF', await targets.account()) },
    'Query.needs': { placeCode: communityA },
    'Query.needStatistics': { placeCode: communityA, from: '2026-06-01', until: '2026-06-30' },
    'Query.squadNeedQueue': { squadId: leaderSquadId },
  };
}
