import type { MatrixCast } from '../authorisation-matrix.js';
import { awardArguments } from './award-rows.js';
import { batchArguments } from './batch-rows.js';
import { matchingArguments } from './matching-rows.js';
import { needArguments } from './need-rows.js';
import { noticeArguments } from './notice-rows.js';
import { organisationArguments } from './organisation-rows.js';
import { recognitionArguments } from './recognition-rows.js';
import { rosterArguments } from './roster-rows.js';
import { timeBankArguments } from './time-bank-rows.js';
import type { Targets } from './targets.js';

/** The planted person, and what was made around him. */
export type Planted = Awaited<ReturnType<Targets['planted']>> & { readonly name: string };

/** Arguments by field that aim each query at the planted person, where it can be. */
export async function plantedArguments(
  targets: Targets,
  planted: Planted,
  cast: MatrixCast,
): Promise<Record<string, Record<string, unknown>>> {
  const { communityA } = cast;
  const period = { kind: 'ALL' };
  const noticeId = await targets.timeBank.noticeAbout(planted.id);
  return {
    ...noticeArguments(noticeId, communityA),
    ...timeBankArguments(planted, communityA),
    ...recognitionArguments(planted, communityA),
    ...(await awardArguments(targets, planted, communityA)),
    ...(await batchArguments(targets, communityA)),
    ...(await organisationArguments(targets, communityA)),
    ...(await rosterArguments(targets, communityA)),
    ...(await needArguments(targets, cast)),
    ...(await matchingArguments(targets, cast)),
    'Query.activities': { placeCode: communityA },
    'Query.activity': { id: planted.activityId },
    ...(await targets.series.queryArguments()),
    'Query.assignmentProposal': { id: planted.proposalId },
    'Query.attendance': { activityId: planted.activityId },
    'Query.checkInCode': { activityId: planted.activityId },
    'Query.ledgerEntry': { id: planted.entryId },
    'Query.myServiceRecords': { placeCode: communityA },
    'Query.myStanding': { placeCode: communityA, period },
    'Query.openDisputes': { placeCode: communityA },
    'Query.organisation': { id: planted.organisationId },
    'Query.organisations': { placeCode: communityA },
    'Query.place': { code: communityA },
    'Query.policy': { placeCode: communityA },
    'Query.policyVersions': { placeCode: communityA },
    'Query.ranking': { placeCode: communityA, period },
    'Query.groupRanking': { placeCode: communityA, period, kind: 'COMMUNITY', measure: 'TOTAL' },
    'Query.roleGrants': { placeCode: communityA },
    'Query.serviceRecord': { id: planted.recordId },
    'Query.serviceRecords': { placeCode: communityA },
    'Query.squad': { id: cast.leaderSquadId },
    'Query.squadSuggestions': { volunteerId: planted.id },
    'Query.report': { placeCode: communityA, year: 2026, month: 6 },
    'Query.reportDownload': { placeCode: communityA, year: 2026, month: 6, format: 'HTML' },
    'Query.squads': { communityCode: communityA },
    'Query.standing': { volunteerId: planted.id, placeCode: communityA, period },
    'Query.standards': { placeCode: communityA },
    'Query.standardsDownload': { placeCode: communityA, format: 'CSV' },
    'Query.timeAccount': { volunteerId: planted.id },
    'Query.volunteer': { id: planted.id },
    'Query.volunteers': { placeCode: communityA, name: planted.name },
  };
}
