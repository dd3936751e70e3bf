/* What an office sends to import a roster, and what it is shown. */

export const ADDRESS = `mutation ($input: RequestRosterUploadInput!) { requestRosterUpload(input: $input) { path } }`;
const SHOWN = `id fileName status fault unknownColumns acceptedRows refusedRows registered failed endedAt`;
export const ONE = `query ($importId: ID!) { rosterImport(importId: $importId) { ${SHOWN} } }`;
export const LIST = `query ($placeCode: String!) { rosterImports(placeCode: $placeCode) { nodes { id status } } }`;
export const FAULTS = `query ($importId: ID!, $first: Int, $after: String) {
  rosterImportFaults(importId: $importId, first: $first, after: $after) {
    nodes { row column code message warning } pageInfo { hasNextPage endCursor } } }`;
export const START = `mutation ($input: StartRosterImportInput!) { startRosterImport(input: $input) { ${SHOWN} } }`;
export const CANCEL = `mutation ($input: RosterImportInput!) { cancelRosterImport(input: $input) { ${SHOWN} } }`;
export const DOWNLOAD = `query ($importId: ID!) { rosterCorrectionDownload(importId: $importId) { path fileName } }`;
export const CONSENT = {
  consentTextVersion: '2026-01',
  consentEvidence: '社区档案柜 2026-3 号盒',
  accept: true,
};

export interface Shown {
  readonly id: string;
  readonly status: string;
  readonly fault: string | null;
  readonly acceptedRows: number;
  readonly refusedRows: number;
  readonly registered: number;
  readonly failed: number;
}
export interface Fault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
  readonly warning: boolean;
}
