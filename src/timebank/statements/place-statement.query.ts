import { monthSpan } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { EntryKind } from '../ledger/ledger.js';
import type { StatementPosition } from './statement.query.js';

/** An account of a place that tells something to people: the pool of a community, the clearing of a street. */
export interface PlaceAccount {
  readonly placeCode: string;
  readonly kind: 'POOL' | 'CLEARING';
}

/** One posting to an account of a place. */
export interface PlaceStatementRow {
  readonly entryId: string;
  readonly line: number;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly minutes: number;
  readonly balanceAfterMinutes: number;
  readonly reason: string | null;
  /** The other street, of a clearing. */
  readonly counterpartCode: string | null;
}

interface Row {
  entry_id: string;
  line: number;
  created_at: number;
  kind: EntryKind;
  minutes: number;
  balance_after_minutes: number;
  reason: string | null;
  counterpart_code: string | null;
}

/**
 * Up to `limit` lines of a place's account, newest first; entry ids are in the order of posting.
 * @param month `YYYY-MM`; null: all
 */
export async function placeStatementRows(
  view: ReadView,
  { placeCode, kind }: PlaceAccount,
  page: { readonly after: StatementPosition | null; readonly limit: number; readonly month: string | null },
): Promise<PlaceStatementRow[]> {
  const { after, limit, month } = page;
  const beyond = after ? 'AND (p.entry_id < :entryId OR (p.entry_id = :entryId AND p.line < :line))' : '';
  const within = month ? 'AND e.created_at >= :from AND e.created_at < :until' : '';
  const { from, until } = month ? monthSpan(month) : { from: null, until: null };
  const rows = await view.rows<Row>(
    `SELECT p.entry_id, p.line, e.created_at, e.kind, p.minutes, p.balance_after_minutes, e.reason,
            (SELECT o.owner_id FROM ledger_posting q JOIN ledger_account o ON o.id = q.account_id
              WHERE q.entry_id = p.entry_id AND q.line <> p.line AND o.kind = 'CLEARING') AS counterpart_code
       FROM ledger_account a
       JOIN ledger_posting p ON p.account_id = a.id
       JOIN ledger_entry e ON e.id = p.entry_id
      WHERE a.owner_kind = 'PLACE' AND a.owner_id = :placeCode AND a.kind = :kind ${beyond} ${within}
      ORDER BY p.entry_id DESC, p.line DESC LIMIT :limit`,
    {
      ...{ placeCode, kind, limit },
      ...(after ? { entryId: after.entryId, line: after.line } : {}),
      ...(from && until ? { from: from.getTime(), until: until.getTime() } : {}),
    },
  );
  return rows.map((row) => ({
    entryId: row.entry_id,
    line: row.line,
    at: new Date(row.created_at),
    kind: row.kind,
    minutes: row.minutes,
    balanceAfterMinutes: row.balance_after_minutes,
    reason: row.reason,
    counterpartCode: row.counterpart_code,
  }));
}

/** The balance of a place's account before an instant; null: now. */
export async function placeBalance(
  view: ReadView,
  { placeCode, kind }: PlaceAccount,
  before: Date | null,
): Promise<number> {
  const [row] = await view.rows<{ minutes: number | string | null }>(
    `SELECT SUM(p.minutes) AS minutes
       FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id JOIN ledger_entry e ON e.id = p.entry_id
      WHERE a.owner_kind = 'PLACE' AND a.owner_id = :placeCode AND a.kind = :kind
        ${before ? 'AND e.created_at < :before' : ''}`,
    { placeCode, kind, ...(before ? { before: before.getTime() } : {}) },
  );
  return Number(row?.minutes ?? 0);
}

export interface Counterpart {
  readonly streetCode: string;
  /** What the street served for the other's minutes. */
  readonly servedMinutes: number;
  /** What the other served for the street's minutes. */
  readonly receivedMinutes: number;
  readonly entries: number;
}

/** With which streets a street has cleared within a month, by their codes. */
export async function counterpartsOf(
  view: ReadView,
  streetCode: string,
  month: string,
): Promise<Counterpart[]> {
  const { from, until } = monthSpan(month);
  const rows = await view.rows<{ street_code: string; served: number; received: number; entries: number }>(
    `SELECT o.owner_id AS street_code, count(*) AS entries,
            SUM(CASE WHEN p.minutes > 0 THEN p.minutes ELSE 0 END) AS served,
            SUM(CASE WHEN p.minutes < 0 THEN -p.minutes ELSE 0 END) AS received
       FROM ledger_account a
       JOIN ledger_posting p ON p.account_id = a.id
       JOIN ledger_entry e ON e.id = p.entry_id
       JOIN ledger_posting q ON q.entry_id = p.entry_id AND q.line <> p.line
       JOIN ledger_account o ON o.id = q.account_id AND o.kind = 'CLEARING'
      WHERE a.owner_kind = 'PLACE' AND a.owner_id = :streetCode AND a.kind = 'CLEARING'
        AND e.created_at >= :from AND e.created_at < :until
      GROUP BY o.owner_id ORDER BY o.owner_id`,
    { streetCode, from: from.getTime(), until: until.getTime() },
  );
  return rows.map(({ street_code, served, received, entries }) => ({
    streetCode: street_code,
    servedMinutes: Number(served),
    receivedMinutes: Number(received),
    entries: Number(entries),
  }));
}
