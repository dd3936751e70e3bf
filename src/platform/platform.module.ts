import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Clock } from '../kernel/clock.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { type Settings, SETTINGS_TOKEN, SettingsFault } from './config/settings.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { Downloads } from './downloads/downloads.js';
import { Outbox } from './events/outbox.js';
import { ProblemFilter } from './graphql/problem.filter.js';
import { HealthController } from './health/health.controller.js';
import { Idempotency } from './idempotency/idempotency.js';
import { Jobs } from './jobs/jobs.js';
import { InProcessLiveBus } from './live/in-process-live-bus.js';
import { LiveBus } from './live/live-bus.js';
import { PostgresLiveBus } from './live/postgres-live-bus.js';
import { Log } from './logging/log.js';
import { AccessGuard } from './security/access.guard.js';
import { FieldCipher } from './security/field-cipher.js';
import { type Keyring } from './security/keyring.js';
import { FileStore } from './storage/file-store.js';
import { Files } from './storage/files.js';
import { LocalFileStore } from './storage/local-file-store.js';
import { S3FileStore } from './storage/s3-file-store.js';
import { Uploads } from './storage/uploads.js';
import { ClamdScanner, NoScanner, VirusScanner } from './storage/virus-scanner.js';

/** What is made before the application: it outlives it, and tests bring their own. */
export interface PlatformParts {
  readonly settings: Settings;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly uow: UnitOfWork;
  readonly log: Log;
}

export const KEYRING_TOKEN = Symbol('Keyring');

/** Configuration, database, audit, outbox, idempotency and security for every module. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    const shared = [
      { provide: SETTINGS_TOKEN, useValue: parts.settings },
      { provide: KEYRING_TOKEN, useValue: parts.keyring },
      { provide: Clock, useValue: parts.clock },
      { provide: UnitOfWork, useValue: parts.uow },
      { provide: Log, useValue: parts.log },
      { provide: FieldCipher, useValue: new FieldCipher(parts.keyring) },
      AuditLog,
      Outbox,
      Idempotency,
      Jobs,
      Downloads,
      Files,
      Uploads,
      { provide: FileStore, useValue: fileStore(parts.settings) },
      { provide: VirusScanner, useValue: virusScanner(parts.settings) },
      {
        provide: LiveBus,
        useFactory: () => liveBus(parts),
      },
    ];
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        ...shared,
        AuditResolver,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: shared,
    };
  }
}

function liveBus({ settings, log }: PlatformParts): LiveBus {
  const url = settings.LINLI_DATABASE_URL;
  return url ? new PostgresLiveBus(url, log) : new InProcessLiveBus();
}

function fileStore(settings: Settings): FileStore {
  const { LINLI_S3_ENDPOINT: endpoint, LINLI_S3_BUCKET: bucket, LINLI_S3_REGION: region } = settings;
  const { LINLI_S3_ACCESS_KEY: accessKey, LINLI_S3_SECRET_KEY: secretKey } = settings;
  if (!endpoint) return new LocalFileStore(settings.LINLI_FILES_FOLDER);
  if (!bucket || !accessKey || !secretKey)
    throw new SettingsFault(
      'LINLI_S3_BUCKET, LINLI_S3_ACCESS_KEY and LINLI_S3_SECRET_KEY go with LINLI_S3_ENDPOINT',
    );
  return new S3FileStore({ endpoint, bucket, region, accessKey, secretKey });
}

const virusScanner = ({ LINLI_CLAMD_HOST: host, LINLI_CLAMD_PORT: port }: Settings): VirusScanner =>
  host ? new ClamdScanner(host, port) : new NoScanner();
