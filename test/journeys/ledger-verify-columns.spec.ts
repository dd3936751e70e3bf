import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import {
  LedgerAccountEntity,
  LedgerChainEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
} from '../../src/timebank/ledger/ledger.entity.js';
import { expectNamed, TamperedBooks } from '../support/tampered-books.js';
import type { Tamperer } from '../support/tampering.js';

interface Verdict {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly table: string;
  /** Rows to tamper with: the condition that finds each, and what the fault names. */
  readonly victims: string;
  /** What a changed column is called; a new column needs its line here. */
  readonly codes: Readonly<Record<string, string>>;
}

const CHANGED = 'ENTRY_CHANGED';
/** An entry of each kind. */
const ONE_OF_EACH_KIND = 'SELECT min(id) FROM ledger_entry GROUP BY kind';
const NAME_OF_ENTRY = `'(' || e.place_code || ' #' || e.sequence || ')'`;

const VERDICTS: readonly Verdict[] = [
  {
    entity: LedgerEntryEntity,
    table: 'ledger_entry',
    victims: `SELECT 'id = ''' || e.id || '''' AS condition, ${NAME_OF_ENTRY} AS name, e.kind AS kind FROM ledger_entry e WHERE e.id IN (${ONE_OF_EACH_KIND})`,
    codes: {
      id: CHANGED,
      kind: CHANGED,
      place_code: 'ENTRY_MISSING',
      sequence: 'ENTRY_MISSING',
      idempotency_key: CHANGED,
      policy_version_id: CHANGED,
      service_record_id: CHANGED,
      redemption_id: CHANGED,
      reverses_entry_id: CHANGED,
      actor_account_id: CHANGED,
      reason: CHANGED,
      created_at: CHANGED,
      previous_hash: 'CHAIN_BROKEN',
      hash: CHANGED,
    },
  },
  {
    entity: LedgerPostingEntity,
    table: 'ledger_posting',
    victims: `SELECT 'entry_id = ''' || e.id || ''' AND line = ' || p.line AS condition, ${NAME_OF_ENTRY} AS name, e.kind AS kind
      FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id WHERE e.id IN (${ONE_OF_EACH_KIND})`,
    codes: {
      entry_id: CHANGED,
      line: CHANGED,
      account_id: CHANGED,
      minutes: CHANGED,
      account_sequence: CHANGED,
      balance_after_minutes: CHANGED,
    },
  },
  {
    entity: LedgerAccountEntity,
    table: 'ledger_account',
    victims: `SELECT 'id = ''' || a.id || '''' AS condition, a.id AS name, a.kind AS kind FROM ledger_account a
      WHERE a.id IN (SELECT min(id) FROM ledger_account WHERE posting_count > 0 GROUP BY kind)`,
    codes: {
      id: CHANGED,
      owner_kind: CHANGED,
      owner_id: CHANGED,
      kind: CHANGED,
      balance_minutes: 'COUNTER',
      posting_count: 'POSTING_COUNT',
    },
  },
  {
    entity: LedgerChainEntity,
    table: 'ledger_chain',
    victims: `SELECT 'place_code = ''' || place_code || '''' AS condition, place_code AS name, 'chain' AS kind FROM ledger_chain`,
    codes: { place_code: 'CHAIN_HEAD', sequence: 'ENTRY_MISSING', head_hash: 'CHAIN_HEAD' },
  },
];

/** A change of an account shows in the entries that post to it. */
const SHOWS_IN_ENTRIES = ['id', 'owner_kind', 'owner_id', 'kind'];

let bench: TamperedBooks;
let tamperer: Tamperer;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  ({ tamperer } = bench);
});
afterAll(() => bench.close());

const victimsOf = (verdict: Verdict) =>
  tamperer.rows<{ condition: string; name: string; kind: string }>(verdict.victims);

const KINDS =
  'ADJUSTMENT CAPTURE CAP_OVERFLOW CLEARING DONATION HOLD POOL_GRANT RELEASE REVERSAL SERVICE_CREDIT TRANSFER';
const ACCOUNTS = 'AVAILABLE CLEARING DEBT GIFTED HELD HONOR HONOR_ISSUED ISSUED POOL';

