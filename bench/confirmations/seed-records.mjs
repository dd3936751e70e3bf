import { fromDist } from '../support/dist.mjs';
import { addAccounts, placeRows, volunteerRows } from '../support/district.mjs';

const { SeededRandom } = await fromDist('demo/seeded-random.js');
const { addDays, serviceDayOf, startOfServiceDay } = await fromDist('kernel/service-day.js');
const { newId } = await fromDist('platform/database/new-id.js');
const { DEFAULT_POLICY_VERSION_ID } = await fromDist('policies/policy.service.js');
const { DEFAULT_POLICY } = await fromDist('policies/policy.js');

const VOLUNTEERS = 38 * 50;
const RECORDS_EACH = 30;
const RECORD_MINUTES = 60;
const HOUR_MILLISECONDS = 3_600_000;
const VOLUNTEER_ACCOUNTS = ['HONOR', 'AVAILABLE', 'GIFTED', 'HELD', 'DEBT'];
const PLACE_ACCOUNTS = ['HONOR_ISSUED', 'ISSUED', 'POOL'];

/**
 * Fills an empty database with a district of 38 communities, 50 volunteers each, and 30 pending records of an hour each, no
 * two of a person on one day. The same seed gives the server's database and the raw one the same records in one order.
 * Answers the ids of the records, mixed, and the officer who confirms them.
 */
export async function seedRecords(database) {
  const random = new SeededRandom(510_502);
  const raw = database.owner();
  try {
    const volunteers = volunteerRows(random, VOLUNTEERS);
    await raw.insert('place', placeRows());
    await raw.insert('volunteer', volunteers);
    const [policy] = await raw.rows('SELECT id FROM policy_version WHERE id = $1', [
      DEFAULT_POLICY_VERSION_ID,
    ]);
    if (!policy) await raw.insert('policy_version', [policyRow()]);
    const [officer, recorder] = await addAccounts(raw, database, [
      { role: 'DISTRICT_OFFICER' },
      { role: 'DISTRICT_OFFICER' },
    ]);
    const records = volunteers.flatMap((volunteer) => recordsOf(volunteer, recorder.accountId));
    await raw.insert('service_record', records);
    await raw.insert('service_record_day', records.map(dayOf));
    await raw.insert('ledger_account', accountRows(volunteers));
    await raw.analyse();
    const order = records.map(({ id }) => ({ id, order: random.next() }));
    return { officer, recordIds: order.sort((a, b) => a.order - b.order).map(({ id }) => id) };
  } finally {
    await raw.close();
  }
}

const policyRow = () => ({
  id: DEFAULT_POLICY_VERSION_ID,
  place_code: null,
  version: 1,
  valid_from: '2000-01-01',
  content: JSON.stringify(DEFAULT_POLICY),
  created_by_account_id: null,
  created_at: Date.now(),
});

function recordsOf(volunteer, recorderId) {
  const today = serviceDayOf(new Date());
  return Array.from({ length: RECORDS_EACH }, (_, index) => {
    const day = addDays(today, -1 - index);
    const startAt = startOfServiceDay(day).getTime() + 9 * HOUR_MILLISECONDS;
    const endAt = startAt + RECORD_MINUTES * 60_000;
    return {
      ...{ id: newId(), volunteer_id: volunteer.id, community_code: volunteer.community_code },
      ...{ squad_id: null, squad_kind: null, occasion: '治安夜巡', address: '小区门口', content: '巡逻' },
      ...{ service_target: 'PUBLIC', start_at: startAt, end_at: endAt, service_day: day },
      ...{ raw_minutes: RECORD_MINUTES, credited_minutes: RECORD_MINUTES, provenance: 'LEADER_ATTESTED' },
      ...{ training: false, organising_unit: '居委会', person_in_charge: '社区工作人员' },
      ...{ recorded_by_account_id: recorderId, recorded_at: endAt + HOUR_MILLISECONDS },
      ...{ recording_reason: null, evidence: null, policy_version_id: DEFAULT_POLICY_VERSION_ID },
      ...{ status: 'PENDING', confirmed_by_account_id: null, confirmed_by_volunteer_id: null },
      ...{ decided_at: null, decision_reason: null, voided_at: null, voided_by_account_id: null },
      replaces_id: null,
    };
  });
}

const dayOf = (record) => ({
  record_id: record.id,
  day: record.service_day,
  volunteer_id: record.volunteer_id,
  raw_minutes: record.raw_minutes,
  credited_minutes: record.credited_minutes,
});

/** Accounts exist, as they do from a person's second record on. */
function accountRows(volunteers) {
  const account = (ownerKind, ownerId) => (kind) => ({
    ...{ id: newId(), owner_kind: ownerKind, owner_id: ownerId, kind, balance_minutes: 0, posting_count: 0 },
  });
  const codes = [...new Set(volunteers.map((volunteer) => volunteer.community_code))];
  return [
    ...volunteers.flatMap(({ id }) => VOLUNTEER_ACCOUNTS.map(account('VOLUNTEER', id))),
    ...codes.flatMap((code) => PLACE_ACCOUNTS.map(account('PLACE', code))),
  ];
}
