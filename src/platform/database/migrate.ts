import type { DataSource } from 'typeorm';
import { guardAppendOnly } from './append-only.js';

/** Any number; the same for every process that migrates this database. */
const MIGRATION_LOCK = 5_105_020;

/**
 * Brings the schema up to date: pending migrations, then the append-only triggers and (PostgreSQL) the application role's
 * rights. Safe to run from several processes at once. Answers the names of the migrations that ran.
 */
export async function migrate(
  source: DataSource,
  appendOnlyTables: readonly string[],
  applicationRole?: string,
): Promise<string[]> {
  if (source.options.type !== 'postgres') {
    const ran = await withoutForeignKeys(source, () => source.runMigrations());
    await guardAppendOnly(source, appendOnlyTables);
    return ran.map((migration) => migration.name);
  }
  const holder = source.createQueryRunner();
  await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const ran = await source.runMigrations();
    await guardAppendOnly(source, appendOnlyTables);
    if (applicationRole) await grantApplicationRole(source, applicationRole, appendOnlyTables);
    return ran.map((migration) => migration.name);
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
  }
}

/** SQLite makes a table anew for a change, which rows that point to it would forbid; afterwards every one of them must point to something. */
async function withoutForeignKeys<T>(source: DataSource, act: () => Promise<T>): Promise<T> {
  await source.query('PRAGMA foreign_keys = OFF');
  try {
    const done = await act();
    const broken = await source.query<unknown[]>('PRAGMA foreign_key_check');
    if (broken.length > 0)
      throw new Error(`migrations left rows that point to nothing: ${JSON.stringify(broken)}`);
    return done;
  } finally {
    await source.query('PRAGMA foreign_keys = ON');
  }
}

async function grantApplicationRole(
  source: DataSource,
  role: string,
  appendOnlyTables: readonly string[],
): Promise<void> {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  await source.query(`GRANT USAGE ON SCHEMA public TO ${quoted}`);
  await source.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${quoted}`);
  await source.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${quoted}`);
  for (const table of [...appendOnlyTables, 'migration']) {
    await source.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${quoted}`);
  }
}

/** Statements that would bring the schema from what the migrations made to what the entities say; empty: no drift. */
export async function schemaDrift(source: DataSource): Promise<{ up: string[]; down: string[] }> {
  const log = await source.driver.createSchemaBuilder().log();
  const text = (query: { query: string; parameters?: unknown[] }): string => query.query;
  return { up: log.upQueries.map(text), down: log.downQueries.map(text) };
}
