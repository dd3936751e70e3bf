import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresPool, sqliteWriter } from './data-sources.js';
import { migrate, schemaDrift } from './migrate.js';
import { POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS } from './migrations/migrations.js';
import type { SchemaParts } from './open-database.js';

export interface Drift {
  readonly up: string[];
  readonly down: string[];
}

/** Triggers are no part of a drift, and a table that is to be guarded may not be there yet. */
const NO_GUARDS: readonly string[] = [];

/** What the entities have that the migrations do not make, on an empty SQLite file. */
export async function sqliteDrift(schema: SchemaParts): Promise<Drift> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-drift-'));
  const source = sqliteWriter(join(folder, 'drift.sqlite'), schema.entities, SQLITE_MIGRATIONS);
  try {
    await source.initialize();
    if (SQLITE_MIGRATIONS.length > 0) await migrate(source, NO_GUARDS);
    return await schemaDrift(source);
  } finally {
    await source.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same on an empty database of a PostgreSQL server, made and dropped here. */
export async function postgresDrift(schema: SchemaParts, serverUrl: string): Promise<Drift> {
  const name = `linli_drift_${process.pid}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const source = postgresPool(url.toString(), schema.entities, {
    poolSize: 3,
    migrations: POSTGRES_MIGRATIONS,
  });
  try {
    await source.initialize();
    if (POSTGRES_MIGRATIONS.length > 0) await migrate(source, NO_GUARDS);
    return await schemaDrift(source);
  } finally {
    await source.destroy();
    await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** The source of a migration class with the statements of a drift. */
export function migrationSource(className: string, drift: Drift): string {
  const run = (statements: readonly string[]) =>
    statements.map((sql) => `    await runner.query(${JSON.stringify(sql)});`).join('\n');
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
${run(drift.up)}
  }

  async down(runner: QueryRunner): Promise<void> {
${run([...drift.down].reverse())}
  }
}
`;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
