import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { missingGuards } from '../../src/platform/database/append-only.js';
import { sqliteWriter } from '../../src/platform/database/data-sources.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { SQLITE_MIGRATIONS } from '../../src/platform/database/migrations/migrations.js';
import { SCHEMA } from '../../src/schema.js';

/** SQLite changes a table by making it anew and copying its rows: what is there must survive that. */
describe('an upgrade of a SQLite file with data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-upgrade-'));
  const file = join(folder, 'upgrade.sqlite');
  const released = sqliteWriter(file, [], SQLITE_MIGRATIONS.slice(0, 1));
  let before: Record<string, unknown> = {};

  beforeAll(async () => {
    await released.initialize();
    await released.runMigrations();
    await fill();
    before = await rowsOf(await tables(released), released);
    await released.destroy();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps every row, breaks no reference, and guards what may not change', async () => {
    const upgraded = sqliteWriter(file, SCHEMA.entities, SQLITE_MIGRATIONS);
    await upgraded.initialize();
    await upgraded.query('PRAGMA ignore_check_constraints = ON');
    try {
      await migrate(upgraded, SCHEMA.appendOnlyTables);
      expect(await rowsOf(Object.keys(before), upgraded)).toMatchObject(before);
      expect(await upgraded.query('PRAGMA foreign_key_check')).toEqual([]);
      expect(await missingGuards(upgraded.manager, SCHEMA.appendOnlyTables)).toEqual([]);
    } finally {
      await upgraded.destroy();
    }
  });

  /** A row in every table, each reference and each key being the same text. */
  async function fill(): Promise<void> {
    await released.query('PRAGMA foreign_keys = OFF');
    await released.query('PRAGMA ignore_check_constraints = ON');
    for (const table of await tables(released)) {
      const columns = await released.query<{ name: string; type: string }[]>(`PRAGMA table_info("${table}")`);
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const values = columns.map(({ type }) => (/int|bool/i.test(type) ? '1' : `'x'`)).join(', ');
      await released.query(`INSERT INTO "${table}" (${names}) VALUES (${values})`);
    }
    await released.query('PRAGMA foreign_keys = ON');
  }
});

type Source = ReturnType<typeof sqliteWriter>;

async function tables(source: Source): Promise<string[]> {
  const found = await source.query<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'migration' ORDER BY name`,
  );
  return found.map(({ name }) => name);
}

async function rowsOf(names: readonly string[], source: Source): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const name of names) rows[name] = await source.query(`SELECT * FROM "${name}"`);
  return rows;
}
