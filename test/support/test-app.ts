import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '../../src/platform/config/settings.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import type { Log } from '../../src/platform/logging/log.js';
import { readKeyring } from '../../src/platform/security/keyring.js';
import { SCHEMA } from '../../src/schema.js';
import { createServer } from '../../src/server.js';
import { DeliveryWatch } from './delivery-watch.js';
import { GraphqlClient } from './graphql-client.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The whole application over HTTP on a free port, with a database of its own and a clock the test moves. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly client: GraphqlClient,
    readonly clock: TestClock,
    readonly database: TestDatabase,
    readonly uow: UnitOfWork,
    private readonly watch: DeliveryWatch,
  ) {}

  /** @param log in place of a silent one, to look into */
  static async start(environment: Record<string, string> = {}, log?: Log): Promise<TestApp> {
    return TestApp.startOn(await createTestDatabase(), environment, log);
  }

  /** Another process's application on the same PostgreSQL; stopping it leaves the database. */
  beside(environment: Record<string, string> = {}): Promise<TestApp> {
    return TestApp.startOn({ ...this.database, remove: () => Promise.resolve() }, environment);
  }

  private static async startOn(
    database: TestDatabase,
    environment: Record<string, string>,
    log?: Log,
  ): Promise<TestApp> {
    const settings = readSettings({
      NODE_ENV: 'test',
      LINLI_LOG_LEVEL: 'silent',
      LINLI_FILES_FOLDER: join(tmpdir(), `linli-files-${process.pid}`),
      ...database.environment,
      ...environment,
    });
    const clock = new TestClock();
    const watch = new DeliveryWatch();
    const uow = await openDatabase(settings, SCHEMA);
    const app = await createServer({
      settings,
      keyring: readKeyring(settings),
      clock,
      uow,
      log: log ?? watch,
    });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new TestApp(app, new GraphqlClient(`http://127.0.0.1:${port}`), clock, database, uow, watch);
  }

  /** The database of a stopped application, opened again to look into. */
  static async reopen(database: TestDatabase): Promise<{ uow: UnitOfWork; close: () => Promise<void> }> {
    const uow = await openDatabase(readSettings({ NODE_ENV: 'test', ...database.environment }), SCHEMA);
    return { uow, close: () => uow.close() };
  }

  get<T>(type: Type<T> | (abstract new (...values: never[]) => T)): T {
    return this.app.get<T>(type);
  }

  /** Answers when every domain event so far has been delivered (rankings and the like are up to date). @throws Error when one cannot be */
  async settled(): Promise<void> {
    await this.get(Outbox).settled();
    const waiting = await this.uow.read((view) =>
      view.rows<{ consumer: string }>('SELECT DISTINCT consumer FROM outbox_delivery'),
    );
    this.watch.raise(waiting.map(({ consumer }) => consumer));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.uow.close();
    await this.database.remove();
  }
}
