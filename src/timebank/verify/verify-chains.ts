import type { ReadView } from '../../platform/database/unit-of-work.js';
import { entryHash, FIRST_HASH, type HashedEntry, type HashedPosting } from '../ledger/entry-hash.js';
import { type AccountKind, assertBalanced, type EntryKind, type OwnerKind } from '../ledger/ledger.js';
import type { Findings } from './verify-report.js';

/** The newest entry of a place's chain, kept outside the database so that a cut tail can be told. */
export interface ExportedHead {
  readonly placeCode: string;
  readonly sequence: number;
  readonly headHash: string;
}

interface EntryRow {
  id: string;
  kind: EntryKind;
  place_code: string;
  sequence: number;
  idempotency_key: string;
  policy_version_id: string;
  service_record_id: string | null;
  redemption_id: string | null;
  reverses_entry_id: string | null;
  actor_account_id: string | null;
  reason: string | null;
  created_at: number;
  previous_hash: string;
  hash: string;
}

interface PostingRow {
  entry_id: string;
  line: number;
  account_id: string;
  owner_kind: OwnerKind | null;
  owner_id: string | null;
  account_kind: AccountKind | null;
  minutes: number;
  account_sequence: number;
  balance_after_minutes: number;
}

const PAGE = 1000;
const whereIs = (entry: EntryRow): string =>
  `ledger_entry ${entry.id} (${entry.place_code} #${entry.sequence})`;

/** The heads of all chains, by place. */
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

/**
 * Reads each place's chain from its first entry to the head it had at the start, in pages: numbers without gaps, each hash
 * over the one before it and all the entry says, and each entry in balance. Entries posted meanwhile are left out, so a
 * live database can be verified.
 */
export async function verifyChains(view: ReadView, findings: Findings): Promise<void> {
  for (const head of await readHeads(view)) await verifyChain(view, head, findings);
  const beyond = await view.rows<{ place_code: string; newest: number; sequence: number | null }>(
    `SELECT e.place_code, max(e.sequence) AS newest, max(c.sequence) AS sequence
       FROM ledger_entry e LEFT JOIN ledger_chain c ON c.place_code = e.place_code
      GROUP BY e.place_code HAVING max(c.sequence) IS NULL OR max(e.sequence) > max(c.sequence) ORDER BY e.place_code`,
  );
  for (const row of beyond) {
    findings.add(
      'CHAIN_HEAD',
      `ledger_chain ${row.place_code}`,
      `链头为 ${row.sequence ?? 0}，而分录已到 ${row.newest} / the head says ${row.sequence ?? 0}, the entries go to ${row.newest}`,
    );
  }
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

async function verifyChain(view: ReadView, head: ExportedHead, findings: Findings): Promise<void> {
  let previousHash = FIRST_HASH;
  let expected = 1;
  for (;;) {
    const entries = await view.rows<EntryRow>(
      `SELECT * FROM ledger_entry WHERE place_code = :placeCode AND sequence >= :expected AND sequence <= :last
        ORDER BY sequence LIMIT ${PAGE}`,
      { placeCode: head.placeCode, expected, last: head.sequence },
    );
    if (entries.length === 0) break;
    const postings = await postingsOf(view, entries);
    for (const entry of entries) {
      const sequence = Number(entry.sequence);
      if (sequence !== expected) {
        findings.add(
          'ENTRY_MISSING',
          `ledger_entry (${head.placeCode} #${expected})`,
          `缺少第 ${expected} 至 ${sequence - 1} 号 / numbers ${expected} to ${sequence - 1} are missing`,
        );
        // One missing entry is one fault; the chain is followed from here on.
        previousHash = entry.previous_hash;
      }
      verifyEntry(entry, postings.get(entry.id) ?? [], previousHash, findings);
      previousHash = entry.hash;
      expected = sequence + 1;
    }
  }
  if (expected <= head.sequence) {
    const missing = `#${expected}–#${head.sequence}`;
    findings.add(
      'ENTRY_MISSING',
      `ledger_entry (${head.placeCode} #${expected})`,
      `缺少链尾 ${missing} / the end of the chain is missing: ${missing}`,
    );
  } else if (previousHash !== head.headHash) {
    findings.add(
      'CHAIN_HEAD',
      `ledger_chain ${head.placeCode}`,
      '链头与最后一笔分录的哈希不符 / the head is not the hash of the last entry',
    );
  }
}

function verifyEntry(
  row: EntryRow,
  postings: readonly PostingRow[],
  previousHash: string,
  findings: Findings,
): void {
  findings.entries += 1;
  findings.postings += postings.length;
  const where = whereIs(row);
  if (row.previous_hash !== previousHash) {
    findings.add('CHAIN_BROKEN', where, '未接在前一笔分录之后 / does not follow the entry before it');
  }
  if (hashOf(row, postings) !== row.hash) {
    findings.add(
      'ENTRY_CHANGED',
      where,
      '分录或其明细与哈希不符 / the entry or one of its postings is not what was hashed',
    );
  }
  try {
    assertBalanced(postings.map(draftOf));
  } catch (error) {
    findings.add('ENTRY_UNBALANCED', where, `借贷不平 / ${(error as Error).message}`);
  }
}

const draftOf = (row: PostingRow) => ({
  account: {
    ownerKind: row.owner_kind ?? 'VOLUNTEER',
    ownerId: row.owner_id ?? '',
    kind: row.account_kind ?? 'HONOR',
  } as const,
  minutes: Number(row.minutes),
});

/** The hash that the rows have now; empty when they say what no entry can. */
function hashOf(row: EntryRow, postings: readonly PostingRow[]): string {
  const entry: HashedEntry = {
    id: row.id,
    kind: row.kind,
    placeCode: row.place_code,
    sequence: Number(row.sequence),
    idempotencyKey: row.idempotency_key,
    policyVersionId: row.policy_version_id,
    serviceRecordId: row.service_record_id,
    redemptionId: row.redemption_id,
    reversesEntryId: row.reverses_entry_id,
    actorAccountId: row.actor_account_id,
    reason: row.reason,
    createdAt: new Date(Number(row.created_at)),
  };
  const hashed = postings.map((posting) => ({
    line: Number(posting.line),
    accountId: posting.account_id,
    ownerKind: posting.owner_kind,
    ownerId: posting.owner_id,
    accountKind: posting.account_kind,
    minutes: Number(posting.minutes),
    accountSequence: Number(posting.account_sequence),
    balanceAfterMinutes: Number(posting.balance_after_minutes),
  }));
  try {
    return entryHash(row.previous_hash, entry, hashed as HashedPosting[]);
  } catch {
    return '';
  }
}

async function postingsOf(view: ReadView, entries: readonly EntryRow[]): Promise<Map<string, PostingRow[]>> {
  const rows = await view.rows<PostingRow>(
    `SELECT p.entry_id, p.line, p.account_id, p.minutes, p.account_sequence, p.balance_after_minutes,
            a.owner_kind, a.owner_id, a.kind AS account_kind
       FROM ledger_posting p LEFT JOIN ledger_account a ON a.id = p.account_id
      WHERE p.entry_id IN (:...ids) ORDER BY p.entry_id, p.line`,
    { ids: entries.map((entry) => entry.id) },
  );
  const byEntry = new Map<string, PostingRow[]>();
  for (const row of rows) {
    const list = byEntry.get(row.entry_id);
    if (list) list.push(row);
    else byEntry.set(row.entry_id, [row]);
  }
  return byEntry;
}
