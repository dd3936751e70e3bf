import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { EntryKind } from '../ledger/ledger.js';
import { type EntryRow, type ReadEntry, withPostings } from './entry-page.js';

type Reference = 'id' | 'service_record_id' | 'redemption_id';

/**
 * The entries of some kinds that refer to the same thing as those of a page, by what they refer to; a page's references fit in
 * one statement. The kinds are spelt out, or SQLite would not use the partial indexes.
 */
export async function relatedEntries(
  view: ReadView,
  reference: Reference,
  values: readonly (string | null)[],
  kinds: readonly EntryKind[] = [],
): Promise<Map<string, ReadEntry[]>> {
  const wanted = [...new Set(values.filter((value) => value !== null))];
  const found = new Map<string, ReadEntry[]>();
  if (wanted.length === 0) return found;
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  const ofKind =
    kinds.length === 0 ? '' : kinds.length === 1 ? `AND kind = ${list}` : `AND kind IN (${list})`;
  const rows = await view.rows<EntryRow>(
    `SELECT * FROM ledger_entry WHERE ${reference} IN (:...wanted) ${ofKind}`,
    { wanted },
  );
  for (const entry of await withPostings(view, rows)) {
    const key = entry.row[reference] ?? '';
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return found;
}
