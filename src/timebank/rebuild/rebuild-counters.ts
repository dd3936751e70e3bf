import {
  addRows,
  compareWithSide,
  countRows,
  makeSideTable,
  type RowDifference,
  type SideTable,
  sideOf,
} from '../../platform/database/side-tables.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';

const ACCOUNTS: SideTable = {
  table: 'ledger_account',
  key: ['id'],
  columns: ['balance_minutes', 'posting_count'],
};
const CHAINS: SideTable = {
  table: 'ledger_chain',
  key: ['place_code'],
  columns: ['sequence', 'head_hash'],
};
const PAGE_ACCOUNTS = 500;

export interface RebuiltCounters {
  readonly accounts: number;
  readonly chains: number;
  readonly differences: readonly RowDifference[];
}

/** The side tables of `rebuildCounters`, to be made before its snapshot. */
export const COUNTER_SIDE_TABLES: readonly string[] = [ACCOUNTS, CHAINS].flatMap(makeSideTable);

/**
 * Computes every counter of the ledger anew from its entries and postings, in side tables, and says what differs: the balance and
 * number of postings of each account, the number and hash at the end of each chain (architecture.md § 5.1).
 * @param view of one snapshot with `COUNTER_SIDE_TABLES`
 */
export async function rebuildCounters(
  view: ReadView,
  onProgress: (progress: { phase: string; done: number; total: number }) => void = () => undefined,
): Promise<RebuiltCounters> {
  await fillAccounts(view, (done, total) => onProgress({ phase: 'counters', done, total }));
  await fillChains(view);
  const differences = [...(await compareWithSide(view, ACCOUNTS)), ...(await compareWithSide(view, CHAINS))];
  return {
    accounts: await countRows(view, sideOf(ACCOUNTS)),
    chains: await countRows(view, sideOf(CHAINS)),
    differences,
  };
}

async function fillAccounts(view: ReadView, tell: (done: number, total: number) => void): Promise<void> {
  const side = sideOf(ACCOUNTS);
  const sumUp = async (range: string, bounds: { after: string; last: string }): Promise<void> => {
    await view.rows(
      `INSERT INTO ${side} (id, balance_minutes, posting_count)
       SELECT account_id, SUM(minutes), COUNT(*) FROM ledger_posting WHERE ${range} GROUP BY account_id`,
      bounds,
    );
  };
  const total = await countRows(view, 'ledger_account');
  let [after, done] = ['', 0];
  for (;;) {
    const accounts = await view.rows<{ id: string }>(
      `SELECT id FROM ledger_account WHERE id > :after ORDER BY id LIMIT ${PAGE_ACCOUNTS}`,
      { after },
    );
    const last = accounts.at(-1)?.id;
    if (last === undefined) break;
    await sumUp('account_id > :after AND account_id <= :last', { after, last });
    await view.rows(
      `INSERT INTO ${side} (id, balance_minutes, posting_count)
       SELECT a.id, 0, 0 FROM ledger_account a WHERE a.id > :after AND a.id <= :last
          AND NOT EXISTS (SELECT 1 FROM ${side} s WHERE s.id = a.id)`,
      { after, last },
    );
    after = last;
    tell((done += accounts.length), total);
  }
  // Postings to accounts that are gone.
  await sumUp('account_id > :after AND account_id <> :last', { after, last: '' });
}

/** By stepping from place to place through the index, and to the last entry of each. */
async function fillChains(view: ReadView): Promise<void> {
  for (let after = ''; ;) {
    const [next] = await view.rows<{ place_code: string | null }>(
      'SELECT min(place_code) AS place_code FROM ledger_entry WHERE place_code > :after',
      { after },
    );
    if (!next?.place_code) return;
    after = next.place_code;
    const [end] = await view.rows<{ sequence: number; hash: string }>(
      'SELECT sequence, hash FROM ledger_entry WHERE place_code = :after ORDER BY sequence DESC LIMIT 1',
      { after },
    );
    if (end)
      await addRows(
        view,
        sideOf(CHAINS),
        ['place_code', 'sequence', 'head_hash'],
        [[after, Number(end.sequence), end.hash]],
      );
  }
}
