import { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { missingGuards } from './append-only.js';
import { type EntityClasses, postgresPool, sqliteReader, sqliteWriter } from './data-sources.js';
import { migrate } from './migrate.js';
import { POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS } from './migrations/migrations.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { lockDatabaseFile, StartupFault } from './sqlite-file.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import type { UnitOfWork } from './unit-of-work.js';

export interface SchemaParts {
  readonly entities: EntityClasses;
  readonly appendOnlyTables: readonly string[];
}

export type DatabaseSettings = Pick<
  Settings,
  | 'LINLI_SQLITE_FILE'
  | 'LINLI_DATABASE_URL'
  | 'LINLI_MIGRATION_DATABASE_URL'
  | 'LINLI_POOL_SIZE'
  | 'LINLI_WRITE_QUEUE'
>;

/**
 * Opens the configured database, migrated and guarded.
 * @throws StartupFault with a sentence for the operator
 */
export async function openDatabase(settings: DatabaseSettings, schema: SchemaParts): Promise<UnitOfWork> {
  return settings.LINLI_DATABASE_URL
    ? openPostgres(settings, settings.LINLI_DATABASE_URL, schema)
    : openSqlite(settings, schema);
}

async function openSqlite(settings: DatabaseSettings, schema: SchemaParts): Promise<UnitOfWork> {
  const file = settings.LINLI_SQLITE_FILE;
  const lock = lockDatabaseFile(file);
  const writer = sqliteWriter(file, schema.entities, SQLITE_MIGRATIONS);
  try {
    await writer.initialize();
    await migrate(writer, schema.appendOnlyTables);
    await assertGuarded(writer, schema);
    const reader = sqliteReader(file, schema.entities);
    await reader.initialize();
    return new SqliteUnitOfWork({ file, writer, reader, lock, queueCapacity: settings.LINLI_WRITE_QUEUE });
  } catch (error) {
    if (writer.isInitialized) await writer.destroy();
    lock.release();
    throw startupFault(error, file);
  }
}

async function openPostgres(
  settings: DatabaseSettings,
  url: string,
  schema: SchemaParts,
): Promise<UnitOfWork> {
  try {
    if (settings.LINLI_MIGRATION_DATABASE_URL) {
      await migratePostgres(
        settings.LINLI_MIGRATION_DATABASE_URL,
        schema,
        decodeURIComponent(new URL(url).username),
      );
    }
    const pool = postgresPool(url, schema.entities, { poolSize: settings.LINLI_POOL_SIZE });
    await pool.initialize();
    await assertGuarded(pool, schema);
    return new PostgresUnitOfWork(pool, {
      pool: settings.LINLI_POOL_SIZE,
      queue: settings.LINLI_WRITE_QUEUE,
    });
  } catch (error) {
    throw startupFault(error, new URL(url).host);
  }
}

/** Migrates with the owner's role and gives the application's role its rights. */
export async function migratePostgres(
  url: string,
  schema: SchemaParts,
  applicationRole?: string,
): Promise<string[]> {
  const owner = postgresPool(url, schema.entities, {
    poolSize: 3,
    migrations: POSTGRES_MIGRATIONS,
    statementTimeoutMilliseconds: 0,
  });
  await owner.initialize();
  try {
    return await migrate(owner, schema.appendOnlyTables, applicationRole);
  } finally {
    await owner.destroy();
  }
}

async function assertGuarded(source: DataSource, schema: SchemaParts): Promise<void> {
  const missing = await missingGuards(source.manager, schema.appendOnlyTables);
  if (missing.length > 0) {
    throw new StartupFault(
      `数据库缺少防篡改触发器（${missing.join(', ')}），请先执行迁移。\nThe database lacks its append-only triggers (${missing.join(', ')}); run the migrations first.`,
    );
  }
}

function startupFault(error: unknown, where: string): Error {
  if (error instanceof StartupFault) return error;
  const code = (error as { code?: string }).code ?? '';
  if (/SQLITE_NOTADB|SQLITE_CORRUPT/.test(code)) {
    return new StartupFault(`${where} 不是有效的数据库文件。\n${where} is not a valid database file.`);
  }
  if (/SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code)) {
    return new StartupFault(
      `数据库文件无法读写：${where}。\nThe database file cannot be read and written: ${where}.`,
    );
  }
  if (/ECONNREFUSED|ENOTFOUND|28P01|28000|3D000/.test(code)) {
    return new StartupFault(
      `无法连接数据库 ${where}（${code}）。\nThe database at ${where} cannot be reached (${code}).`,
    );
  }
  return error as Error;
}
