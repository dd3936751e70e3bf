import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type Findings, MAX_FAULTS } from './verify-report.js';

/**
 * Postings without an entry or an account. The chains told how many postings their entries have, the accounts how many are
 * theirs; of both all postings were counted once when each is as many as there are. Only if not are the orphans looked for.
 * @param ofAccounts postings counted by account
 */
export async function findOrphans(view: ReadView, ofAccounts: number, findings: Findings): Promise<void> {
  const [all] = await view.rows<{ postings: number }>('SELECT COUNT(*) AS postings FROM ledger_posting');
  const total = Number(all?.postings ?? 0);
  if (total === ofAccounts && total === findings.postings) return;
  const rows = await view.rows<{ entry_id: string; line: number }>(
    `SELECT p.entry_id, p.line FROM ledger_posting p
      WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.id = p.entry_id)
         OR NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.id = p.account_id)
      ORDER BY p.entry_id, p.line LIMIT ${MAX_FAULTS}`,
  );
  for (const row of rows) {
    findings.add(
      'POSTING_ORPHAN',
      `ledger_posting ${row.entry_id}/${row.line}`,
      '所属分录或账户不存在 / its entry or its account is missing',
    );
  }
}
