import { STREET } from '../../support/world.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { AWARD_QUERY_ROWS } from './award-rows.js';
import { BATCH_QUERY_ROWS } from './batch-rows.js';
import { ACTIVITY_QUERY_ROWS } from './activity-rows.js';
import { MATCHING_QUERY_ROWS } from './matching-rows.js';
import { NEED_QUERY_ROWS } from './need-rows.js';
import { ATTENDANCE_QUERY_ROWS } from './attendance-rows.js';
import { NOTIFICATION_QUERY_ROWS } from './notification-rows.js';
import { ELSEWHERE, EVERYBODY, OFFICES, READERS, SIGNED_IN, VOLUNTEERS } from './roles.js';
import { SERIES_QUERY_ROWS } from './series-rows.js';
import type { Target } from './targets.js';
import { NOTICE_QUERY_ROWS } from './notice-rows.js';
import { RECOGNITION_QUERY_ROWS } from './recognition-rows.js';
import { TIME_BANK_QUERY_ROWS } from './time-bank-rows.js';
import { VERIFICATION_QUERY_ROWS } from './verification-rows.js';

const ALL_TIME = { kind: 'ALL' };

const aimed = (args: Record<string, unknown>, himself: Target['himself'] = null): Target => ({
  args,
  himself,
});
const exceptVolunteers = SIGNED_IN.filter((role) => !VOLUNTEERS.includes(role));

