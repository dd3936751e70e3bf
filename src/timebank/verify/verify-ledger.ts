import { missingGuards } from '../../platform/database/append-only.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { verifyBalances } from './verify-balances.js';
import { type ExportedHead, readHeads, verifyChains, verifyHeads } from './verify-chains.js';
import { verifyRecords } from './verify-records.js';
import { Findings, type VerifyReport } from './verify-report.js';

export type { ExportedHead } from './verify-chains.js';
export type { VerifyFault, VerifyReport } from './verify-report.js';

const APPEND_ONLY_TABLES = ['audit_entry', 'ledger_entry', 'ledger_posting', 'policy_version'] as const;

export interface VerifyOptions {
  /** Heads exported earlier, to find a tail that was cut or rewritten since. */
  readonly heads?: readonly ExportedHead[];
}

/**
 * Proves every invariant of the time bank (domain.md rule 37, architecture.md § 5) on a live database or a backup, reading
 * only, with memory that does not grow with the books. The first fault names the first wrong row.
 */
export async function runVerify(view: ReadView, options: VerifyOptions = {}): Promise<VerifyReport> {
  const findings = new Findings();
  await verifyChains(view, findings);
  await verifyHeads(view, options.heads ?? [], findings);
  await verifyBalances(view, findings);
  await verifyRecords(view, findings);
  for (const trigger of await missingGuards(view.manager.dataSource, APPEND_ONLY_TABLES)) {
    findings.add(
      'TRIGGER_MISSING',
      `trigger ${trigger}`,
      '防篡改触发器缺失 / the append-only trigger is missing',
    );
  }
  return findings.report();
}

/** The heads of all chains, to be kept where who can change the database cannot. */
export const exportHeads = (view: ReadView): Promise<ExportedHead[]> => readHeads(view);
