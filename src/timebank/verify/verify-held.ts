import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { EntryKind } from '../ledger/ledger.js';
import type { AccountRow } from './account-row.js';
import type { Findings } from './verify-report.js';

/** A posting of an open hold, or of a merge, to a HELD account. */
interface HeldPosting {
  readonly account_id: string;
  readonly account_sequence: number;
  readonly entry_id: string;
  readonly minutes: number;
  readonly kind: EntryKind;
}

/** Longer lines of merged volunteers are no fault; a circle of them, which only who tampers can make, would have no end. */
const LONGEST_LINE = 100;

/**
 * What an account holds is the sum of its open holds (rule 32): of those made on it, and of those that a merge carried to it,
 * which were made on the other account before (rule 4). Of ended holds nothing is left.
 */
export async function verifyHeld(
  view: ReadView,
  accounts: readonly AccountRow[],
  findings: Findings,
): Promise<void> {
  const postings = await openPostings(
    view,
    accounts.map((account) => account.id),
  );
  for (const account of accounts) {
    const open = await openMinutes(view, postings.get(account.id) ?? [], Infinity, 0);
    if (open === Number(account.balance_minutes)) continue;
    findings.add(
      'HELD_WITHOUT_HOLD',
      `ledger_account ${account.id} (${account.owner_id} ${account.kind})`,
      `冻结 ${account.balance_minutes} 分钟，未结束的冻结合计 ${open} / holds ${account.balance_minutes} minutes, its open holds sum to ${open} (rule 32)`,
    );
  }
}

/** Minutes of the open holds that an account has before its posting number `until`. */
async function openMinutes(
  view: ReadView,
  postings: readonly HeldPosting[],
  until: number,
  depth: number,
): Promise<number> {
  const before = postings.filter((posting) => Number(posting.account_sequence) < until);
  const isMerge = (posting: HeldPosting): boolean => posting.kind === 'ADJUSTMENT';
  const lastCarriedOff = before.findLastIndex((posting) => isMerge(posting) && Number(posting.minutes) < 0);
  let open = 0;
  for (const posting of before.slice(lastCarriedOff + 1)) {
    if (!isMerge(posting)) open += Number(posting.minutes);
    else if (depth < LONGEST_LINE) open += await carriedBy(view, posting.entry_id, depth);
  }
  return open;
}

/** Minutes of the open holds that a merge carried over. */
async function carriedBy(view: ReadView, entryId: string, depth: number): Promise<number> {
  const from = await view.rows<{ account_id: string; account_sequence: number }>(
    `SELECT p.account_id, p.account_sequence FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
      WHERE p.entry_id = :entryId AND a.kind = 'HELD' AND p.minutes < 0`,
    { entryId },
  );
  let carried = 0;
  for (const { account_id: accountId, account_sequence: sequence } of from) {
    const postings = (await openPostings(view, [accountId])).get(accountId) ?? [];
    carried += await openMinutes(view, postings, Number(sequence), depth + 1);
  }
  return carried;
}

/** By account, in order of their numbers: postings of holds that have not ended, and of merges. */
async function openPostings(
  view: ReadView,
  accountIds: readonly string[],
): Promise<Map<string, HeldPosting[]>> {
  const byAccount = new Map<string, HeldPosting[]>();
  if (accountIds.length === 0) return byAccount;
  const rows = await view.rows<HeldPosting>(
    `SELECT p.account_id, p.account_sequence, p.entry_id, p.minutes, e.kind
       FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
      WHERE p.account_id IN (:...accountIds)
        AND (e.kind = 'ADJUSTMENT' OR (e.kind = 'HOLD' AND NOT EXISTS (
              SELECT 1 FROM ledger_entry x WHERE x.redemption_id = e.redemption_id AND x.kind IN ('CAPTURE', 'RELEASE'))))
      ORDER BY p.account_id, p.account_sequence`,
    { accountIds },
  );
  for (const row of rows) {
    const list = byAccount.get(row.account_id);
    if (list) list.push(row);
    else byAccount.set(row.account_id, [row]);
  }
  return byAccount;
}
