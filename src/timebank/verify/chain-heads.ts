import type { ReadView } from '../../platform/database/unit-of-work.js';
import type { Findings } from './verify-report.js';

/** The newest entry of a place's chain, kept outside the database so that a cut tail can be told. */
export interface ExportedHead {
  readonly placeCode: string;
  readonly sequence: number;
  readonly headHash: string;
}

/** The heads of all chains, by place; as many as there are communities. */
export async function readHeads(view: ReadView): Promise<ExportedHead[]> {
  const rows = await view.rows<{ place_code: string; sequence: number; head_hash: string }>(
    'SELECT place_code, sequence, head_hash FROM ledger_chain ORDER BY place_code',
  );
  return rows.map((row) => ({
    placeCode: row.place_code,
    sequence: Number(row.sequence),
    headHash: row.head_hash,
  }));
}

/** Compares with heads exported earlier: what they tell must still be in the chains (a cut or rewritten tail is not). */
export async function verifyHeads(
  view: ReadView,
  heads: readonly ExportedHead[],
  findings: Findings,
): Promise<void> {
  for (const head of heads) {
    const [entry] = await view.rows<{ hash: string }>(
      'SELECT hash FROM ledger_entry WHERE place_code = :placeCode AND sequence = :sequence',
      { placeCode: head.placeCode, sequence: head.sequence },
    );
    const where = `ledger_entry (${head.placeCode} #${head.sequence})`;
    if (!entry) {
      findings.add(
        'TAIL_CUT',
        where,
        '曾导出的分录已不存在 / an entry that was exported as the head is missing',
      );
    } else if (entry.hash !== head.headHash) {
      findings.add('TAIL_REWRITTEN', where, '与曾导出的链头不符 / differs from the head exported earlier');
    }
  }
}
