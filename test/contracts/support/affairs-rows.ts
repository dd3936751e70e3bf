import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { INSIDE, organisation, PREPARERS, query } from './organisation-aims.js';
import { EVERYBODY, READERS } from './roles.js';
import type { Target } from './targets.js';

const fresh = true;
const everybodyOf = query(
  (organisations) => organisations.filed(),
  ({ organisationId }) => ({ organisationId }),
);
const inCommunity = (_: unknown, { communityA }: { readonly communityA: string }): Target => ({
  args: { placeCode: communityA },
  himself: null,
});

/** Offices, reports, major activities and rules of organisations; `himself` is their officer. */
export const AFFAIRS_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.appointOfficeHolder',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const target = await organisations.complete();
      const { organisationId, person } = target;
      const memberId = await organisations.memberId(target);
      const term = { office: 'CHAIR', fromDay: '2026-06-15', untilDay: '2029-06-14' };
      return {
        args: { input: { organisationId, memberId, ...term, idempotencyKey: newKey() } },
        himself: person,
      };
    },
  },
  {
    field: 'Mutation.endOffice',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const { officeId, person } = await organisations.office();
      return { args: { input: { officeId } }, himself: person };
    },
  },
  {
    field: 'Mutation.submitAnnualReport',
    allowed: PREPARERS,
    endsWith: 'INVALID_INPUT',
    target: organisation('filed', () => ({
      ...{ year: 2025, summary: '全年活动正常', activities: 3, incomeYuan: 100, expensesYuan: 90 },
    })),
  },
  {
    field: 'Mutation.announceMajorActivity',
    allowed: PREPARERS,
    fresh,
    target: organisation('filed', () => ({
      ...{ title: '展演', content: '百人展演', address: '广场', startAt: '2026-07-15T02:00:00.000Z' },
      idempotencyKey: newKey(),
    })),
  },
  {
    field: 'Mutation.adoptRule',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const { organisationId, person } = await organisations.charter('APPROVED');
      const rule = { kind: 'FINANCE', title: '财务制度', text: '收支两人经手', articleNumbers: [9] };
      return { args: { input: { organisationId, ...rule, idempotencyKey: newKey() } }, himself: person };
    },
  },
  {
    field: 'Mutation.reviseRule',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const { ruleId, person } = await organisations.rule();
      const rule = { title: '财务制度', text: '收支三人经手', articleNumbers: [9] };
      return { args: { input: { ruleId, revision: 1, ...rule } }, himself: person };
    },
  },
  {
    field: 'Mutation.withdrawRule',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const { ruleId, person } = await organisations.rule();
      return { args: { input: { ruleId } }, himself: person };
    },
  },
  {
    field: 'Query.ruleDocuments',
    allowed: EVERYBODY,
    target: async ({ organisations }) => {
      const { organisationId, person } = await organisations.rule();
      return { args: { organisationId }, himself: person };
    },
  },
  {
    field: 'Query.annualReports',
    allowed: INSIDE,
    target: query(
      (organisations) => organisations.draft(),
      ({ organisationId }) => ({ organisationId }),
    ),
  },
  {
    field: 'Query.organisationHours',
    allowed: [],
    empty: INSIDE,
    target: query(
      (organisations) => organisations.draft(),
      ({ organisationId }) => ({ organisationId, fromDay: '2026-06-01', untilDay: '2026-06-30' }),
    ),
  },
  {
    field: 'Query.annualReportsDue',
    allowed: READERS,
    target: async ({ organisations }, { communityA }) => {
      await organisations.filed();
      return { args: { placeCode: communityA, year: 2026 }, himself: null };
    },
  },
  { field: 'Query.majorActivities', allowed: READERS, target: inCommunity },
  {
    field: 'Query.charterTemplate',
    allowed: EVERYBODY,
    target: async (targets) => {
      const target = await everybodyOf(targets);
      return { ...target, args: { ...target.args, category: 'CHARITY', form: 'FULL' } };
    },
  },
];
