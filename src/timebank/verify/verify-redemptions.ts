import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type ReadEntry, sumOf } from './entry-page.js';
import { relatedEntries } from './related-entries.js';
import type { Findings } from './verify-report.js';

interface RedemptionRow {
  readonly id: string;
  readonly status: string;
  readonly held_minutes: number;
  readonly gifted_minutes: number;
  readonly used_minutes: number | null;
}

const PAGE_REDEMPTIONS = 500;
/** The entry that ended the hold of a redemption in this state; in all others it stands. */
const END_OF: Readonly<Record<string, string>> = {
  CAPTURED: 'CAPTURE',
  CANCELLED: 'RELEASE',
  EXPIRED: 'RELEASE',
};

/** Each redemption says of its minutes what the books say (rule 32). */
export async function verifyRedemptions(view: ReadView, findings: Findings): Promise<void> {
  const [all] = await view.rows<{ redemptions: number }>('SELECT COUNT(*) AS redemptions FROM redemption');
  const total = Number(all?.redemptions ?? 0);
  let done = 0;
  findings.onProgress({ phase: 'redemptions', done, total });
  for (let after = ''; ;) {
    const rows = await view.rows<RedemptionRow>(
      `SELECT id, status, held_minutes, gifted_minutes, used_minutes FROM redemption
        WHERE id > :after ORDER BY id LIMIT ${PAGE_REDEMPTIONS}`,
      { after },
    );
    const last = rows.at(-1);
    if (!last) break;
    const ids = rows.map(({ id }) => id);
    const holds = await relatedEntries(view, 'redemption_id', ids, ['HOLD']);
    const ends = await relatedEntries(view, 'redemption_id', ids, ['CAPTURE', 'RELEASE']);
    for (const row of rows) {
      const fault = faultOf(row, holds.get(row.id)?.[0], ends.get(row.id)?.[0]);
      if (fault) findings.add('REDEMPTION_AND_BOOKS', `redemption ${row.id}`, fault);
    }
    done += rows.length;
    findings.onProgress({ phase: 'redemptions', done, total });
    after = last.id;
  }
}

function faultOf(row: RedemptionRow, hold: ReadEntry | undefined, end: ReadEntry | undefined): string | null {
  if (!hold) return '没有冻结分录 / has no hold in the books (rule 32)';
  const [held, gifted] = [sumOf(hold.postings, 'HELD'), 0 - sumOf(hold.postings, 'GIFTED')];
  if (held !== Number(row.held_minutes) || gifted !== Number(row.gifted_minutes))
    return `称冻结 ${row.held_minutes}（受赠 ${row.gifted_minutes}），账上 ${held}（${gifted}） / says ${row.held_minutes} minutes held (${row.gifted_minutes} given), the books ${held} (${gifted})`;
  const kind = END_OF[row.status] ?? null;
  const booked = end?.row.kind ?? null;
  if (booked !== kind)
    return `状态 ${row.status}，账上 ${booked ?? '仍冻结'} / is ${row.status}, but the books have ${booked ?? 'it held still'}`;
  const used = end && kind === 'CAPTURE' ? sumOf(end.postings, 'ISSUED') : 0;
  return used === Number(row.used_minutes ?? 0)
    ? null
    : `称使用 ${row.used_minutes ?? 0}，账上 ${used} / says ${row.used_minutes ?? 0} minutes used, the books ${used}`;
}
