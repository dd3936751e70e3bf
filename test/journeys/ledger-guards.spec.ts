import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqliteReader } from '../../src/platform/database/data-sources.js';
import { ManagerView } from '../../src/platform/database/transaction-scope.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SCHEMA } from '../../src/schema.js';
import { runVerify } from '../../src/timebank/verify/verify-ledger.js';
import { expectNamed, TamperedBooks } from '../support/tampered-books.js';
import type { Tamperer } from '../support/tampering.js';
import { type TestDatabase, testDialect } from '../support/test-database.js';

let bench: TamperedBooks;
let database: TestDatabase;
let uow: UnitOfWork;
let tamperer: Tamperer;

beforeAll(async () => {
  bench = await TamperedBooks.open();
  ({ database, uow, tamperer } = bench);
});
afterAll(() => bench.close());

describe('§ 5.4: nobody changes what is written', () => {
  const tables = ['ledger_entry', 'ledger_posting', 'policy_version'];

  it.each(tables)('the application may neither change nor delete rows of %s', async (table) => {
    const column = table === 'ledger_posting' ? 'minutes' : table === 'ledger_entry' ? 'sequence' : 'version';
    for (const statement of [`UPDATE ${table} SET ${column} = ${column} + 1`, `DELETE FROM ${table}`]) {
      await expect(uow.write((transaction) => transaction.execute(statement))).rejects.toThrow(
        /append-only|permission denied/,
      );
    }
  });

  it.each(tables)('nor may the owner, with the guards on: %s', async (table) => {
    await expect(tamperer.attempt(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
  });

  if (testDialect === 'postgres') {
    it.each([...tables, 'audit_entry'])(
      'on PostgreSQL the application’s role lacks the right itself: %s',
      async (table) => {
        const rights = await uow.read((view) =>
          view.rows(
            `SELECT has_table_privilege('${table}', 'UPDATE') AS u, has_table_privilege('${table}', 'DELETE') AS d,
                  has_table_privilege('${table}', 'TRUNCATE') AS t, has_table_privilege('${table}', 'INSERT') AS i`,
          ),
        );
        expect(rights).toEqual([{ u: false, d: false, t: false, i: true }]);
      },
    );
  } else {
    it('a missing guard is a fault', async () => {
      expectNamed(await tamperer.verifyAfter([]), 'TRIGGER_MISSING', 'ledger_entry_no_update');
    });

    it('a backup is verified like the database', async () => {
      await tamperer.attempt('PRAGMA wal_checkpoint(TRUNCATE)');
      const backup = join(database.folder, 'backup.sqlite');
      copyFileSync(database.file ?? '', backup);
      const source = await sqliteReader(backup, SCHEMA.entities).initialize();
      expect(await runVerify(new ManagerView(source.manager))).toMatchObject({ ok: true, entries: 32 });
      await source.destroy();
    });
  }
});
