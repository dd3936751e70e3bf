import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { AccountKind, OwnerKind } from '../ledger/ledger.js';
import { type ExportedHead, readHeads } from '../verify/chain-heads.js';
import type { EntryRow, PostingRow, ReadEntry } from '../verify/entry-page.js';
import { accountDirective, accountName, journalHeader, RisingDays, transactionText } from './journal-text.js';
import { type Ordered, PostingOrder } from './posting-order.js';

const PAGE_ENTRIES = 500;
const PAGE_ACCOUNTS = 2000;

export interface ExportProgress {
  readonly phase: 'journal';
  readonly done: number;
  readonly total: number;
}

export interface JournalExport {
  readonly entries: number;
  readonly heads: readonly ExportedHead[];
}

interface OrderedEntry extends ReadEntry, Ordered {}

/** A posting with the entry of the one before it in its account; null: it is the first. */
interface ChainedPosting extends PostingRow {
  readonly before_entry_id: string | null;
}

/**
 * Writes the whole ledger in hledger's format, page by page, so that another program can add it up (rule 37).
 * @param view of one snapshot where others write meanwhile
 */
export async function exportJournal(
  view: ReadView,
  write: (text: string) => Promise<void>,
  onProgress: (progress: ExportProgress) => void = () => undefined,
): Promise<JournalExport> {
  const heads = await readHeads(view);
  const total = heads.reduce((sum, head) => sum + head.sequence, 0);
  await write(journalHeader(heads));
  await writeAccounts(view, write);
  const days = new RisingDays();
  const textOf = ({ row, postings }: ReadEntry): string =>
    transactionText(days.dayOf(new Date(Number(row.created_at))), row, postings);
  const order = new PostingOrder<OrderedEntry>();
  let entries = 0;
  for await (const page of entriesById(view)) {
    await write(
      page
        .flatMap((entry) => order.next(entry))
        .map(textOf)
        .join(''),
    );
    entries += page.length;
    onProgress({ phase: 'journal', done: entries, total });
  }
  await write(order.rest().map(textOf).join(''));
  return { entries, heads };
}

async function writeAccounts(view: ReadView, write: (text: string) => Promise<void>): Promise<void> {
  for (let after = ''; ;) {
    const accounts = await view.rows<{
      id: string;
      owner_kind: OwnerKind;
      owner_id: string;
      kind: AccountKind;
    }>(
      `SELECT id, owner_kind, owner_id, kind FROM ledger_account WHERE id > :after ORDER BY id LIMIT ${PAGE_ACCOUNTS}`,
      { after },
    );
    const last = accounts.at(-1);
    if (!last) break;
    await write(
      accounts
        .map((account) => accountDirective(accountName(account.owner_kind, account.owner_id, account.kind)))
        .join(''),
    );
    after = last.id;
  }
  await write('\n');
}

async function* entriesById(view: ReadView): AsyncGenerator<OrderedEntry[]> {
  for (let after = ''; ;) {
    const rows = await view.rows<EntryRow>(
      `SELECT * FROM ledger_entry WHERE id > :after ORDER BY id LIMIT ${PAGE_ENTRIES}`,
      { after },
    );
    const last = rows.at(-1);
    if (!last) return;
    const postings = await chainedPostings(
      view,
      rows.map((row) => row.id),
    );
    yield rows.map((row) => {
      const own = postings.get(row.id) ?? [];
      const before = own.map((posting) => posting.before_entry_id).filter((id) => id !== null);
      return { id: row.id, row, postings: own, after: before };
    });
    after = last.id;
  }
}

async function chainedPostings(
  view: ReadView,
  entryIds: readonly string[],
): Promise<Map<string, ChainedPosting[]>> {
  const rows = await view.rows<ChainedPosting>(
    `SELECT p.entry_id, p.line, p.account_id, p.minutes, p.account_sequence, p.balance_after_minutes,
            a.owner_kind, a.owner_id, a.kind AS account_kind, b.entry_id AS before_entry_id
       FROM ledger_posting p
       LEFT JOIN ledger_account a ON a.id = p.account_id
       LEFT JOIN ledger_posting b ON b.account_id = p.account_id AND b.account_sequence = p.account_sequence - 1
      WHERE p.entry_id IN (:...entryIds)`,
    { entryIds },
  );
  const byEntry = new Map<string, ChainedPosting[]>();
  for (const row of rows) {
    const list = byEntry.get(row.entry_id);
    if (list) list.push(row);
    else byEntry.set(row.entry_id, [row]);
  }
  for (const list of byEntry.values()) list.sort((a, b) => Number(a.line) - Number(b.line));
  return byEntry;
}
