import type { ReadView } from '../../platform/database/unit-of-work.js';
import { type ReadEntry, sumOf, whereIs } from './entry-page.js';
import { relatedEntries } from './related-entries.js';
import type { Findings } from './verify-report.js';

interface RecordRow {
  readonly id: string;
  readonly status: string;
  readonly credited_minutes: number;
}

const NONE: readonly ReadEntry[] = [];

/** One credit per record, of the record's minutes; overflow and reversals of what they belong to (§ 5.2, rules 26, 31). */
export async function verifyCredits(
  view: ReadView,
  page: readonly ReadEntry[],
  findings: Findings,
): Promise<void> {
  const of = (kind: string) => page.filter(({ row }) => row.kind === kind);
  const [credits, overflows, reversals] = [of('SERVICE_CREDIT'), of('CAP_OVERFLOW'), of('REVERSAL')];
  const reversedIds = reversals.map(({ row }) => row.reverses_entry_id);
  const reversed = await relatedEntries(view, 'id', reversedIds);
  const recordIds = (entries: readonly ReadEntry[]) => entries.map(({ row }) => row.service_record_id);
  const creditsOf = await relatedEntries(view, 'service_record_id', recordIds(overflows), ['SERVICE_CREDIT']);
  const overflowsOf = await relatedEntries(
    view,
    'service_record_id',
    recordIds([...overflows, ...[...reversed.values()].flat()]),
    ['CAP_OVERFLOW'],
  );
  const timesCredited = await countBy(
    view,
    'service_record_id',
    recordIds(credits),
    `kind = 'SERVICE_CREDIT'`,
  );
  const reversalsOf = await countBy(
    view,
    'reverses_entry_id',
    [...reversedIds, ...credits.map(({ row }) => row.id)],
    'reverses_entry_id IS NOT NULL',
  );
  const records = await recordsById(view, recordIds(credits));
  for (const credit of credits) {
    const times = timesCredited.get(credit.row.service_record_id ?? '') ?? 0;
    if (times > 1) {
      findings.add(
        'CREDITED_TWICE',
        `service_record ${credit.row.service_record_id ?? '—'}`,
        `入账 ${times} 次 / is credited ${times} times`,
      );
    }
    const fault = creditFault(credit, records, reversalsOf.get(credit.row.id) ?? 0);
    if (fault)
      findings.add('CREDIT_AND_RECORD', `service_record ${credit.row.service_record_id ?? '—'}`, fault);
  }
  for (const overflow of overflows) {
    const id = overflow.row.service_record_id ?? '';
    const fault = overflowFault(overflow, creditsOf.get(id)?.[0], overflowsOf.get(id) ?? NONE);
    if (fault) findings.add('OVERFLOW_UNFOUNDED', whereIs(overflow.row), fault);
  }
  for (const reversal of reversals) {
    const creditId = reversal.row.reverses_entry_id ?? '';
    const times = reversalsOf.get(creditId) ?? 0;
    if (times > 1)
      findings.add(
        'REVERSED_TWICE',
        `ledger_entry ${creditId}`,
        `冲正 ${times} 次 / is reversed ${times} times`,
      );
    const [credit] = reversed.get(creditId) ?? NONE;
    const overflow = overflowsOf.get(credit?.row.service_record_id ?? '') ?? NONE;
    const fault = reversalFault(reversal, credit, overflow);
    if (fault) findings.add('REVERSAL_DIFFERS', whereIs(reversal.row), fault);
  }
}

