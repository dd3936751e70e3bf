import { MEETING, simpleCharter } from '../../support/charters.js';
import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { EVERYBODY, OFFICES, READERS, type RoleName, SIGNED_IN } from './roles.js';
import type { OrganisationTarget, OrganisationTargets } from './organisation-targets.js';
import type { Target, Targets } from './targets.js';

const REASON = '情况已核实';
const PREPARERS: readonly RoleName[] = [...OFFICES, 'himself'];
const INSIDE: readonly RoleName[] = [...READERS, 'himself'];
const STREET: readonly RoleName[] = ['streetOfficer', 'districtOfficer'];

type Made = OrganisationTarget & { readonly versionId?: string };

/** Aimed at an organisation in some state, or a version of its charter. */
const made =
  (
    make: (organisations: OrganisationTargets) => Promise<Made>,
    inputOf: (target: Made) => object | Promise<object>,
  ) =>
  async ({ organisations }: Targets): Promise<Target> => {
    const target = await make(organisations);
    return { args: { input: await inputOf(target) }, himself: target.person };
  };
const organisation = (
  stage: 'draft' | 'complete' | 'submitted' | 'filed' | 'suspended',
  more: () => object = () => ({}),
) =>
  made(
    (organisations) => organisations[stage](),
    ({ organisationId }) => ({ organisationId, ...more() }),
  );
const version = (stage: Parameters<OrganisationTargets['charter']>[0], more: object = {}) =>
  made(
    (organisations) => organisations.charter(stage),
    ({ versionId }) => ({ versionId, ...more }),
  );
const query =
  (
    make: (organisations: OrganisationTargets) => Promise<Made>,
    argsOf: (target: Made) => Readonly<Record<string, unknown>>,
  ) =>
  async ({ organisations }: Targets): Promise<Target> => {
    const target = await make(organisations);
    return { args: argsOf(target), himself: target.person };
  };
const because = () => ({ reason: REASON });
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
    field: 'Mutation.draftCharter',
    allowed: PREPARERS,
    fresh,
    target: organisation('draft', () => ({
      form: 'SIMPLE',
      text: simpleCharter(),
      idempotencyKey: newKey(),
    })),
  },
  {
    field: 'Mutation.changeCharterDraft',
    allowed: PREPARERS,
    fresh,
    target: version('DRAFT', { revision: 1, text: simpleCharter('登山队') }),
  },
  { field: 'Mutation.discardCharter', allowed: PREPARERS, fresh, target: version('DRAFT') },
  {
    field: 'Mutation.adoptCharter',
    allowed: PREPARERS,
    fresh,
    target: version('DRAFT', { ...MEETING, meetingForm: 'REPRESENTATIVES' }),
  },
  { field: 'Mutation.submitCharter', allowed: PREPARERS, fresh, target: version('ADOPTED') },
  {
    field: 'Mutation.returnCharter',
    allowed: OFFICES,
    fresh,
    target: version('SUBMITTED', { comments: [{ articleNumber: 3, text: '宗旨不明确' }] }),
  },
  { field: 'Mutation.approveCharter', allowed: OFFICES, fresh, target: version('SUBMITTED') },
  {
    field: 'Mutation.requestDocumentUpload',
    allowed: PREPARERS,
    target: organisation('draft', () => ({ kind: 'APPLICATION' })),
  },
  {
    field: 'Mutation.removeOrganisationDocument',
    allowed: PREPARERS,
    fresh,
    target: async ({ organisations }) => {
      const { documentId, person } = await organisations.document();
      return { args: { input: { documentId } }, himself: person };
    },
  },
  {
    field: 'Query.organisationDocuments',
    allowed: INSIDE,
    target: async ({ organisations }) => {
      const { organisationId, person } = await organisations.document();
      return { args: { organisationId }, himself: person };
    },
  },
  {
    field: 'Query.organisationDocumentDownload',
    allowed: INSIDE,
    target: async ({ organisations }) => {
      const { documentId, person } = await organisations.document();
      return { args: { documentId }, himself: person };
    },
  },
  {
    field: 'Query.charterTextOfDocument',
    allowed: INSIDE,
    endsWith: 'NOT_A_DOCX',
    target: async ({ organisations }) => {
      const { documentId, person } = await organisations.document();
      return { args: { documentId, form: 'SIMPLE' }, himself: person };
    },
  },
  {
    field: 'Query.charterDownload',
    allowed: INSIDE,
    target: query(
      (organisations) => organisations.charter('SUBMITTED'),
      ({ versionId }) => ({ versionId, format: 'PDF' }),
    ),
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
  {
    field: 'Query.charterVersion',
    allowed: INSIDE,
    target: query(
      (organisations) => organisations.charter('SUBMITTED'),
      ({ versionId }) => ({ id: versionId }),
    ),
  },
  {
    field: 'Query.charterVersions',
    allowed: EVERYBODY,
    target: query(
      (organisations) => organisations.charter('APPROVED'),
      ({ organisationId }) => ({ organisationId }),
    ),
  },
  {
    field: 'Query.charterInForce',
    allowed: EVERYBODY,
    target: query(
      (organisations) => organisations.charter('APPROVED'),
      ({ organisationId }) => ({ organisationId }),
    ),
  },
  {
    field: 'Query.charterDifference',
    allowed: INSIDE,
    target: query(
      (organisations) => organisations.charter('SUBMITTED'),
      ({ versionId }) => ({ fromVersionId: versionId, toVersionId: versionId }),
    ),
  },
  {
    field: 'Query.checkCharter',
    allowed: EVERYBODY,
    target: () => ({ args: { text: simpleCharter(), form: 'SIMPLE' }, himself: null }),
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
    'Query.checkCharter': { text: simpleCharter(), form: 'SIMPLE' },
  };
}
