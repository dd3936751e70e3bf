import { simpleCharter } from '../../support/charters.js';
import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { because, INSIDE, organisation, PREPARERS, query, STREET } from './organisation-aims.js';
import { OFFICES, READERS, SIGNED_IN } from './roles.js';
import type { Targets } from './targets.js';

const fresh = true;

/** Organisations that the committee guides, and their charters; `himself` is their officer. */
export const ORGANISATION_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.draftOrganisation',
    allowed: SIGNED_IN,
    fresh,
    target: (_, { communityA }) => ({
      args: {
        input: {
          ...{ communityCode: communityA, name: `登山队 ${newKey()}`, category: 'CULTURE_SPORTS' },
          ...{ tier: 'STREET_FILED', idempotencyKey: newKey() },
        },
      },
      himself: null,
    }),
  },
  {
    field: 'Mutation.describeOrganisation',
    allowed: PREPARERS,
    target: organisation('draft', () => ({ purpose: '强身健体' })),
  },
  { field: 'Mutation.discardOrganisationDraft', allowed: PREPARERS, fresh, target: organisation('draft') },
  { field: 'Mutation.submitFiling', allowed: PREPARERS, fresh, target: organisation('complete') },
  { field: 'Mutation.withdrawFiling', allowed: PREPARERS, fresh, target: organisation('submitted') },
  { field: 'Mutation.acceptFiling', allowed: OFFICES, fresh, target: organisation('submitted') },
  { field: 'Mutation.refuseFiling', allowed: OFFICES, fresh, target: organisation('submitted', because) },
  {
    field: 'Mutation.recordRegistration',
    allowed: STREET,
    endsWith: 'REGISTRATION_TOO_SMALL',
    target: organisation('filed', () => ({
      ...{
        creditCode: '51510502MJ0000001T',
        registeredOn: '2026-06-01',
        authority: '区民政局',
        fundsYuan: 30_000,
      },
    })),
  },
  {
    field: 'Mutation.askRenewal',
    allowed: PREPARERS,
    endsWith: 'RENEWAL_EARLY',
    target: organisation('filed'),
  },
  {
    field: 'Mutation.renewOrganisation',
    allowed: OFFICES,
    endsWith: 'RENEWAL_NOT_ASKED',
    target: organisation('filed'),
  },
  {
    field: 'Mutation.refuseRenewal',
    allowed: OFFICES,
    endsWith: 'RENEWAL_NOT_ASKED',
    target: organisation('filed', because),
  },
  { field: 'Mutation.suspendOrganisation', allowed: OFFICES, fresh, target: organisation('filed', because) },
  {
    field: 'Mutation.resumeOrganisation',
    allowed: OFFICES,
    fresh,
    target: organisation('suspended', because),
  },
  {
    field: 'Mutation.objectToCancellation',
    allowed: PREPARERS,
    endsWith: 'CANCELLATION_NOT_PROPOSED',
    target: organisation('filed', because),
  },
  {
    field: 'Mutation.keepOrganisation',
    allowed: OFFICES,
    endsWith: 'CANCELLATION_NOT_PROPOSED',
    target: organisation('filed', because),
  },
  { field: 'Mutation.cancelOrganisation', allowed: OFFICES, fresh, target: organisation('filed', because) },
  { field: 'Mutation.revokeOrganisation', allowed: STREET, fresh, target: organisation('filed', because) },
  {
    field: 'Mutation.addOrganisationMembers',
    allowed: PREPARERS,
    fresh,
    target: organisation('draft', () => ({
      members: [{ name: '丁一', kind: 'INDIVIDUAL' }],
      idempotencyKey: newKey(),
    })),
  },
  {
    field: 'Mutation.endOrganisationMembership',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const target = await organisations.complete();
      const memberId = await organisations.memberId(target);
      return { args: { input: { organisationId: target.organisationId, memberId } }, himself: target.person };
    },
  },
  {
    field: 'Query.organisationFilings',
    allowed: READERS,
    target: async ({ organisations }, { communityA }) => ({
      args: { placeCode: communityA },
      himself: (await organisations.draft()).person,
    }),
  },
  { field: 'Query.myOrganisations', allowed: SIGNED_IN, target: () => ({ args: {}, himself: null }) },
  {
    field: 'Query.filingChecklist',
    allowed: INSIDE,
    target: query(
      (organisations) => organisations.draft(),
      ({ organisationId }) => ({ organisationId }),
    ),
  },
  {
    field: 'Query.organisationMembers',
    allowed: INSIDE,
    target: query(
      (organisations) => organisations.complete(),
      ({ organisationId }) => ({ organisationId }),
    ),
  },
];

/** Arguments that aim the queries at a fresh organisation, for its roster and papers. */
export async function organisationArguments(
  targets: Targets,
  communityA: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { organisationId, versionId } = await targets.organisations.charter('APPROVED');
  const { documentId } = await targets.organisations.document();
  return {
    'Query.organisationFilings': { placeCode: communityA },
    'Query.filingChecklist': { organisationId },
    'Query.organisationMembers': { organisationId },
    'Query.charterVersion': { id: versionId },
    'Query.charterVersions': { organisationId },
    'Query.charterInForce': { organisationId },
    'Query.charterDifference': { fromVersionId: versionId, toVersionId: versionId },
    'Query.organisationDocuments': { organisationId },
    'Query.organisationDocumentDownload': { documentId },
    'Query.charterTextOfDocument': { documentId, form: 'SIMPLE' },
    'Query.charterDownload': { versionId, format: 'DOCX' },
    'Query.ruleDocuments': { organisationId },
    'Query.annualReports': { organisationId },
    'Query.organisationHours': { organisationId, fromDay: '2026-06-01', untilDay: '2026-06-30' },
    'Query.annualReportsDue': { placeCode: communityA },
    'Query.majorActivities': { placeCode: communityA },
    'Query.charterTemplate': { category: 'CHARITY', form: 'SIMPLE', organisationId },
    'Query.checkCharter': { text: simpleCharter(), form: 'SIMPLE' },
  };
}
