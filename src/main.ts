import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { printWelcome } from './demo/welcome.js';
import { DemoDistrict } from './demo/demo-district.js';
import { AdministratorService } from './identity/administrator.service.js';
import { SystemClock } from './kernel/clock.js';
import { readSettings, type Settings, SettingsFault } from './platform/config/settings.js';
import { openDatabase } from './platform/database/open-database.js';
import { StartupFault } from './platform/database/sqlite-file.js';
import type { UnitOfWork } from './platform/database/unit-of-work.js';
import { Jobs } from './platform/jobs/jobs.js';
import { Log } from './platform/logging/log.js';
import { readKeyring } from './platform/security/keyring.js';
import { SCHEMA } from './schema.js';
import { createServer } from './server.js';

try {
  await start(readSettings(process.env));
} catch (error) {
  if (!(error instanceof StartupFault) && !(error instanceof SettingsFault)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}

async function start(settings: Settings): Promise<void> {
  const log = Log.create(settings.LINLI_LOG_LEVEL);
  const keyring = readKeyring(settings);
  const uow = await openDatabase(settings, SCHEMA);
  const app = await createServer({ settings, keyring, clock: new SystemClock(), uow, log });
  stopOnSignals(app, uow, settings, log);
  const administratorPassword = await app.get(AdministratorService).ensure();
  if (settings.LINLI_DEMO ?? settings.NODE_ENV === 'development') {
    await app.get(DemoDistrict).loadIntoEmpty((line) => process.stdout.write(`${line}\n`));
  }
  await listen(app, settings);
  app.get(Jobs).start();
  const { port } = app.getHttpServer().address() as AddressInfo;
  log.info('server.listening', { host: settings.LINLI_HOST, port, dialect: uow.dialect });
  if (settings.NODE_ENV !== 'test') {
    const graphiql = settings.NODE_ENV !== 'production';
    await printWelcome(app, { host: settings.LINLI_HOST, port, graphiql, administratorPassword });
  }
}

async function listen(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const { LINLI_HOST: host, LINLI_PORT: port } = settings;
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'EADDRINUSE') {
      throw new StartupFault(
        `端口 ${port} 已被占用：请停止占用它的程序，或用 LINLI_PORT=0 npm start 换一个端口。\nPort ${port} is taken: stop the program that uses it, or take another one with LINLI_PORT=0 npm start.`,
      );
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new StartupFault(
        `无法监听 ${host}:${port}（${code}）。\nCannot listen on ${host}:${port} (${code}).`,
      );
    }
    throw error;
  }
}

/** First signal: finish what runs, lose nothing, end in time. Second signal: end now. */
function stopOnSignals(app: NestFastifyApplication, uow: UnitOfWork, settings: Settings, log: Log): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) process.exit(130);
    stopping = true;
    log.info('server.stopping', { signal });
    setTimeout(() => process.exit(1), settings.LINLI_SHUTDOWN_SECONDS * 1000).unref();
    // Connections that are kept alive end as soon as their last answer is out, or closing would wait for their timeout.
    const server = app.getHttpServer();
    setInterval(() => server.closeIdleConnections(), 50).unref();
    await app.close();
    await uow.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
}
