import { MEETING, simpleCharter } from '../../support/charters.js';
import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { INSIDE, organisation, PREPARERS, query, version } from './organisation-aims.js';
import { EVERYBODY, OFFICES } from './roles.js';

const fresh = true;

/** Charters and papers of organisations; `himself` is their officer. */
export const CHARTER_ROWS: readonly MatrixRow[] = [
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
