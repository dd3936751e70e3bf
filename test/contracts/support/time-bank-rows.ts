import { streetOf } from '../../../src/kernel/division-code.js';
import { DEFAULT_POLICY } from '../../../src/policies/policy.js';
import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { ELSEWHERE, OFFICES, READERS, SIGNED_IN } from './roles.js';
import type { Target, Targets } from './targets.js';

const reason = () => ({ reason: '另有安排', idempotencyKey: newKey() });
const HIS_AND_OFFICES = [...OFFICES, 'himself'] as const;
const STREET_READERS = ['streetOfficer', 'districtOfficer', 'auditor'] as const;
const clearingOf = (communityA: string) => ({ streetCode: streetOf(communityA), month: '2026-06' });
const others = SIGNED_IN.filter((role) => role !== 'himself');

/** Aimed at a redemption whose minutes are held. */
const held =
  (more: () => Record<string, unknown> = reason) =>
  async (targets: Targets): Promise<Target> => {
    const { redemptionId, person } = await targets.timeBank.redemption();
    return { args: { input: { redemptionId, ...more() } }, himself: person };
  };

/** What is done with the time bank’s minutes. */
export const TIME_BANK_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.requestRedemption',
    allowed: HIS_AND_OFFICES,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      return { args: { input: targets.timeBank.requestInput(id) }, himself: person };
    },
  },
  {
    field: 'Mutation.confirmRedemption',
    allowed: HIS_AND_OFFICES,
    endsWith: 'REDEMPTION_STATUS_NOT_ALLOWED',
    target: held(() => ({ rating: 5, evidence: '笔录', idempotencyKey: newKey() })),
  },
  { field: 'Mutation.cancelRedemption', allowed: HIS_AND_OFFICES, fresh: true, target: held() },
  {
    field: 'Mutation.disputeRedemption',
    allowed: HIS_AND_OFFICES,
    endsWith: 'REDEMPTION_STATUS_NOT_ALLOWED',
    target: held(),
  },
  {
    field: 'Mutation.decideRedemption',
    allowed: OFFICES,
    endsWith: 'REDEMPTION_STATUS_NOT_ALLOWED',
    target: held(() => ({ ...reason(), usedMinutes: 0 })),
  },
  {
    field: 'Mutation.declareRelation',
    allowed: HIS_AND_OFFICES,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      return { args: { input: await targets.timeBank.declaration(id) }, himself: person };
    },
  },
  {
    field: 'Mutation.answerRelation',
    allowed: ['himself'],
    fresh: true,
    target: async (targets) => {
      const { relationId, relative } = await targets.timeBank.relation(false);
      return { args: { input: { relationId, accept: true, evidence: '户口簿' } }, himself: relative.person };
    },
  },
  {
    field: 'Mutation.endRelation',
    allowed: HIS_AND_OFFICES,
    fresh: true,
    target: async (targets) => {
      const { relationId, giver } = await targets.timeBank.relation(true);
      return { args: { input: { relationId } }, himself: giver.person };
    },
  },
  {
    field: 'Mutation.recordCircumstance',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      return { args: { input: targets.timeBank.circumstanceInput(id) }, himself: person };
    },
  },
  {
    field: 'Mutation.endCircumstance',
    allowed: OFFICES,
    target: async (targets) => {
      const { circumstanceId, person } = await targets.timeBank.circumstance();
      return { args: { input: { circumstanceId, untilDay: '2026-06-30' } }, himself: person };
    },
  },
  {
    field: 'Mutation.transferMinutes',
    allowed: HIS_AND_OFFICES,
    fresh: true,
    target: async (targets) => {
      const { relationId, giver } = await targets.timeBank.relation(true);
      const input = {
        relationId,
        minutes: 30,
        volunteerId: giver.id,
        evidence: '授权书',
        idempotencyKey: newKey(),
      };
      return { args: { input }, himself: giver.person };
    },
  },
  {
    field: 'Mutation.donateMinutes',
    allowed: HIS_AND_OFFICES,
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      const input = { minutes: 30, volunteerId: id, evidence: '授权书', idempotencyKey: newKey() };
      return { args: { input }, himself: person };
    },
  },
  {
    field: 'Mutation.grantFromPool',
    allowed: OFFICES,
    endsWith: 'NOT_ELIGIBLE_FOR_GRANT',
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      return { args: { input: { volunteerId: id, minutes: 30, ...reason() } }, himself: person };
    },
  },
  {
    field: 'Mutation.fundPool',
    allowed: ['streetOfficer', 'districtOfficer'],
    endsWith: 'FUND_MAY_NOT_ISSUE',
    target: (_, { communityA }) => ({
      args: { input: { communityCode: communityA, minutes: 600, ...reason() } },
      himself: null,
    }),
  },
];

