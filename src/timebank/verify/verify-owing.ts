import type { ReadView } from '../../platform/database/unit-of-work.js';
import { owesWhileHaving, type OwingPosting } from './owing.js';
import type { AccountRow } from './account-row.js';
import type { Findings } from './verify-report.js';

/** Who owes has nothing available, after every entry (rule 35). Only who ever owed is looked at, one volunteer after another. */
export async function verifyOwing(
  view: ReadView,
  debts: readonly AccountRow[],
  findings: Findings,
): Promise<void> {
  for (const { owner_id: volunteerId } of debts) {
    const rows = await view.rows<{
      kind: OwingPosting['kind'];
      entry_id: string;
      account_sequence: number;
      minutes: number;
    }>(
      `SELECT a.kind, p.entry_id, p.account_sequence, p.minutes
         FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id
        WHERE a.owner_id = :volunteerId AND a.kind IN ('AVAILABLE', 'GIFTED', 'DEBT')`,
      { volunteerId },
    );
    const entryId = owesWhileHaving(
      rows.map((row) => ({
        kind: row.kind,
        entryId: row.entry_id,
        accountSequence: Number(row.account_sequence),
        minutes: Number(row.minutes),
      })),
    );
    if (entryId === null) continue;
    findings.add(
      'OWES_AND_HAS',
      `ledger_entry ${entryId} (${volunteerId})`,
      '欠时未还而有可用时长 / leaves available minutes to a volunteer who owes (rule 35)',
    );
  }
}
