import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock } from '../kernel/clock.js';
import { readSettings, type Settings } from '../platform/config/settings.js';
import { postgresPool, sqliteReader } from '../platform/database/data-sources.js';
import { openDatabase } from '../platform/database/open-database.js';
import { ManagerView } from '../platform/database/transaction-scope.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { Log } from '../platform/logging/log.js';
import { readKeyring } from '../platform/security/keyring.js';
import { SCHEMA } from '../schema.js';
import { createServer } from '../server.js';

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

/** Runs a command on a read-only connection: beside a running server, or on the backup file given. */
export async function withReader<T>(
  file: string | undefined,
  act: (view: ReadView) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env);
  const source =
    file === undefined && settings.LINLI_DATABASE_URL
      ? postgresPool(settings.LINLI_DATABASE_URL, SCHEMA.entities, {
          poolSize: 2,
          statementTimeoutMilliseconds: 0,
        })
      : sqliteReader(file ?? settings.LINLI_SQLITE_FILE, SCHEMA.entities);
  await source.initialize();
  try {
    return await act(new ManagerView(source.manager));
  } finally {
    await source.destroy();
  }
}
