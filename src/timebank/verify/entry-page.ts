import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { AccountKind, EntryKind, OwnerKind } from '../ledger/ledger.js';

/** An entry as it stands in its table. */
export interface EntryRow {
  readonly id: string;
  readonly kind: EntryKind;
  readonly place_code: string;
  readonly sequence: number;
  readonly idempotency_key: string;
  readonly policy_version_id: string;
  readonly service_record_id: string | null;
  readonly redemption_id: string | null;
  readonly reverses_entry_id: string | null;
  readonly actor_account_id: string | null;
  readonly reason: string | null;
  readonly created_at: number;
  readonly previous_hash: string;
  readonly hash: string;
}

/** A posting with the owner and kind of its account; null: the account is missing. */
export interface PostingRow {
  readonly entry_id: string;
  readonly line: number;
  readonly account_id: string;
  readonly owner_kind: OwnerKind | null;
  readonly owner_id: string | null;
  readonly account_kind: AccountKind | null;
  readonly minutes: number;
  readonly account_sequence: number;
  readonly balance_after_minutes: number;
}

export interface ReadEntry {
  readonly row: EntryRow;
  /** By line. */
  readonly postings: readonly PostingRow[];
}

export const whereIs = (entry: EntryRow): string =>
  `ledger_entry ${entry.id} (${entry.place_code} #${entry.sequence})`;

/** What an entry adds to the accounts of a kind, all together. */
export const sumOf = (postings: readonly PostingRow[], kind: AccountKind): number =>
  postings.reduce((sum, posting) => (posting.account_kind === kind ? sum + Number(posting.minutes) : sum), 0);

/** Postings by entry, each list by line; few enough entries for one statement. */
export async function postingsOf(
  view: ReadView,
  entryIds: readonly string[],
): Promise<Map<string, PostingRow[]>> {
  const byEntry = new Map<string, PostingRow[]>();
  if (entryIds.length === 0) return byEntry;
  const rows = await view.rows<PostingRow>(
    `SELECT p.entry_id, p.line, p.account_id, p.minutes, p.account_sequence, p.balance_after_minutes,
            a.owner_kind, a.owner_id, a.kind AS account_kind
       FROM ledger_posting p LEFT JOIN ledger_account a ON a.id = p.account_id
      WHERE p.entry_id IN (:...entryIds)`,
    { entryIds },
  );
  for (const row of rows) {
    const list = byEntry.get(row.entry_id);
    if (list) list.push(row);
    else byEntry.set(row.entry_id, [row]);
  }
  for (const list of byEntry.values()) list.sort((a, b) => Number(a.line) - Number(b.line));
  return byEntry;
}

/** Puts entries together with their postings. */
export async function withPostings(view: ReadView, rows: readonly EntryRow[]): Promise<ReadEntry[]> {
  const postings = await postingsOf(
    view,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ row, postings: postings.get(row.id) ?? [] }));
}
