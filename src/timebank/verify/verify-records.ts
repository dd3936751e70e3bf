import { PolicyVersionEntity } from '../../policies/policy-version.entity.js';
import { policyFromStored } from '../../policies/stored-policy.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type Findings, MAX_FAULTS } from './verify-report.js';

interface CreditRow {
  record_id: string | null;
  entry_id: string;
  status: string | null;
  credited_minutes: number | null;
  honor_minutes: number;
  reversal_id: string | null;
}

/** One credit per record and at most one reversal per entry, each of the minutes of what it stands for (§ 5.2). */
export async function verifyRecords(view: ReadView, findings: Findings): Promise<void> {
  await verifyOnce(view, findings);
  await verifyReversals(view, findings);
  await verifyCredits(view, findings);
  await verifyUncredited(view, findings);
}

async function verifyOnce(view: ReadView, findings: Findings): Promise<void> {
  const twice = await view.rows<{ id: string | null; entries: number }>(
    `SELECT service_record_id AS id, COUNT(*) AS entries FROM ledger_entry WHERE kind = 'SERVICE_CREDIT'
      GROUP BY service_record_id HAVING COUNT(*) > 1 OR service_record_id IS NULL ORDER BY service_record_id LIMIT ${MAX_FAULTS}`,
  );
  for (const row of twice) {
    findings.add(
      'CREDITED_TWICE',
      `service_record ${row.id ?? '—'}`,
      `入账 ${row.entries} 次 / is credited ${row.entries} times`,
    );
  }
  const reversed = await view.rows<{ id: string | null; entries: number }>(
    `SELECT reverses_entry_id AS id, COUNT(*) AS entries FROM ledger_entry
      WHERE kind = 'REVERSAL' OR reverses_entry_id IS NOT NULL GROUP BY reverses_entry_id
     HAVING COUNT(*) > 1 OR reverses_entry_id IS NULL ORDER BY reverses_entry_id LIMIT ${MAX_FAULTS}`,
  );
  for (const row of reversed) {
    findings.add(
      'REVERSED_TWICE',
      `ledger_entry ${row.id ?? '—'}`,
      `冲正 ${row.entries} 次 / is reversed ${row.entries} times`,
    );
  }
}

/** A reversal takes back exactly what the places issued for the credit, whoever's account it then comes from. */
async function verifyReversals(view: ReadView, findings: Findings): Promise<void> {
  const sum = (kind: string): string => `SUM(CASE WHEN a.kind = '${kind}' THEN p.minutes ELSE 0 END)`;
  const rows = await view.rows<{ id: string }>(
    `SELECT r.id FROM ledger_entry r
       JOIN ledger_posting p ON p.entry_id IN (r.id, r.reverses_entry_id)
       JOIN ledger_account a ON a.id = p.account_id
      WHERE r.kind = 'REVERSAL' GROUP BY r.id
     HAVING ${sum('HONOR_ISSUED')} <> 0 OR ${sum('ISSUED')} <> 0 ORDER BY r.id LIMIT ${MAX_FAULTS}`,
  );
  for (const row of rows) {
    findings.add(
      'REVERSAL_DIFFERS',
      `ledger_entry ${row.id}`,
      '与所冲正的入账不等 / is not of the minutes of the credit it reverses',
    );
  }
}

async function verifyCredits(view: ReadView, findings: Findings): Promise<void> {
  const rows = await view.rows<CreditRow>(
    `SELECT * FROM (
       SELECT c.id AS entry_id, c.service_record_id AS record_id, s.status, s.credited_minutes, v.id AS reversal_id,
              (SELECT COALESCE(SUM(p.minutes), 0) FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
                WHERE p.entry_id = c.id AND a.kind = 'HONOR') AS honor_minutes
         FROM ledger_entry c
         LEFT JOIN service_record s ON s.id = c.service_record_id
         LEFT JOIN ledger_entry v ON v.reverses_entry_id = c.id
        WHERE c.kind = 'SERVICE_CREDIT') credit
      WHERE status IS NULL OR status NOT IN ('CONFIRMED', 'VOIDED') OR honor_minutes <> credited_minutes
         OR (status = 'VOIDED' AND reversal_id IS NULL) OR (status = 'CONFIRMED' AND reversal_id IS NOT NULL)
      ORDER BY entry_id LIMIT ${MAX_FAULTS}`,
  );
  for (const row of rows)
    findings.add('CREDIT_AND_RECORD', `service_record ${row.record_id ?? '—'}`, whyCreditIsWrong(row));
}

function whyCreditIsWrong(row: CreditRow): string {
  const entry = `ledger_entry ${row.entry_id}`;
  if (row.status === null) return `${entry} 入账的记录不存在 / credits a record that is missing`;
  if (row.status !== 'CONFIRMED' && row.status !== 'VOIDED') {
    return `${entry} 为 ${row.status} 的记录入账 / credits a record that is ${row.status}`;
  }
  if (Number(row.honor_minutes) !== Number(row.credited_minutes)) {
    return `${entry} 入账 ${row.honor_minutes} 分钟，记录为 ${row.credited_minutes} / credits ${row.honor_minutes} minutes, the record has ${row.credited_minutes}`;
  }
  return row.status === 'VOIDED'
    ? `记录已作废，${entry} 未冲正 / the record is void and ${entry} not reversed`
    : `记录有效，${entry} 却已冲正 / the record stands and ${entry} is reversed`;
}

/** Confirmed records without a credit, but for provenances that their policy does not honour (rule 19). */
async function verifyUncredited(view: ReadView, findings: Findings): Promise<void> {
  const groups = await view.rows<{
    policy_version_id: string;
    provenance: string;
    first_id: string;
    records: number;
  }>(
    `SELECT r.policy_version_id, r.provenance, min(r.id) AS first_id, COUNT(*) AS records FROM service_record r
      WHERE r.status IN ('CONFIRMED', 'VOIDED') AND r.credited_minutes > 0
        AND NOT EXISTS (SELECT 1 FROM ledger_entry c WHERE c.service_record_id = r.id AND c.kind = 'SERVICE_CREDIT')
      GROUP BY r.policy_version_id, r.provenance ORDER BY min(r.id)`,
  );
  for (const group of groups) {
    const honoured = await honouredBy(view, group.policy_version_id);
    if (honoured && !honoured.includes(group.provenance)) continue;
    findings.add(
      'NOT_CREDITED',
      `service_record ${group.first_id}`,
      `已确认而未入账（同类共 ${group.records} 条） / is confirmed and was never credited (${group.records} of the kind)`,
    );
  }
}

/** The provenances that a policy version honours; null: the version is missing. */
async function honouredBy(view: ReadView, versionId: string): Promise<readonly string[] | null> {
  const version = await view.manager.getRepository(PolicyVersionEntity).findOneBy({ id: versionId });
  return version ? policyFromStored(version.content).records.honorProvenances : null;
}
