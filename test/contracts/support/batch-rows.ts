import { CertificateBatches } from '../../../src/recognition/batches/certificate-batches.service.js';
import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import type { Cast } from './cast.js';
import { OFFICES, READERS } from './roles.js';
import type { Target, Targets, TargetVolunteer } from './targets.js';

/** Certificates of community A for many; `himself` is one of them. */
export class BatchTargets {
  constructor(
    private readonly cast: Cast,
    private readonly targets: Targets,
  ) {}

  async input(): Promise<TargetVolunteer & { readonly input: Record<string, unknown> }> {
    const elder = await this.targets.timeBank.elder();
    const { communityA, districtOfficer } = this.cast.world;
    const { volunteer } = await this.cast.world.client.data<{ volunteer: { volunteerNo: string } }>(
      `query ($id: ID!) { volunteer(id: $id) { volunteerNo } }`,
      { id: elder.id },
      { token: districtOfficer.token },
    );
    const period = { fromDay: '2026-01-01', untilDay: '2026-12-31' };
    return {
      ...elder,
      input: {
        ...{ issuerCode: communityA, title: '江阳中学', ...period, volunteerNos: [volunteer.volunteerNo] },
        idempotencyKey: newKey(),
      },
    };
  }

  /** A batch that is done. */
  async batch(): Promise<TargetVolunteer & { readonly batchId: string }> {
    const { input, ...elder } = await this.input();
    const { issueCertificateBatch } = await this.cast.world.client.data<{
      issueCertificateBatch: { id: string };
    }>(
      `mutation ($input: IssueCertificateBatchInput!) { issueCertificateBatch(input: $input) { id } }`,
      { input },
      { token: this.cast.world.secondOfficerA.token },
    );
    const batches = this.cast.app.get(CertificateBatches);
    for (let item = await batches.nextWaiting(''); item; item = await batches.nextWaiting(item.id))
      await batches.issue(item);
    return { ...elder, batchId: issueCertificateBatch.id };
  }
}

const aimed =
  (argument: 'id' | 'batchId') =>
  async ({ batches }: Targets): Promise<Target> => {
    const { batchId, person } = await batches.batch();
    return { args: { [argument]: batchId }, himself: person };
  };

export const BATCH_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.issueCertificateBatch',
    allowed: OFFICES,
    fresh: true,
    target: async ({ batches }) => {
      const { input, person } = await batches.input();
      return { args: { input }, himself: person };
    },
  },
];

export const BATCH_QUERY_ROWS: readonly MatrixRow[] = [
  { field: 'Query.certificateBatch', allowed: READERS, target: aimed('id') },
  { field: 'Query.certificateBatchItems', allowed: READERS, target: aimed('batchId') },
  { field: 'Query.certificateBatchDownload', allowed: READERS, target: aimed('id') },
  {
    field: 'Query.certificateBatches',
    allowed: READERS,
    target: async ({ batches }, { communityA }) => ({
      args: { placeCode: communityA },
      himself: (await batches.batch()).person,
    }),
  },
];

export async function batchArguments(
  { batches }: Targets,
  communityA: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { batchId } = await batches.batch();
  return {
    'Query.certificateBatch': { id: batchId },
    'Query.certificateBatchItems': { batchId },
    'Query.certificateBatchDownload': { id: batchId },
    'Query.certificateBatches': { placeCode: communityA },
  };
}
