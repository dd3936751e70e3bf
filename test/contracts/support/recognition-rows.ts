import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES, READERS, SIGNED_IN } from './roles.js';
import type { Target, Targets } from './targets.js';

const others = SIGNED_IN.filter((role) => role !== 'himself');
const PERIOD = { fromDay: '2026-01-01', untilDay: '2026-12-31' };

/** Aimed at a certificate: asked for, or issued. */
const certificate =
  (issued: boolean, more: object = {}) =>
  async (targets: Targets): Promise<Target> => {
    const { certificateId, person } = await targets.timeBank.certificate(issued);
    return { args: { input: { certificateId, ...more } }, himself: person };
  };

/** Stars and certificates. */
export const RECOGNITION_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.requestCertificate',
    allowed: [...OFFICES, 'himself'],
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.timeBank.elder();
      return { args: { input: { volunteerId: id, ...PERIOD, idempotencyKey: newKey() } }, himself: person };
    },
  },
  {
    field: 'Mutation.issueCertificate',
    allowed: OFFICES,
    fresh: true,
    target: certificate(false),
  },
  {
    field: 'Mutation.declineCertificate',
    allowed: OFFICES,
    fresh: true,
    target: certificate(false, { reason: '材料不齐' }),
  },
  {
    field: 'Mutation.revokeCertificate',
    allowed: OFFICES,
    fresh: true,
    target: certificate(true, { reason: '开具有误' }),
  },
  {
    field: 'Mutation.replaceCertificate',
    allowed: OFFICES,
    fresh: true,
    target: certificate(true),
  },
];

export const RECOGNITION_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.starHistory',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { id, person } = await targets.timeBank.star();
      return { args: { volunteerId: id }, himself: person };
    },
  },
  {
    field: 'Query.certificate',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { certificateId, person } = await targets.timeBank.certificate(true);
      return { args: { id: certificateId }, himself: person };
    },
  },
  {
    field: 'Query.certificateDownload',
    allowed: [...READERS, 'himself'],
    target: async (targets) => {
      const { certificateId, person } = await targets.timeBank.certificate(true);
      return { args: { id: certificateId, format: 'HTML' }, himself: person };
    },
  },
  {
    field: 'Query.myCertificates',
    allowed: ['himself'],
    empty: others,
    target: async (targets) => ({
      args: {},
      himself: (await targets.timeBank.certificate(false)).person,
    }),
  },
  {
    field: 'Query.certificates',
    allowed: READERS,
    target: async (targets, { communityA }) => ({
      args: { placeCode: communityA },
      himself: (await targets.timeBank.certificate(true)).person,
    }),
  },
  {
    field: 'Query.verifyCertificate',
    allowed: ['nobody', ...SIGNED_IN],
    target: () => ({ args: { number: 'ZM5105022026061500001', code: '2345678901' }, himself: null }),
  },
];

export const recognitionArguments = (
  planted: { readonly id: string },
  communityA: string,
): Record<string, Record<string, unknown>> => ({
  'Query.starHistory': { volunteerId: planted.id },
  'Query.certificate': { id: planted.id },
  'Query.certificates': { placeCode: communityA },
  'Query.certificateDownload': { id: planted.id, format: 'PDF' },
  'Query.verifyCertificate': { number: 'ZM5105022026061500001', code: '2345678901' },
});
