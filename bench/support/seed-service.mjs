import { fromDist } from './dist.mjs';
import { DISTRICT, placeRows } from './district.mjs';

const { addDays, startOfServiceDay } = await fromDist('kernel/service-day.js');
const { newId } = await fromDist('platform/database/new-id.js');
const { DEFAULT_POLICY_VERSION_ID } = await fromDist('policies/policy.service.js');

export const RECORDS_EACH = 10;
/** Of the year over which the records lie. */
export const FIRST_DAY = '2025-10-01';
const DAYS = 365;
const MORNING_MILLISECONDS = 9 * 3_600_000;

export const SERVICE_TABLES = ['service_record', 'ranking_day', 'ledger_account', 'squad_membership'];

/** A volunteer's number within the district. */
const NUMBER = `CAST(substr(v.volunteer_no, ${DISTRICT.length + 1}) AS integer)`;
/** An id that belongs to a volunteer's and sorts by its first two digits. */
const idOf = (digits, volunteerId) => `${digits} || substr(${volunteerId}, 3)`;

/**
 * Gives every volunteer one squad of his community, ten confirmed records of half an hour to four hours over a year, the days of the
 * ranking that follow from them, and a time account with the total that he is ranked with. Set-based: ten million records are too many to go
 * through this process.
 */
export async function seedService(raw) {
  await raw.insert('squad', squadRows());
  const columns = {
    ...{ id: idOf(`'0' || k.k`, 'v.id'), volunteer_id: 'v.id', community_code: 'v.community_code' },
    ...{
      squad_id: 's.id',
      squad_kind: 's.kind',
      organisation_id: 'NULL',
      activity_id: 'NULL',
      sign_up_id: 'NULL',
    },
    ...{ occasion: `'治安夜巡'`, address: `'小区门口'`, content: `'巡逻'`, service_target: `'PUBLIC'` },
    ...{ start_at: 'd.start_at', end_at: 'd.start_at + 60000 * m.m', service_day: 'd.day' },
    ...{ raw_minutes: 'm.m', credited_minutes: 'm.m', provenance: `'LEADER_ATTESTED'`, training: 'false' },
    ...{
      organising_unit: `'居委会'`,
      person_in_charge: `'社区工作人员'`,
      recorded_by_account_id: `'${newId()}'`,
    },
    ...{ recorded_at: 'd.start_at', recording_reason: 'NULL', evidence: 'NULL' },
    ...{ policy_version_id: `'${DEFAULT_POLICY_VERSION_ID}'`, status: `'CONFIRMED'` },
    ...{
      confirmed_by_account_id: `'${newId()}'`,
      confirmed_by_volunteer_id: 'NULL',
      decided_at: 'd.start_at',
    },
    ...{ decision_reason: 'NULL', voided_at: 'NULL', voided_by_account_id: 'NULL', replaces_id: 'NULL' },
  };
  await raw.rows(
    `INSERT INTO service_record (${Object.keys(columns).join(', ')})
     WITH d (n, day, start_at) AS (VALUES ${days()}), k (k) AS (VALUES ${numbers(RECORDS_EACH)}),
          m (n, m) AS (VALUES ${Array.from({ length: 8 }, (_, n) => `(${n}, ${30 * (n + 1)})`).join(', ')})
     SELECT ${Object.values(columns).join(', ')}
       FROM volunteer v CROSS JOIN k
       JOIN d ON d.n = (7 * ${NUMBER} + 36 * k.k) % ${DAYS} JOIN m ON m.n = (31 * ${NUMBER} + 17 * k.k) % 8
       JOIN squad s ON s.community_code = v.community_code`,
  );
  await raw.rows(
    `INSERT INTO ranking_day (volunteer_id, day, squad_kind, squad_id, organisation_id, community_code, volunteer_no, minutes)
     SELECT r.volunteer_id, r.service_day, r.squad_kind, r.squad_id, '', v.community_code, v.volunteer_no, SUM(r.credited_minutes)
       FROM service_record r JOIN volunteer v ON v.id = r.volunteer_id
      GROUP BY r.volunteer_id, r.service_day, r.squad_kind, r.squad_id, v.community_code, v.volunteer_no`,
  );
  for (const [digits, kind] of [
    ['b0', 'HONOR'],
    ['b1', 'AVAILABLE'],
  ])
    await raw.rows(
      `INSERT INTO ledger_account (id, owner_kind, owner_id, kind, balance_minutes, posting_count)
       SELECT ${idOf(`'${digits}'`, 't.volunteer_id')}, 'VOLUNTEER', t.volunteer_id, '${kind}', t.minutes, 1
         FROM ranking_total t WHERE t.squad_kind = 'ALL' AND t.period = 'ALL'`,
    );
  await raw.rows(
    `INSERT INTO squad_membership (id, squad_id, volunteer_id, is_primary, from_day, until_day, assigned_by_account_id)
     SELECT ${idOf(`'c0'`, 'v.id')}, s.id, v.id, true, '${FIRST_DAY}', NULL, '${newId()}'
       FROM volunteer v JOIN squad s ON s.community_code = v.community_code`,
  );
}

const squadRows = () =>
  placeRows()
    .filter(({ kind }) => kind === 'COMMUNITY')
    .map(({ code, name }) => ({
      ...{ id: newId(), community_code: code, kind: 'PATROL', name: `${name}巡逻队`, target_size: 20 },
      ...{ wanted_skills: '[]', leader_volunteer_id: null, created_at: Date.now(), closed_at: null },
    }));

const days = () =>
  Array.from({ length: DAYS }, (_, n) => {
    const day = addDays(FIRST_DAY, n);
    return `(${n}, '${day}', ${startOfServiceDay(day).getTime() + MORNING_MILLISECONDS})`;
  }).join(', ');

const numbers = (count) => Array.from({ length: count }, (_, n) => `(${n})`).join(', ');
