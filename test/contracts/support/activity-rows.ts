import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { EVERYBODY, OFFICES, type RoleName, SIGNED_IN, VOLUNTEERS } from './roles.js';
import type { Target } from './targets.js';

const aimed = (args: Record<string, unknown>, himself: Target['himself'] = null): Target => ({
  args,
  himself,
});
const input = (fields: Record<string, unknown>, himself: Target['himself'] = null): Target =>
  aimed({ input: fields }, himself);

/** Who plans and leads the activities of the squad that `leaderA` leads. */
const PLANNERS: readonly RoleName[] = [...OFFICES, 'leaderA'];

/** Organisations, activities and who takes part in them. */
export const ACTIVITY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.addOrganisation',
    allowed: OFFICES,
    fresh: true,
    target: (_, { communityA }) =>
      input({
        communityCode: communityA,
        name: `登山队 ${newKey()}`,
        category: 'CULTURE_SPORTS',
        idempotencyKey: newKey(),
      }),
  },
  {
    field: 'Mutation.grantOrganisationOfficer',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) =>
      input({
        organisationId: await targets.activities.organisationId(),
        login: (await targets.account()).phone,
      }),
  },
  {
    field: 'Mutation.revokeOrganisationOfficer',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => input({ grantId: await targets.activities.officeId(), reason: '换届' }),
  },
  {
    field: 'Mutation.createActivity',
    allowed: PLANNERS,
    fresh: true,
    target: ({ activities }) => input({ ...activities.draft(), idempotencyKey: newKey() }),
  },
  {
    field: 'Mutation.updateActivity',
    allowed: PLANNERS,
    target: async ({ activities }) => input({ activityId: await activities.draftId(), title: '新名称' }),
  },
  {
    field: 'Mutation.publishActivity',
    allowed: PLANNERS,
    fresh: true,
    target: async ({ activities }) => input({ activityId: await activities.draftId() }),
  },
  {
    field: 'Mutation.recordInsurance',
    allowed: PLANNERS,
    target: async ({ activities }) =>
      input({ activityId: await activities.draftId(), insuranceReference: 'PICC-2026-001' }),
  },
  {
    field: 'Mutation.moveActivity',
    allowed: PLANNERS,
    target: async ({ activities }) => {
      const { startAt, endAt } = activities.draft();
      return input({ activityId: await activities.publishedId(), startAt, endAt });
    },
  },
  {
    field: 'Mutation.startActivity',
    allowed: PLANNERS,
    fresh: true,
    target: async ({ activities }) => input({ activityId: await activities.beginningId(false) }),
  },
  {
    field: 'Mutation.finishActivity',
    allowed: PLANNERS,
    endsWith: 'ACTIVITY_TOO_EARLY',
    target: async ({ activities }) => input({ activityId: await activities.beginningId(true) }),
  },
  {
    field: 'Mutation.cancelActivity',
    allowed: PLANNERS,
    fresh: true,
    target: async ({ activities }) => input({ activityId: await activities.publishedId(), reason: '暴雨' }),
  },
  {
    field: 'Mutation.signUp',
    allowed: VOLUNTEERS,
    target: async (targets) => {
      const { person } = await targets.volunteer();
      return input({ activityId: await targets.activities.publishedId(), idempotencyKey: newKey() }, person);
    },
  },
  {
    field: 'Mutation.cancelSignUp',
    allowed: ['himself'],
    target: async (targets) => {
      const { person } = await targets.member();
      return input({ signUpId: await targets.activities.signUpId(person) }, person);
    },
  },
  {
    field: 'Mutation.answerInvitation',
    allowed: ['himself'],
    target: async (targets) => {
      const { id, person } = await targets.member();
      return input({ signUpId: await targets.activities.invitationId(id), accept: true }, person);
    },
  },
  {
    field: 'Mutation.answerOffer',
    allowed: ['himself'],
    endsWith: 'SIGN_UP_NOT_OFFERED',
    target: async (targets) => {
      const { person } = await targets.member();
      return input({ signUpId: await targets.activities.signUpId(person), accept: true }, person);
    },
  },
  {
    field: 'Mutation.inviteVolunteers',
    allowed: PLANNERS,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.member();
      const activityId = await targets.activities.publishedId();
      return input({ activityId, volunteerIds: [id], idempotencyKey: newKey() }, person);
    },
  },
  {
    field: 'Mutation.addParticipant',
    allowed: PLANNERS,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.member();
      const activityId = await targets.activities.publishedId();
      return input({ activityId, volunteerId: id, idempotencyKey: newKey() }, person);
    },
  },
  {
    field: 'Mutation.removeParticipant',
    allowed: PLANNERS,
    fresh: true,
    target: async (targets) => {
      const { person } = await targets.member();
      return input({ signUpId: await targets.activities.signUpId(person), reason: '身体不适' }, person);
    },
  },
];

export const ACTIVITY_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.activities',
    allowed: EVERYBODY,
    target: async (targets, { leaderSquadId }) => {
      await targets.activities.publishedId();
      return aimed({ squadId: leaderSquadId });
    },
  },
  {
    field: 'Query.activity',
    allowed: EVERYBODY,
    target: async (targets) => aimed({ id: await targets.activities.publishedId() }),
  },
  {
    field: 'Query.mySignUps',
    allowed: ['himself'],
    empty: SIGNED_IN.filter((role) => role !== 'himself'),
    target: async (targets) => {
      const { person } = await targets.member();
      await targets.activities.signUpId(person);
      // From the last activity on, so that what others signed up for before is not in it.
      const { startAt } = targets.activities.draft();
      return aimed({ from: new Date(Date.parse(String(startAt)) - 25 * 3_600_000).toISOString() }, person);
    },
  },
  {
    field: 'Query.organisation',
    allowed: EVERYBODY,
    target: async (targets) => aimed({ id: await targets.activities.organisationId() }),
  },
  {
    field: 'Query.organisations',
    allowed: EVERYBODY,
    target: async (targets, { communityA }) => {
      await targets.activities.organisationId();
      return aimed({ placeCode: communityA });
    },
  },
];
