import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES } from './roles.js';
import type { Target } from './targets.js';

const input = (fields: Record<string, unknown>, himself: Target['himself'] = null): Target => ({
  args: { input: fields },
  himself,
});

/** Squads and who is in them. A leader reads his squad; he does not change it. */
export const SQUAD_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.createSquad',
    allowed: OFFICES,
    fresh: true,
    target: (_, { communityA }) =>
      input({
        communityCode: communityA,
        kind: 'PATROL',
        name: `小组 ${newKey()}`,
        targetSize: 20,
        wantedSkills: [],
        idempotencyKey: newKey(),
      }),
  },
  {
    field: 'Mutation.updateSquad',
    allowed: OFFICES,
    target: (_, { leaderSquadId }) => input({ squadId: leaderSquadId, targetSize: 500 }),
  },
  {
    field: 'Mutation.closeSquad',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => input({ squadId: await targets.squadId(), reason: '人数不足' }),
  },
  {
    field: 'Mutation.assignSquad',
    allowed: OFFICES,
    fresh: true,
    target: async (targets, { leaderSquadId }) => {
      const { id, person } = await targets.volunteer();
      return input(
        { volunteerId: id, squadId: leaderSquadId, primary: true, idempotencyKey: newKey() },
        person,
      );
    },
  },
  {
    field: 'Mutation.endMembership',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => input({ membershipId: await targets.membershipId(), reason: '搬家' }),
  },
  {
    field: 'Mutation.appointLeader',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { squadId, volunteer } = await targets.squadWithMember();
      return input({ squadId, volunteerId: volunteer.id }, volunteer.person);
    },
  },
  {
    field: 'Mutation.recordTraining',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.volunteer();
      return input({ volunteerId: id, kind: 'MEDIATION', completedOn: '2026-06-01' }, person);
    },
  },
  {
    field: 'Mutation.proposeAssignments',
    allowed: OFFICES,
    fresh: true,
    target: (_, { communityA }) => input({ communityCode: communityA, idempotencyKey: newKey() }),
  },
  {
    field: 'Mutation.applyAssignmentProposal',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => input({ proposalId: await targets.proposalId(), idempotencyKey: newKey() }),
  },
];
