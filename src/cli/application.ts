import { existsSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock } from '../kernel/clock.js';
import { readSettings, type Settings } from '../platform/config/settings.js';
import { postgresPool, sqliteReader } from '../platform/database/data-sources.js';
import { openDatabase } from '../platform/database/open-database.js';
import { inSnapshot } from '../platform/database/snapshot.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { Log } from '../platform/logging/log.js';
import { readKeyring } from '../platform/security/keyring.js';
import { SCHEMA } from '../schema.js';
import { createServer } from '../server.js';
import { fail } from './terminal.js';

/** Runs a command inside the application, which holds the database file meanwhile. */
export async function withApplication<T>(
  act: (app: NestFastifyApplication, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env);
  const uow = await openDatabase(settings, SCHEMA);
  const log = Log.create(settings.LINLI_LOG_LEVEL === 'info' ? 'warn' : settings.LINLI_LOG_LEVEL);
  const app = await createServer({
    settings,
    keyring: readKeyring(settings),
    clock: new SystemClock(),
    uow,
    log,
  });
  try {
    return await act(app, settings);
  } finally {
    await app.close();
    await uow.close();
  }
}

/** Where a reading command looks; nothing said: at the configured database, also beside a running server. */
export interface ReaderOptions {
  /** A SQLite file, such as a backup. */
  readonly file?: string;
  /** A PostgreSQL, such as a replica. */
  readonly url?: string;
}

/**
 * Runs a command on a read-only connection, in one snapshot.
 * @param prepare temporary tables, which live as long as the connection and are the command's own
 */
export async function withReader<T>(
  { file, url }: ReaderOptions,
  act: (view: ReadView) => Promise<T>,
  prepare: readonly string[] = [],
): Promise<T> {
  if (file !== undefined && url !== undefined) fail('--file 与 --url 只能用一个 / --file or --url, not both');
  if (file !== undefined && !existsSync(file)) fail(`没有文件 ${file} / no such file: ${file}`);
  const settings = readSettings(process.env);
  const postgres = url ?? (file === undefined ? settings.LINLI_DATABASE_URL : undefined);
  const source = postgres
    ? postgresPool(postgres, SCHEMA.entities, { poolSize: 1, readOnly: true })
    : sqliteReader(file ?? settings.LINLI_SQLITE_FILE, SCHEMA.entities);
  await source.initialize();
  try {
    return await inSnapshot(source, act, prepare);
  } finally {
    await source.destroy();
  }
}
