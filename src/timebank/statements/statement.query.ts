import { monthSpan } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { AccountKind, EntryKind } from '../ledger/ledger.js';

/** One posting to one of a volunteer's accounts. */
export interface StatementRow {
  readonly entryId: string;
  readonly line: number;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly account: AccountKind;
  readonly minutes: number;
  readonly balanceAfterMinutes: number;
  readonly serviceRecordId: string | null;
  readonly reason: string | null;
}

/** Where a page of a statement ends: entry and line. */
export interface StatementPosition {
  readonly entryId: string;
  readonly line: number;
}

interface Row {
  entry_id: string;
  line: number;
  created_at: number;
  entry_kind: EntryKind;
  account_kind: AccountKind;
  minutes: number;
  balance_after_minutes: number;
  service_record_id: string | null;
  reason: string | null;
}

/**
 * Up to `limit` lines of a volunteer's statement, newest first, with the balance of the line's account after each (domain.md
 * rule 37), of one month if told. Entry ids are made while the accounts are locked, so their order is the order of posting.
 */
export async function statementRows(
  view: ReadView,
  volunteerId: string,
  after: StatementPosition | null,
  limit: number,
  month: string | null = null,
): Promise<StatementRow[]> {
  const page = after ? 'AND (p.entry_id < :entryId OR (p.entry_id = :entryId AND p.line < :line))' : '';
  const within = month ? 'AND e.created_at >= :from AND e.created_at < :until' : '';
  const rows = await view.rows<Row>(
    `SELECT p.entry_id, p.line, e.created_at, e.kind AS entry_kind, a.kind AS account_kind, p.minutes,
            p.balance_after_minutes, e.service_record_id, e.reason
       FROM ledger_account a
       JOIN ledger_posting p ON p.account_id = a.id
       JOIN ledger_entry e ON e.id = p.entry_id
      WHERE a.owner_kind = 'VOLUNTEER' AND a.owner_id = :volunteerId ${page} ${within}
      ORDER BY p.entry_id DESC, p.line DESC LIMIT :limit`,
    { volunteerId, limit, ...(after ? { entryId: after.entryId, line: after.line } : {}), ...bounds(month) },
  );
  return rows.map((row) => ({
    entryId: row.entry_id,
    line: row.line,
    at: new Date(row.created_at),
    kind: row.entry_kind,
    account: row.account_kind,
    minutes: row.minutes,
    balanceAfterMinutes: row.balance_after_minutes,
    serviceRecordId: row.service_record_id,
    reason: row.reason,
  }));
}

function bounds(month: string | null): Record<string, number> {
  if (!month) return {};
  const { from, until } = monthSpan(month);
  return { from: from.getTime(), until: until.getTime() };
}

const PAGE = 1000;

/** The whole statement, oldest line first. */
export async function wholeStatement(view: ReadView, volunteerId: string): Promise<StatementRow[]> {
  const lines: StatementRow[] = [];
  for (;;) {
    const page = await statementRows(view, volunteerId, lines.at(-1) ?? null, PAGE);
    lines.push(...page);
    if (page.length < PAGE) return lines.reverse();
  }
}
