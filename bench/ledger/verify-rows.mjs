import { fromDist } from '../support/dist.mjs';

const { newId } = await fromDist('platform/database/new-id.js');
const { DEFAULT_POLICY_VERSION_ID } = await fromDist('policies/policy-lookup.js');
const { DEFAULT_POLICY } = await fromDist('policies/policy.js');

export const FIRST_AT = Date.parse('2025-01-01T00:00:00Z');
export const MINUTE_MILLISECONDS = 60_000;

/** A confirmed record. */
export function recordRow(volunteerId, communityCode, minutes, daysBefore) {
  const startAt = FIRST_AT - (daysBefore + 1) * 86_400_000;
  return {
    ...{ id: newId(), volunteer_id: volunteerId, community_code: communityCode, squad_id: null },
    ...{ squad_kind: null, occasion: '治安夜巡', address: '小区门口', content: '巡逻' },
    ...{ service_target: 'PUBLIC', start_at: startAt, end_at: startAt + minutes * MINUTE_MILLISECONDS },
    ...{ service_day: '2024-12-31', raw_minutes: minutes, credited_minutes: minutes },
    ...{ provenance: 'LEADER_ATTESTED', training: false, organising_unit: '居委会' },
    ...{ person_in_charge: '社区工作人员', recorded_by_account_id: newId(), recorded_at: FIRST_AT },
    ...{ recording_reason: null, evidence: null, policy_version_id: DEFAULT_POLICY_VERSION_ID },
    ...{ status: 'CONFIRMED', confirmed_by_account_id: newId(), confirmed_by_volunteer_id: null },
    ...{ decided_at: FIRST_AT, decision_reason: null, voided_at: null, voided_by_account_id: null },
    replaces_id: null,
  };
}

export const entryOf = (row) => ({
  ...{ id: row.id, kind: row.kind, placeCode: row.place_code, sequence: row.sequence },
  ...{ idempotencyKey: row.idempotency_key, policyVersionId: row.policy_version_id },
  ...{ serviceRecordId: row.service_record_id, redemptionId: row.redemption_id },
  ...{ reversesEntryId: row.reverses_entry_id, actorAccountId: row.actor_account_id },
  ...{ reason: row.reason, createdAt: new Date(row.created_at) },
});

export const hashedLine = ({ ref, row }) => ({
  ...{ line: row.line, accountId: row.account_id, ownerKind: ref.ownerKind, ownerId: ref.ownerId },
  ...{ accountKind: ref.kind, minutes: row.minutes, accountSequence: row.account_sequence },
  balanceAfterMinutes: row.balance_after_minutes,
});

export const policyRow = () => ({
  ...{ id: DEFAULT_POLICY_VERSION_ID, place_code: null, version: 1, valid_from: '2000-01-01' },
  ...{ content: JSON.stringify(DEFAULT_POLICY), created_by_account_id: null, created_at: FIRST_AT },
});