describe('§ 5.4: whatever is changed in books with entries of every kind, verify names it', () => {
  it('the books have every kind of entry and of account', async () => {
    const kindsOf = async (table: string) =>
      (await tamperer.rows<{ kind: string }>(`SELECT DISTINCT kind FROM ${table}`))
        .map(({ kind }) => kind)
        .sort()
        .join(' ');
    expect(await kindsOf('ledger_entry')).toBe(KINDS);
    expect(await kindsOf('ledger_account')).toBe(ACCOUNTS);
  });

  it.each(VERDICTS.map((verdict) => [verdict.table, verdict] as const))(
    '%s: every column has a verdict',
    (_, verdict) => {
      expect(Object.keys(verdict.codes).sort()).toEqual(
        tamperer
          .columnsOf(verdict.entity)
          .map((column) => column.name)
          .sort(),
      );
    },
  );

  const columns = VERDICTS.flatMap((verdict) =>
    Object.entries(verdict.codes).map(([column, code]) => [verdict.table, column, code, verdict] as const),
  );

  it.each(columns)('%s.%s: %s', async (table, column, code, verdict) => {
    const isNumber = tamperer.columnsOf(verdict.entity).find(({ name }) => name === column)?.isNumber;
    const victims = await victimsOf(verdict);
    expect(victims.length).toBeGreaterThan(0);
    for (const { condition, name, kind } of victims) {
      const other = kind === 'DEBT' ? `${column} - 1007` : `${column} + 1007`;
      const change = `UPDATE ${table} SET ${column} = ${isNumber ? other : `'other'`} WHERE ${condition}`;
      const inEntries = table === 'ledger_account' && SHOWS_IN_ENTRIES.includes(column);
      expectNamed(await tamperer.verifyAfter([change]), code, inEntries ? 'ledger_entry' : name);
    }
  });
});

describe('§ 5.4: whatever is taken away or exchanged, verify names it', () => {
  it('an entry of any kind, with its postings', async () => {
    const [entries] = VERDICTS;
    for (const { condition, name } of await victimsOf(entries as Verdict)) {
      const report = await tamperer.verifyAfter([
        `DELETE FROM ledger_posting WHERE entry_id = (SELECT id FROM ledger_entry WHERE ${condition})`,
        `DELETE FROM ledger_entry WHERE ${condition}`,
      ]);
      expectNamed(report, 'ENTRY_MISSING', name);
    }
  });

  it('any posting', async () => {
    for (const { condition, name } of await victimsOf(VERDICTS[1] as Verdict)) {
      const report = await tamperer.verifyAfter([`DELETE FROM ledger_posting WHERE ${condition}`]);
      expectNamed(report, 'ENTRY_CHANGED', name);
      expectNamed(report, 'ENTRY_UNBALANCED', name);
    }
  });

  it('two lines of an entry exchanged', async () => {
    const [entries] = VERDICTS;
    for (const { condition, name } of await victimsOf(entries as Verdict)) {
      const own = `entry_id = (SELECT id FROM ledger_entry WHERE ${condition})`;
      const report = await tamperer.verifyAfter([
        `UPDATE ledger_posting SET line = 1001 WHERE ${own} AND line = 1`,
        `UPDATE ledger_posting SET line = 1 WHERE ${own} AND line = 2`,
        `UPDATE ledger_posting SET line = 2 WHERE ${own} AND line = 1001`,
      ]);
      expectNamed(report, 'ENTRY_CHANGED', name);
    }
  });

  it('two neighbours in a chain exchanged', async () => {
    const pairs = await tamperer.rows<{ id: string; next_id: string; place_code: string; sequence: number }>(
      `SELECT e.id, n.id AS next_id, e.place_code, e.sequence FROM ledger_entry e
         JOIN ledger_entry n ON n.place_code = e.place_code AND n.sequence = e.sequence + 1`,
    );
    for (const { id, next_id: nextId, place_code: placeCode, sequence } of pairs) {
      const report = await tamperer.verifyAfter([
        `UPDATE ledger_entry SET sequence = 1007 WHERE id = '${id}'`,
        `UPDATE ledger_entry SET sequence = sequence - 1 WHERE id = '${nextId}'`,
        `UPDATE ledger_entry SET sequence = ${Number(sequence) + 1} WHERE id = '${id}'`,
      ]);
      expect(report.faults.find((fault) => fault.code !== 'TRIGGER_MISSING')).toMatchObject({
        code: 'CHAIN_BROKEN',
        where: `ledger_entry ${nextId} (${placeCode} #${Number(sequence)})`,
      });
    }
  });
});