export const QUERY_ROWS: readonly MatrixRow[] = [
  ...TIME_BANK_QUERY_ROWS,
  ...NOTICE_QUERY_ROWS,
  ...RECOGNITION_QUERY_ROWS,
  ...AWARD_QUERY_ROWS,
  ...BATCH_QUERY_ROWS,
  {
    field: 'Query.assignmentProposal',
    allowed: READERS,
    target: async (targets) => aimed({ id: await targets.proposalId() }),
  },
  {
    field: 'Query.auditEntries',
    allowed: ['districtOfficer', 'auditor'],
    target: async (targets) => {
      const { id, person } = await targets.member();
      return aimed({ subjectId: id }, person);
    },
  },
  {
    field: 'Query.ledgerEntry',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { entryId, person } = await targets.confirmedRecord();
      return aimed({ id: entryId }, person);
    },
  },
  { field: 'Query.me', allowed: SIGNED_IN, target: () => aimed({}) },
  {
    field: 'Query.myData',
    allowed: SIGNED_IN,
    target: async (targets) => aimed({}, (await targets.member()).person),
  },
  {
    field: 'Query.myServiceRecords',
    allowed: ['himself'],
    empty: SIGNED_IN.filter((role) => role !== 'himself'),
    target: async (targets) => {
      const { id, person } = await targets.confirmedRecord();
      return aimed({ volunteerId: id }, person);
    },
  },
  {
    field: 'Query.myStanding',
    allowed: VOLUNTEERS,
    target: async (targets, { communityA }) =>
      aimed({ placeCode: communityA, period: ALL_TIME }, (await targets.confirmedRecord()).person),
  },
  {
    field: 'Query.myTimeAccount',
    allowed: VOLUNTEERS,
    empty: exceptVolunteers,
    target: async (targets) => aimed({}, (await targets.confirmedRecord()).person),
  },
  {
    field: 'Query.myVolunteer',
    allowed: VOLUNTEERS,
    empty: exceptVolunteers,
    target: async (targets) => aimed({}, (await targets.member()).person),
  },
  {
    field: 'Query.openDisputes',
    allowed: OFFICES,
    empty: ELSEWHERE,
    target: async (targets, { communityA }) =>
      aimed({ placeCode: communityA }, (await targets.dispute()).person),
  },
  { field: 'Query.place', allowed: EVERYBODY, target: (_, { communityA }) => aimed({ code: communityA }) },
  { field: 'Query.places', allowed: EVERYBODY, target: () => aimed({ parentCode: STREET }) },
  {
    field: 'Query.policy',
    allowed: READERS,
    target: (_, { communityA }) => aimed({ placeCode: communityA }),
  },
  {
    field: 'Query.policyVersions',
    allowed: ['streetOfficer', 'districtOfficer', 'auditor'],
    target: async (targets) => {
      await targets.policyVersion();
      return aimed({ placeCode: STREET });
    },
  },
  {
    field: 'Query.ranking',
    allowed: EVERYBODY,
    target: async (targets, { communityA }) => {
      const { person } = await targets.confirmedRecord();
      await targets.settled();
      return aimed({ placeCode: communityA, period: ALL_TIME }, person);
    },
  },
  {
    field: 'Query.groupRanking',
    allowed: EVERYBODY,
    target: async (targets, { communityA }) => {
      const { person } = await targets.confirmedRecord();
      await targets.settled();
      const asked = { placeCode: communityA, period: ALL_TIME, kind: 'COMMUNITY', measure: 'TOTAL' };
      return aimed(asked, person);
    },
  },
  {
    field: 'Query.roleGrants',
    allowed: ['districtOfficer', 'administrator'],
    target: (_, { communityA }) => aimed({ placeCode: communityA }),
  },
  {
    field: 'Query.serviceRecord',
    allowed: [...READERS, 'leaderA', 'himself'],
    target: async (targets) => {
      const { recordId, person } = await targets.confirmedRecord();
      return aimed({ id: recordId }, person);
    },
  },
  {
    field: 'Query.serviceRecords',
    allowed: [...READERS, 'leaderA'],
    empty: ELSEWHERE,
    target: async (targets) => {
      const { id, person } = await targets.confirmedRecord();
      return aimed({ volunteerId: id }, person);
    },
  },
  {
    field: 'Query.squad',
    allowed: EVERYBODY,
    target: (_, { leaderSquadId }) => aimed({ id: leaderSquadId }),
  },
  {
    field: 'Query.squadSuggestions',
    allowed: READERS,
    target: async (targets) => {
      const { id, person } = await targets.member();
      return aimed({ volunteerId: id }, person);
    },
  },
  {
    field: 'Query.squads',
    allowed: EVERYBODY,
    target: (_, { communityA }) => aimed({ communityCode: communityA }),
  },
  {
    field: 'Query.standing',
    allowed: [...READERS, 'himself'],
    target: async (targets, { communityA }) => {
      const { id, person } = await targets.confirmedRecord();
      return aimed({ volunteerId: id, placeCode: communityA, period: ALL_TIME }, person);
    },
  },
  {
    field: 'Query.standards',
    allowed: READERS,
    target: (_, { communityA }) => aimed({ placeCode: communityA }),
  },
  {
    field: 'Query.report',
    allowed: READERS,
    target: (_, { communityA }) => aimed({ placeCode: communityA, year: 2026, month: 6 }),
  },
  {
    field: 'Query.reportDownload',
    allowed: READERS,
    target: (_, { communityA }) => aimed({ placeCode: communityA, year: 2026, month: 6, format: 'HTML' }),
  },
  {
    field: 'Query.standardsDownload',
    allowed: READERS,
    target: (_, { communityA }) => aimed({ placeCode: communityA, format: 'CSV' }),
  },
  {
    field: 'Query.timeAccount',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { id, person } = await targets.confirmedRecord();
      return aimed({ volunteerId: id }, person);
    },
  },
  {
    field: 'Query.volunteer',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { id, person } = await targets.member();
      return aimed({ id }, person);
    },
  },
  {
    field: 'Query.volunteers',
    allowed: READERS,
    empty: ELSEWHERE,
    target: async (targets, { communityA }) =>
      aimed({ placeCode: communityA }, (await targets.member()).person),
  },
  ...ACTIVITY_QUERY_ROWS,
  ...VERIFICATION_QUERY_ROWS,
  ...NEED_QUERY_ROWS,
  ...MATCHING_QUERY_ROWS,
  ...ATTENDANCE_QUERY_ROWS,
  ...SERIES_QUERY_ROWS,
  ...NOTIFICATION_QUERY_ROWS,
];
