import { missingGuards } from '../../platform/database/append-only.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type ExportedHead, readHeads, verifyHeads } from './chain-heads.js';
import { verifyBalances } from './verify-balances.js';
import { verifyChains } from './verify-chains.js';
import { verifyCredits } from './verify-credits.js';
import { verifyHolds } from './verify-holds.js';
import { verifyRecords } from './verify-records.js';
import { Findings, type VerifyProgress, type VerifyReport } from './verify-report.js';
import { verifyRedemptions } from './verify-redemptions.js';
import { verifyShapes } from './verify-shapes.js';

export type { ExportedHead } from './chain-heads.js';
export type { VerifyFault, VerifyProgress, VerifyReport } from './verify-report.js';

const APPEND_ONLY_TABLES = ['audit_entry', 'ledger_entry', 'ledger_posting', 'policy_version'] as const;

export interface VerifyOptions {
  /** Heads exported earlier, to find a tail that was cut or rewritten since. */
  readonly heads?: readonly ExportedHead[];
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: VerifyProgress) => void;
}

/**
 * Proves every invariant of the time bank (domain.md rule 37, architecture.md § 5) on a live database or a backup, reading
 * only, with memory that does not grow with the books. The first fault names the first wrong row.
 * @param view of one snapshot where others write meanwhile (`inSnapshot`): many statements are held against each other
 */
export async function runVerify(view: ReadView, options: VerifyOptions = {}): Promise<VerifyReport> {
  const findings = new Findings(options.onProgress);
  await verifyChains(view, findings, [verifyShapes, verifyCredits, verifyHolds]);
  await verifyHeads(view, options.heads ?? [], findings);
  await verifyBalances(view, findings);
  await verifyRecords(view, findings);
  await verifyRedemptions(view, findings);
  for (const trigger of await missingGuards(view.manager, APPEND_ONLY_TABLES)) {
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
