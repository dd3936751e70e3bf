import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type AccountKind, balanceAllowed } from '../ledger/ledger.js';
import { type Findings, MAX_FAULTS } from './verify-report.js';

interface PostingRow {
  entry_id: string;
  line: number;
  account_id: string;
  account_sequence: number;
  place_in_account: number;
  minutes: number;
  balance_before: number;
  balance_after_minutes: number;
}

interface AccountRow {
  id: string;
  owner_id: string;
  kind: AccountKind;
  balance_minutes: number;
  posting_count: number;
  posted_minutes: number;
  posted_count: number;
}

const NOT_ALLOWED = `(a.kind IN ('HONOR', 'AVAILABLE', 'HELD') AND %s < 0) OR (a.kind = 'DEBT' AND %s > 0)`;
const notAllowed = (column: string): string => NOT_ALLOWED.replaceAll('%s', column);

/**
 * Counters equal the sums of their postings, which run on without a gap, and nothing is below what it may be
 * (architecture.md § 5.1 and 5.2). Each check is one statement, so it sees one state of a live database.
 */
export async function verifyBalances(view: ReadView, findings: Findings): Promise<void> {
  await verifyOrphans(view, findings);
  await verifyRunningBalances(view, findings);
  await verifyCounters(view, findings);
}

async function verifyOrphans(view: ReadView, findings: Findings): Promise<void> {
  const rows = await view.rows<{ entry_id: string; line: number }>(
    `SELECT p.entry_id, p.line FROM ledger_posting p
       LEFT JOIN ledger_entry e ON e.id = p.entry_id LEFT JOIN ledger_account a ON a.id = p.account_id
      WHERE e.id IS NULL OR a.id IS NULL ORDER BY p.entry_id, p.line LIMIT ${MAX_FAULTS}`,
  );
  for (const row of rows) {
    findings.add(
      'POSTING_ORPHAN',
      `ledger_posting ${row.entry_id}/${row.line}`,
      '所属分录或账户不存在 / its entry or its account is missing',
    );
  }
}

async function verifyRunningBalances(view: ReadView, findings: Findings): Promise<void> {
  const wrong = await view.rows<PostingRow>(
    `SELECT * FROM (
       SELECT p.entry_id, p.line, p.account_id, p.account_sequence, p.minutes, p.balance_after_minutes,
              ROW_NUMBER() OVER (PARTITION BY p.account_id ORDER BY p.account_sequence) AS place_in_account,
              COALESCE(LAG(p.balance_after_minutes) OVER (PARTITION BY p.account_id ORDER BY p.account_sequence), 0) AS balance_before
         FROM ledger_posting p) posting
      WHERE account_sequence <> place_in_account OR balance_before + minutes <> balance_after_minutes
      ORDER BY entry_id, line LIMIT ${MAX_FAULTS}`,
  );
  for (const row of wrong) {
    const numbered = Number(row.account_sequence) === Number(row.place_in_account);
    findings.add(
      numbered ? 'BALANCE_AFTER' : 'ACCOUNT_SEQUENCE',
      `ledger_posting ${row.entry_id}/${row.line}`,
      numbered
        ? `余额应为 ${row.balance_before} + ${row.minutes}，记为 ${row.balance_after_minutes} / the balance after it should be ${row.balance_before} + ${row.minutes}, not ${row.balance_after_minutes}`
        : `在账户中是第 ${row.place_in_account} 笔，编号 ${row.account_sequence} / is number ${row.place_in_account} of its account, not ${row.account_sequence}`,
    );
  }
  const below = await view.rows<{
    entry_id: string;
    line: number;
    kind: string;
    balance_after_minutes: number;
  }>(
    `SELECT p.entry_id, p.line, a.kind, p.balance_after_minutes
       FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
      WHERE ${notAllowed('p.balance_after_minutes')} ORDER BY p.entry_id, p.line LIMIT ${MAX_FAULTS}`,
  );
  for (const row of below) {
    findings.add(
      'BALANCE_NOT_ALLOWED',
      `ledger_posting ${row.entry_id}/${row.line}`,
      `${row.kind} 余额不得为 ${row.balance_after_minutes} / ${row.kind} may not be ${row.balance_after_minutes}`,
    );
  }
}

async function verifyCounters(view: ReadView, findings: Findings): Promise<void> {
  const rows = await view.rows<AccountRow>(
    `SELECT a.id, a.owner_id, a.kind, a.balance_minutes, a.posting_count,
            COALESCE(s.posted_minutes, 0) AS posted_minutes, COALESCE(s.posted_count, 0) AS posted_count
       FROM ledger_account a
       LEFT JOIN (SELECT account_id, SUM(minutes) AS posted_minutes, COUNT(*) AS posted_count
                    FROM ledger_posting GROUP BY account_id) s ON s.account_id = a.id
      WHERE a.balance_minutes <> COALESCE(s.posted_minutes, 0) OR a.posting_count <> COALESCE(s.posted_count, 0)
         OR ${notAllowed('a.balance_minutes')}
      ORDER BY a.id LIMIT ${MAX_FAULTS}`,
  );
  for (const row of rows) {
    const where = `ledger_account ${row.id} (${row.owner_id} ${row.kind})`;
    if (Number(row.balance_minutes) !== Number(row.posted_minutes)) {
      findings.add(
        'COUNTER',
        where,
        `余额 ${row.balance_minutes}，明细合计 ${row.posted_minutes} / says ${row.balance_minutes}, its postings sum to ${row.posted_minutes}`,
      );
    }
    if (Number(row.posting_count) !== Number(row.posted_count)) {
      findings.add(
        'POSTING_COUNT',
        where,
        `笔数 ${row.posting_count}，实有 ${row.posted_count} / says ${row.posting_count} postings, has ${row.posted_count}`,
      );
    }
    if (!balanceAllowed(row.kind, Number(row.balance_minutes))) {
      findings.add(
        'BALANCE_NOT_ALLOWED',
        where,
        `${row.kind} 余额不得为 ${row.balance_minutes} / ${row.kind} may not be ${row.balance_minutes}`,
      );
    }
  }
}
