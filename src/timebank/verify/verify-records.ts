import { PolicyVersionEntity } from '../../policies/policy-version.entity.js';
import { policyFromStored } from '../../policies/stored-policy.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { Findings } from './verify-report.js';

interface UncreditedRow {
  readonly id: string;
  readonly status: string;
  readonly credited_minutes: number;
  readonly policy_version_id: string;
  readonly provenance: string;
  readonly entry_id: string | null;
}

const PAGE_RECORDS = 2000;

/** Confirmed records without a credit, but for provenances that their policy does not honour (rule 19). */
export async function verifyRecords(view: ReadView, findings: Findings): Promise<void> {
  const [all] = await view.rows<{ records: number }>('SELECT COUNT(*) AS records FROM service_record');
  const total = Number(all?.records ?? 0);
  const honoured = new HonouredProvenances(view);
  const kinds = new Map<string, { firstId: string; records: number }>();
  let done = 0;
  findings.onProgress({ phase: 'records', done, total });
  for (let after = ''; ;) {
    const rows = await view.rows<UncreditedRow>(
      `SELECT r.id, r.status, r.credited_minutes, r.policy_version_id, r.provenance, c.id AS entry_id
         FROM service_record r LEFT JOIN ledger_entry c ON c.service_record_id = r.id AND c.kind = 'SERVICE_CREDIT'
        WHERE r.id > :after ORDER BY r.id LIMIT ${PAGE_RECORDS}`,
      { after },
    );
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows.filter(shouldBeCredited)) {
      if (!(await honoured.includes(row))) continue;
      const key = `${row.policy_version_id} ${row.provenance}`;
      const kind = kinds.get(key) ?? { firstId: row.id, records: 0 };
      kind.records += 1;
      kinds.set(key, kind);
    }
    done += rows.length;
    findings.onProgress({ phase: 'records', done, total });
    after = last.id;
  }
  for (const { firstId, records } of kinds.values()) {
    findings.add(
      'NOT_CREDITED',
      `service_record ${firstId}`,
      `已确认而未入账（同类共 ${records} 条） / is confirmed and was never credited (${records} of the kind)`,
    );
  }
}

const shouldBeCredited = (row: UncreditedRow): boolean =>
  row.entry_id === null &&
  (row.status === 'CONFIRMED' || row.status === 'VOIDED') &&
  Number(row.credited_minutes) > 0;

/** What each policy version honours; there are few versions. */
class HonouredProvenances {
  private readonly known = new Map<string, readonly string[] | null>();

  constructor(private readonly view: ReadView) {}

  /** Also when the version is missing: then nothing excuses a missing credit. */
  async includes({ policy_version_id: versionId, provenance }: UncreditedRow): Promise<boolean> {
    let of = this.known.get(versionId);
    if (of === undefined) {
      const version = await this.view.manager.getRepository(PolicyVersionEntity).findOneBy({ id: versionId });
      of = version ? policyFromStored(version.content).records.honorProvenances : null;
      this.known.set(versionId, of);
    }
    return of === null || of.includes(provenance);
  }
}
