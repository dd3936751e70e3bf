import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { readSettings } from '../../../src/platform/config/settings.js';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Log } from '../../../src/platform/logging/log.js';
import { readKeyring } from '../../../src/platform/security/keyring.js';
import { SCHEMA } from '../../../src/schema.js';
import { createServer } from '../../../src/server.js';
import type { TestApp } from '../../support/test-app.js';

/** Another application with connections of its own on the database of a running one, as a second process has; PostgreSQL only. */
export class SecondApplication {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly uow: UnitOfWork,
  ) {}

  /** It has the clock of the first. */
  static async start({ database, clock }: TestApp): Promise<SecondApplication> {
    const environment = { NODE_ENV: 'test', LINLI_LOG_LEVEL: 'silent', ...database.environment };
    const settings = readSettings(environment);
    const uow = await openDatabase(settings, SCHEMA);
    const log = Log.create(settings.LINLI_LOG_LEVEL);
    const app = await createServer({ settings, keyring: readKeyring(settings), clock, uow, log });
    return new SecondApplication(app, uow);
  }

  get<T>(type: Type<T>): T {
    return this.app.get<T>(type);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.uow.close();
  }
}
