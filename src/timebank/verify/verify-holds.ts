import { streetOf } from '../../kernel/division-code.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { EntryKind } from '../ledger/ledger.js';
import { type ReadEntry, sumOf, whereIs } from './entry-page.js';
import { relatedEntries } from './related-entries.js';
import type { Findings } from './verify-report.js';

const ENDS: readonly EntryKind[] = ['CAPTURE', 'RELEASE'];

/** Each hold ends at most once, whole, and each portion goes back where it came from; clearing is of a capture (rules 32, 33, 36). */
export async function verifyHolds(
  view: ReadView,
  page: readonly ReadEntry[],
  findings: Findings,
): Promise<void> {
  const ends = page.filter(({ row }) => ENDS.includes(row.kind));
  const clearings = page.filter(({ row }) => row.kind === 'CLEARING');
  const ids = (entries: readonly ReadEntry[]) => entries.map(({ row }) => row.redemption_id);
  const holds = await relatedEntries(view, 'redemption_id', ids(ends), ['HOLD']);
  const endsOf = await relatedEntries(view, 'redemption_id', ids([...ends, ...clearings]), [
    'CAPTURE',
    'RELEASE',
  ]);
  for (const end of ends) {
    const id = end.row.redemption_id ?? '';
    verifyEnd(end, holds.get(id) ?? [], endsOf.get(id) ?? [], findings);
  }
  for (const clearing of clearings) {
    const fault = clearingFault(clearing, endsOf.get(clearing.row.redemption_id ?? '') ?? []);
    if (fault) findings.add('CLEARING_UNFOUNDED', whereIs(clearing.row), fault);
  }
}

function verifyEnd(
  end: ReadEntry,
  holds: readonly ReadEntry[],
  ends: readonly ReadEntry[],
  findings: Findings,
): void {
  const where = whereIs(end.row);
  const [hold] = holds;
  if (ends.length > 1) {
    findings.add(
      'HOLD_ENDED_TWICE',
      where,
      `此冻结结束 ${ends.length} 次 / its hold is ended ${ends.length} times (rule 32)`,
    );
  }
  if (!hold) {
    findings.add('HOLD_MISSING', where, '没有对应的冻结 / there is no hold that it could end (rule 32)');
    return;
  }
  const [held, ended] = [sumOf(hold.postings, 'HELD'), sumOf(end.postings, 'HELD')];
  if (held + ended !== 0) {
    findings.add(
      'HOLD_AMOUNT',
      where,
      `冻结 ${held} 分钟，结束 ${-ended} / ends ${-ended} minutes of a hold of ${held} (rule 32)`,
    );
  }
  const wasGifted = -sumOf(hold.postings, 'GIFTED');
  const returned = sumOf(end.postings, 'GIFTED');
  if (returned > wasGifted) {
    findings.add(
      'GIFT_RETURNED',
      where,
      `退回受赠 ${returned} 分钟，冻结时为 ${wasGifted} / returns ${returned} gifted minutes of ${wasGifted} held (rule 33)`,
    );
  }
  const wasOwn = -sumOf(hold.postings, 'AVAILABLE');
  const returnedOwn = sumOf(end.postings, 'AVAILABLE');
  if (returnedOwn > wasOwn) {
    findings.add(
      'GIFT_RETURNED',
      where,
      `退回自有 ${returnedOwn} 分钟，冻结时为 ${wasOwn} / returns ${returnedOwn} own minutes of ${wasOwn} held (rule 33)`,
    );
  }
}

/** Between the street whose minutes were used and the one that served, as many as were used (rule 36). */
function clearingFault(clearing: ReadEntry, ends: readonly ReadEntry[]): string | null {
  const capture = ends.find(({ row }) => row.kind === 'CAPTURE');
  if (!capture) return '没有对应的使用分录 / there is no capture that it could settle (rule 36)';
  const used = sumOf(capture.postings, 'ISSUED');
  const [from] = [...clearing.postings].sort((a, b) => Number(a.minutes) - Number(b.minutes));
  const settled = -Number(from?.minutes ?? 0);
  if (settled !== used)
    return `使用 ${used} 分钟，结算 ${settled} / settles ${settled} minutes of ${used} used (rule 36)`;
  const home = streetOf(capture.row.place_code);
  return from?.owner_id === home
    ? null
    : `应由街道 ${home} 支付 / should be owed by the street ${home} (rule 36)`;
}
