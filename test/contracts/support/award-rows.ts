import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { ELSEWHERE, EVERYBODY, OFFICES, READERS } from './roles.js';
import type { AwardTargets } from './award-targets.js';
import type { Target, Targets } from './targets.js';

const DISTRICT = ['districtOfficer'] as const;
const REASON = '情况已核实';
const NOTICE = { content: '拟表彰下列志愿者', objectAt: '区志愿服务中心' };
const CONFERRAL = { grantor: '江阳区民政局', documentNumber: '江民发〔2026〕12号' };

/** Aimed at a cycle at some stage. */
const cycle =
  (stage: 'cycle' | 'inReview' | 'approved' | 'noticed', more: object = {}) =>
  async ({ awards }: Targets): Promise<Target> => {
    const { cycleId, person } = await awards[stage]();
    return { args: { input: { cycleId, ...more } }, himself: person };
  };

const scheme =
  (inputOf: (schemeId: string, awards: AwardTargets) => object) =>
  async ({ awards }: Targets): Promise<Target> => ({
    args: { input: inputOf(await awards.scheme(), awards) },
    himself: (await awards.served()).person,
  });

/** Awards; `himself` is a candidate, or has the honour. */
export const AWARD_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.createAwardScheme',
    allowed: DISTRICT,
    fresh: true,
    target: async ({ awards }, { communityA }) => ({
      args: { input: { placeCode: communityA, terms: awards.terms(), idempotencyKey: newKey() } },
      himself: (await awards.served()).person,
    }),
  },
  {
    field: 'Mutation.changeAwardScheme',
    allowed: DISTRICT,
    fresh: true,
    target: scheme((schemeId, awards) => ({ schemeId, version: 1, terms: awards.terms() })),
  },
  {
    field: 'Mutation.retireAwardScheme',
    allowed: DISTRICT,
    fresh: true,
    target: scheme((schemeId) => ({ schemeId })),
  },
  {
    field: 'Mutation.openAwardCycle',
    allowed: DISTRICT,
    fresh: true,
    target: scheme((schemeId) => ({ schemeId, period: '2026-05' })),
  },
  {
    field: 'Mutation.nominateCandidate',
    allowed: OFFICES,
    fresh: true,
    target: async ({ awards }) => {
      const { candidateId, person } = await awards.cycle(false);
      return { args: { input: { candidateId, merit: '热心服务', reason: REASON } }, himself: person };
    },
  },
  { field: 'Mutation.closeNominations', allowed: DISTRICT, fresh: true, target: cycle('cycle') },
  {
    field: 'Mutation.reviewNomination',
    allowed: DISTRICT,
    fresh: true,
    target: async ({ awards }) => {
      const { candidateId, person } = await awards.inReview();
      return { args: { input: { candidateId, approved: true, reason: REASON } }, himself: person };
    },
  },
  {
    field: 'Mutation.publishAwardNotice',
    allowed: DISTRICT,
    fresh: true,
    target: cycle('approved', NOTICE),
  },
  {
    field: 'Mutation.conferAward',
    allowed: DISTRICT,
    endsWith: 'NOTICE_STILL_OPEN',
    target: cycle('noticed', CONFERRAL),
  },
  {
    field: 'Mutation.cancelAwardCycle',
    allowed: DISTRICT,
    fresh: true,
    target: cycle('noticed', { reason: REASON }),
  },
  {
    field: 'Mutation.withdrawNomination',
    allowed: OFFICES,
    fresh: true,
    target: async ({ awards }) => {
      const { candidateId, person } = await awards.inReview();
      return { args: { input: { candidateId } }, himself: person };
    },
  },
  {
    field: 'Mutation.withdrawAwardNotice',
    allowed: DISTRICT,
    fresh: true,
    target: cycle('noticed', { reason: REASON }),
  },
  {
    field: 'Mutation.revokeCommendation',
    allowed: DISTRICT,
    fresh: true,
    target: async ({ awards }) => {
      const { commendationId, person } = await awards.commendation();
      return { args: { input: { commendationId, reason: REASON } }, himself: person };
    },
  },
];

const inCommunity = async ({ awards }: Targets, communityA: string): Promise<Target> => ({
  args: { placeCode: communityA },
  himself: (await awards.commendation()).person,
});

export const AWARD_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.awardScheme',
    allowed: EVERYBODY,
    target: async ({ awards }) => ({
      args: { id: await awards.scheme() },
      himself: (await awards.served()).person,
    }),
  },
  {
    field: 'Query.awardSchemes',
    allowed: EVERYBODY,
    target: (targets, { communityA }) => inCommunity(targets, communityA),
  },
  {
    field: 'Query.awardCycle',
    allowed: EVERYBODY,
    target: async ({ awards }) => {
      const { cycleId, person } = await awards.cycle();
      return { args: { id: cycleId }, himself: person };
    },
  },
  {
    field: 'Query.awardCycles',
    allowed: EVERYBODY,
    target: (targets, { communityA }) => inCommunity(targets, communityA),
  },
  {
    field: 'Query.awardCandidates',
    allowed: READERS,
    empty: ELSEWHERE,
    target: async ({ awards }) => {
      const { cycleId, person } = await awards.cycle();
      return { args: { cycleId }, himself: person };
    },
  },
  {
    field: 'Query.commendations',
    allowed: EVERYBODY,
    target: (targets, { communityA }) => inCommunity(targets, communityA),
  },
  {
    field: 'Query.volunteerCommendations',
    allowed: [...READERS, 'himself'],
    target: async ({ awards }) => {
      const { id, person } = await awards.commendation();
      return { args: { volunteerId: id }, himself: person };
    },
  },
  {
    field: 'Query.flaggedCommendations',
    allowed: READERS,
    target: (targets, { communityA }) => inCommunity(targets, communityA),
  },
];

/** With the planted person as candidate, and honoured. */
export async function awardArguments(
  { awards }: Targets,
  planted: { readonly id: string },
  communityA: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { cycleId } = await awards.cycle();
  await awards.honour(cycleId, planted.id);
  const placeCode = communityA;
  return {
    'Query.awardScheme': { id: await awards.scheme() },
    'Query.awardSchemes': { placeCode },
    'Query.awardCycle': { id: cycleId },
    'Query.awardCycles': { placeCode },
    'Query.awardCandidates': { cycleId },
    'Query.commendations': { placeCode },
    'Query.volunteerCommendations': { volunteerId: planted.id },
    'Query.flaggedCommendations': { placeCode },
  };
}