export const TIME_BANK_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.redemption',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { redemptionId, person } = await targets.timeBank.redemption();
      return { args: { id: redemptionId }, himself: person };
    },
  },
  {
    field: 'Query.myRedemptions',
    allowed: ['himself'],
    empty: others,
    target: async (targets) => ({ args: {}, himself: (await targets.timeBank.redemption()).person }),
  },
  {
    field: 'Query.redemptions',
    allowed: READERS,
    target: async (targets, { communityA }) => ({
      args: { placeCode: communityA },
      himself: (await targets.timeBank.redemption()).person,
    }),
  },
  {
    field: 'Query.policyDryRun',
    allowed: ['districtOfficer'],
    target: (_, { communityA }) => ({
      args: { input: { placeCode: communityA, validFrom: '2026-07-01', policy: DEFAULT_POLICY } },
      himself: null,
    }),
  },
  {
    field: 'Query.policyPresets',
    allowed: [...READERS, ...ELSEWHERE],
    target: () => ({ args: {}, himself: null }),
  },
  {
    field: 'Query.myRelations',
    allowed: ['himself'],
    empty: others,
    target: async (targets) => ({ args: {}, himself: (await targets.timeBank.relation(false)).giver.person }),
  },
  {
    field: 'Query.circumstancesOf',
    allowed: HIS_AND_OFFICES,
    target: async (targets) => {
      const { id, person } = await targets.timeBank.circumstance();
      return { args: { volunteerId: id }, himself: person };
    },
  },
  {
    field: 'Query.statementDownload',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      return { args: { volunteerId: id, format: 'CSV' }, himself: person };
    },
  },
  {
    field: 'Query.clearingStatement',
    allowed: STREET_READERS,
    target: (_, { communityA }) => ({ args: clearingOf(communityA), himself: null }),
  },
  {
    field: 'Query.clearingDownload',
    allowed: STREET_READERS,
    target: (_, { communityA }) => ({ args: { ...clearingOf(communityA), format: 'XLSX' }, himself: null }),
  },
  {
    field: 'Query.poolAccount',
    allowed: READERS,
    target: (_, { communityA }) => ({ args: { communityCode: communityA }, himself: null }),
  },
  {
    field: 'Query.grantCandidates',
    allowed: OFFICES,
    target: async (targets, { communityA }) => {
      const { person } = await targets.timeBank.circumstance('1940-01-01');
      return { args: { communityCode: communityA }, himself: person };
    },
  },
];

/** Arguments that aim these queries at a planted person. */
export const timeBankArguments = (
  planted: { readonly id: string },
  communityA: string,
): Record<string, Record<string, unknown>> => ({
  'Query.redemption': { id: planted.id },
  'Query.redemptions': { placeCode: communityA },
  'Query.policyDryRun': { input: { placeCode: communityA, validFrom: '2026-07-01', policy: DEFAULT_POLICY } },
  'Query.circumstancesOf': { volunteerId: planted.id },
  'Query.statementDownload': { volunteerId: planted.id, format: 'CSV' },
  'Query.clearingStatement': clearingOf(communityA),
  'Query.clearingDownload': { ...clearingOf(communityA), format: 'CSV' },
  'Query.poolAccount': { communityCode: communityA },
  'Query.grantCandidates': { communityCode: communityA },
});
