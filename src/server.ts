import { type NestFastifyApplication, FastifyAdapter } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { serveGraphiql } from './platform/graphql/graphiql.js';
import { LIMITS } from './platform/graphql/limits.js';
import { keepLanguage } from './platform/graphql/request-language.js';
import { validationPipe } from './platform/graphql/validation.js';
import { SubscriptionServer } from './platform/live/sockets/subscription-server.js';
import { NestLog } from './platform/logging/nest-log.js';
import { ActorSource } from './platform/security/actor-source.js';
import { serveUploads } from './platform/storage/serve-uploads.js';
import { Uploads } from './platform/storage/uploads.js';
import type { PlatformParts } from './platform/platform.module.js';

/** The application, initialised and not yet listening. */
export async function createServer(parts: PlatformParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.bodyBytes,
    trustProxy: parts.settings.LINLI_TRUST_PROXY,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(parts), adapter, {
    logger: new NestLog(parts.log),
    abortOnError: false,
  });
  app.useGlobalPipes(validationPipe());
  adapter.getInstance().addHook('preValidation', keepLanguage);
  if (parts.settings.NODE_ENV !== 'production') serveGraphiql(adapter.getInstance());
  serveUploads(adapter.getInstance(), parts.log, () => ({
    uploads: app.get(Uploads),
    actors: app.get(ActorSource),
  }));
  app.get(SubscriptionServer).attach(adapter.getInstance());
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
