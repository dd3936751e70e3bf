import type { ReadView } from '../../platform/database/unit-of-work.js';
import { entryHash, FIRST_HASH, type HashedEntry, type HashedPosting } from '../ledger/entry-hash.js';
import { assertBalanced } from '../ledger/ledger.js';
import { type ExportedHead, readHeads } from './chain-heads.js';
import { type EntryRow, type PostingRow, type ReadEntry, whereIs, withPostings } from './entry-page.js';
import type { Findings } from './verify-report.js';

/** Looks at a page of entries for more than the chain tells. */
export type PageCheck = (view: ReadView, page: readonly ReadEntry[], findings: Findings) => Promise<void>;

const PAGE_ENTRIES = 500;

/**
 * Reads each place's chain from its first entry to its last, in pages: numbers without gaps, each hash over the one before it
 * and all the entry says, each entry in balance, and the head where the chain ends (architecture.md § 5.1 and 5.4).
 */
export async function verifyChains(
  view: ReadView,
  findings: Findings,
  checks: readonly PageCheck[] = [],
): Promise<void> {
  const heads = await readHeads(view);
  const total = heads.reduce((sum, head) => sum + head.sequence, 0);
  const headOf = new Map(heads.map((head) => [head.placeCode, head]));
  const tell = (): void => findings.onProgress({ phase: 'entries', done: findings.entries, total });
  tell();
  for (const placeCode of await placesWithChains(view, heads)) {
    const chain = new ChainReading(placeCode, findings);
    for (;;) {
      const page = await readPage(view, placeCode, chain.readFrom);
      if (page.length === 0) break;
      for (const entry of page) chain.follow(entry);
      for (const check of checks) await check(view, page, findings);
      tell();
    }
    chain.end(headOf.get(placeCode));
  }
}

/** Places of heads and of entries, in order; found by stepping through the index, not by reading all entries. */
async function placesWithChains(view: ReadView, heads: readonly ExportedHead[]): Promise<string[]> {
  const places = new Set(heads.map((head) => head.placeCode));
  for (let after = ''; ;) {
    const [next] = await view.rows<{ place_code: string | null }>(
      'SELECT min(place_code) AS place_code FROM ledger_entry WHERE place_code > :after',
      { after },
    );
    if (!next?.place_code) return [...places].sort();
    after = next.place_code;
    places.add(after);
  }
}

async function readPage(view: ReadView, placeCode: string, from: number): Promise<ReadEntry[]> {
  const rows = await view.rows<EntryRow>(
    `SELECT * FROM ledger_entry WHERE place_code = :placeCode AND sequence >= :from ORDER BY sequence LIMIT ${PAGE_ENTRIES}`,
    { placeCode, from },
  );
  return withPostings(view, rows);
}

/** Follows one chain entry by entry. */
class ChainReading {
  /** Least number of the next entry; what stands below 1 is read too. */
  readFrom = Number.MIN_SAFE_INTEGER;
  /** Number that the next entry must have. */
  private expected = 1;
  private previousHash = FIRST_HASH;

  constructor(
    private readonly placeCode: string,
    private readonly findings: Findings,
  ) {}

  follow({ row, postings }: ReadEntry): void {
    const sequence = Number(row.sequence);
    if (sequence !== this.expected) {
      this.findings.add(
        'ENTRY_MISSING',
        `ledger_entry (${this.placeCode} #${this.expected})`,
        `缺少第 ${this.expected} 至 ${sequence - 1} 号 / numbers ${this.expected} to ${sequence - 1} are missing`,
      );
      // One missing entry is one fault; the chain is followed from here on.
      this.previousHash = row.previous_hash;
    }
    verifyEntry(row, postings, this.previousHash, this.findings);
    this.previousHash = row.hash;
    this.expected = this.readFrom = sequence + 1;
  }

  end(head: ExportedHead | undefined): void {
    const last = this.expected - 1;
    if (head && last < head.sequence) {
      const missing = `#${this.expected}–#${head.sequence}`;
      this.findings.add(
        'ENTRY_MISSING',
        `ledger_entry (${this.placeCode} #${this.expected})`,
        `缺少链尾 ${missing} / the end of the chain is missing: ${missing}`,
      );
    } else if (last > (head?.sequence ?? 0)) {
      this.findings.add(
        'CHAIN_HEAD',
        `ledger_chain ${this.placeCode}`,
        `链头为 ${head?.sequence ?? 0}，而分录已到 ${last} / the head says ${head?.sequence ?? 0}, the entries go to ${last}`,
      );
    } else if (head && this.previousHash !== head.headHash) {
      this.findings.add(
        'CHAIN_HEAD',
        `ledger_chain ${this.placeCode}`,
        '链头与最后一笔分录的哈希不符 / the head is not the hash of the last entry',
      );
    }
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