function creditFault(
  credit: ReadEntry,
  records: ReadonlyMap<string, RecordRow>,
  reversals: number,
): string | null {
  const entry = `ledger_entry ${credit.row.id}`;
  const record = records.get(credit.row.service_record_id ?? '');
  if (!record) return `${entry} 入账的记录不存在 / credits a record that is missing`;
  if (record.status !== 'CONFIRMED' && record.status !== 'VOIDED')
    return `${entry} 为 ${record.status} 的记录入账 / credits a record that is ${record.status}`;
  const honor = sumOf(credit.postings, 'HONOR');
  if (honor !== Number(record.credited_minutes))
    return `${entry} 入账 ${honor} 分钟，记录为 ${record.credited_minutes} / credits ${honor} minutes, the record has ${record.credited_minutes}`;
  if (record.status === 'VOIDED' && reversals === 0)
    return `记录已作废，${entry} 未冲正 / the record is void and ${entry} not reversed`;
  return record.status === 'CONFIRMED' && reversals > 0
    ? `记录有效，${entry} 却已冲正 / the record stands and ${entry} is reversed`
    : null;
}

/** What overflows is of the credit before it, at most what that brought, of the same volunteer in the same place (rule 31). */
function overflowFault(
  overflow: ReadEntry,
  credit: ReadEntry | undefined,
  overflows: readonly ReadEntry[],
): string | null {
  if (!credit || credit.row.place_code !== overflow.row.place_code)
    return '没有对应的入账 / there is no credit that it could belong to (rule 31)';
  if (overflows.length > 1) return `溢出 ${overflows.length} 次 / overflows ${overflows.length} times`;
  const ownerOf = ({ postings }: ReadEntry) =>
    postings.find((posting) => posting.owner_kind === 'VOLUNTEER')?.owner_id;
  if (ownerOf(credit) !== ownerOf(overflow))
    return '与入账不属同一志愿者 / is of another volunteer than the credit (rule 31)';
  const [brought, above] = [sumOf(credit.postings, 'AVAILABLE'), sumOf(overflow.postings, 'POOL')];
  return above > brought
    ? `溢出 ${above} 分钟，入账仅 ${brought} / carries off ${above} minutes of ${brought} credited (rule 31)`
    : null;
}

/** A reversal takes back exactly what the place issued, and from its pool what had gone there, whoever's account the rest comes from. */
function reversalFault(
  reversal: ReadEntry,
  credit: ReadEntry | undefined,
  overflows: readonly ReadEntry[],
): string | null {
  if (credit?.row.kind !== 'SERVICE_CREDIT')
    return '所冲正的入账不存在 / reverses what is no credit or is missing';
  if (credit.row.service_record_id !== reversal.row.service_record_id)
    return '与所冲正的入账不属同一记录 / is of another record than the credit it reverses';
  if (credit.row.place_code !== reversal.row.place_code)
    return '与所冲正的入账不在同一链 / is not in the chain of the credit it reverses';
  const pooled = [credit, ...overflows].reduce((sum, { postings }) => sum + sumOf(postings, 'POOL'), 0);
  const same =
    (['HONOR', 'HONOR_ISSUED', 'ISSUED'] as const).every(
      (kind) => sumOf(credit.postings, kind) + sumOf(reversal.postings, kind) === 0,
    ) && pooled + sumOf(reversal.postings, 'POOL') === 0;
  return same ? null : '与所冲正的入账不等 / is not of the minutes of the credit it reverses';
}

/** How many entries refer to each of these; the condition is that of a partial index. */
async function countBy(
  view: ReadView,
  column: 'service_record_id' | 'reverses_entry_id',
  values: readonly (string | null)[],
  condition: string,
): Promise<Map<string, number>> {
  const wanted = [...new Set(values.filter((value) => value !== null))];
  const count = new Map<string, number>();
  if (wanted.length === 0) return count;
  const rows = await view.rows<{ value: string }>(
    `SELECT ${column} AS value FROM ledger_entry WHERE ${column} IN (:...wanted) AND ${condition}`,
    { wanted },
  );
  for (const { value } of rows) count.set(value, (count.get(value) ?? 0) + 1);
  return count;
}

async function recordsById(view: ReadView, ids: readonly (string | null)[]): Promise<Map<string, RecordRow>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await view.rows<RecordRow>(
    'SELECT id, status, credited_minutes FROM service_record WHERE id IN (:...wanted)',
    { wanted },
  );
  return new Map(rows.map((row) => [row.id, row]));
}
