import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES, SIGNED_IN } from './roles.js';
import type { Target, Targets, TargetVolunteer } from './targets.js';

const about = (volunteer: TargetVolunteer, more: Record<string, unknown> = {}): Target => ({
  args: { input: { volunteerId: volunteer.id, ...more } },
  himself: volunteer.person,
});
const REASON = { reason: '经核实' };
const pending = async (targets: Targets, more: Record<string, unknown> = {}): Promise<Target> =>
  about(await targets.volunteer({ accept: false }), more);

/** Registrations and what becomes of them. */
export const VOLUNTEER_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.registerVolunteer',
    allowed: OFFICES,
    fresh: true,
    target: (targets) => ({ args: { input: { ...targets.application(), onBehalf: true } }, himself: null }),
  },
  {
    field: 'Mutation.resubmitVolunteer',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => {
      const { volunteer, application } = await targets.returned();
      return about(volunteer, application);
    },
  },
  { field: 'Mutation.acceptVolunteer', allowed: OFFICES, fresh: true, target: (targets) => pending(targets) },
  {
    field: 'Mutation.returnVolunteer',
    allowed: OFFICES,
    fresh: true,
    target: (targets) => pending(targets, REASON),
  },
  {
    field: 'Mutation.rejectVolunteer',
    allowed: OFFICES,
    fresh: true,
    target: (targets) => pending(targets, REASON),
  },
  {
    field: 'Mutation.updateVolunteer',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => about(await targets.volunteer(), { education: '高中' }),
  },
  {
    field: 'Mutation.giveConsent',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) =>
      about(await targets.volunteer(), { kind: 'TRANSFER', textVersion: '2026-01', evidence: '同意书 2 号' }),
  },
  {
    field: 'Mutation.withdrawConsent',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => about(await targets.volunteer(), { kind: 'PUBLICATION' }),
  },
  {
    field: 'Mutation.moveVolunteer',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets, { communityB }) => {
      const volunteer = await targets.volunteer();
      await targets.giveConsent(volunteer, 'TRANSFER');
      return about(volunteer, { communityCode: communityB });
    },
  },
  {
    field: 'Mutation.suspendVolunteer',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => about(await targets.volunteer(), REASON),
  },
  {
    field: 'Mutation.reinstateVolunteer',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const volunteer = await targets.volunteer();
      await targets.decide('suspendVolunteer', volunteer.id);
      return about(volunteer, REASON);
    },
  },
  {
    field: 'Mutation.withdrawVolunteer',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => about(await targets.volunteer(), REASON),
  },
  {
    field: 'Mutation.mergeVolunteers',
    allowed: ['streetOfficer', 'districtOfficer'],
    fresh: true,
    target: async (targets) => {
      const [duplicate, into] = [await targets.volunteer(), await targets.volunteer()];
      return {
        args: { input: { duplicateId: duplicate.id, intoId: into.id, ...REASON } },
        himself: into.person,
      };
    },
  },
  {
    field: 'Mutation.revealVolunteer',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => about(await targets.volunteer(), REASON),
  },
  {
    field: 'Mutation.deleteMyData',
    allowed: SIGNED_IN,
    endsWith: 'CONFIRMATION_WRONG',
    target: async (targets) => ({
      args: { input: { confirmation: newKey() } },
      himself: (await targets.volunteer()).person,
    }),
  },
];
