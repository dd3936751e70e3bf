import type { DataSource, EntityManager } from 'typeorm';

/** A table of which no row may ever be changed or deleted, whoever asks (architecture.md § 5.4). */
const TRIGGERS = ['update', 'delete'] as const;

const triggerName = (table: string, action: string): string => `${table}_no_${action}`;

/** (Re-)creates the triggers; a SQLite migration that rebuilds a table drops them, so every migration run ends here. */
export async function guardAppendOnly(source: DataSource, tables: readonly string[]): Promise<void> {
  if (source.options.type === 'postgres') {
    await source.query(`CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$`);
  }
  for (const table of tables) {
    for (const action of TRIGGERS) {
      const name = triggerName(table, action);
      if (source.options.type === 'postgres') {
        await source.query(
          `CREATE OR REPLACE TRIGGER ${name} BEFORE ${action} ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
        );
      } else {
        await source.query(
          `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${action} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
        );
      }
    }
    if (source.options.type === 'postgres') {
      await source.query(
        `CREATE OR REPLACE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change()`,
      );
    }
  }
}

/** The names of triggers that should be there and are not; empty when all is well. */
export async function missingGuards(manager: EntityManager, tables: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    manager.dataSource.options.type === 'postgres'
      ? `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'`
      : `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
  );
  const present = new Set(rows.map((row) => row.name));
  return tables
    .flatMap((table) => TRIGGERS.map((action) => triggerName(table, action)))
    .filter((name) => !present.has(name));
}
