import { RosterImportsJob } from '../../../src/data-exchange/imports/roster-imports.job.js';
import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES } from './roles.js';
import type { Target, Targets } from './targets.js';

/** One row, and that one at fault; each is another file. */
const content = (): string => `姓名,身份证号,手机号\r\n${newKey()},1,2\r\n`;

/** The id of a roster of community A that is checked. */
async function roster(targets: Targets, communityCode: string): Promise<string> {
  const { client, officerA } = targets.world;
  const { requestRosterUpload } = await client.data<{ requestRosterUpload: { path: string } }>(
    'mutation ($input: RequestRosterUploadInput!) { requestRosterUpload(input: $input) { path } }',
    { input: { communityCode } },
    { token: officerA.token },
  );
  const answer = await fetch(`${client.url}${requestRosterUpload.path}`, { method: 'PUT', body: content() });
  await targets.cast.app.get(RosterImportsJob).run();
  return ((await answer.json()) as { importId: string }).importId;
}

const query = async (targets: Targets, { communityA }: { readonly communityA: string }): Promise<Target> => ({
  args: { importId: await roster(targets, communityA) },
  himself: null,
});
const change =
  (more: () => object = () => ({})) =>
  async (targets: Targets, { communityA }: { readonly communityA: string }): Promise<Target> => ({
    args: { input: { importId: await roster(targets, communityA), ...more() } },
    himself: null,
  });

/** Rosters that are imported, by the offices that may register volunteers there. */
export const ROSTER_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.requestRosterUpload',
    allowed: OFFICES,
    target: (_, { communityA }) => ({ args: { input: { communityCode: communityA } }, himself: null }),
  },
  {
    field: 'Mutation.startRosterImport',
    allowed: OFFICES,
    fresh: true,
    target: change(() => ({
      ...{ consentTextVersion: '2026-01', consentEvidence: '档案柜', accept: false },
      idempotencyKey: newKey(),
    })),
  },
  {
    field: 'Mutation.cancelRosterImport',
    allowed: OFFICES,
    endsWith: 'ROSTER_IMPORT_STATUS',
    target: change(),
  },
  {
    field: 'Query.rosterImports',
    allowed: OFFICES,
    target: (_, { communityA }) => ({ args: { placeCode: communityA }, himself: null }),
  },
  { field: 'Query.rosterImport', allowed: OFFICES, target: query },
  { field: 'Subscription.rosterImportChanged', allowed: OFFICES, target: query },
  { field: 'Query.rosterImportFaults', allowed: OFFICES, target: query },
  { field: 'Query.rosterCorrectionDownload', allowed: OFFICES, target: query },
];

export async function rosterArguments(
  targets: Targets,
  communityCode: string,
): Promise<Record<string, Record<string, unknown>>> {
  const importId = await roster(targets, communityCode);
  return {
    'Query.rosterImports': { placeCode: communityCode },
    'Query.rosterImport': { importId },
    'Query.rosterImportFaults': { importId },
    'Query.rosterCorrectionDownload': { importId },
  };
}
