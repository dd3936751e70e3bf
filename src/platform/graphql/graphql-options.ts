import { randomUUID } from 'node:crypto';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { anonymous } from '../security/actor.js';
import type { ActorSource } from '../security/actor-source.js';
import { limitRules, LIMITS, operationPlugin } from './limits.js';
import { Loaders } from './loaders.js';
import { earlyRefusal } from './problem-answer.js';
import { problemPlugin } from './problem.plugin.js';
import { keptLanguage } from './request-language.js';
import { bearerToken, languageOf, type RequestContext } from './request-context.js';

export interface GraphqlParts {
  readonly settings: Settings;
  readonly actors: ActorSource;
  readonly audit: AuditLog;
  readonly log: Log;
}

/** The one place where the GraphQL server is configured. */
export function graphqlOptions(parts: GraphqlParts): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    introspection: parts.settings.LINLI_INTROSPECTION,
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted) => earlyRefusal(formatted, keptLanguage()),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: limitRules,
    hideSchemaDetailsFromClientErrors: parts.settings.NODE_ENV === 'production',
    context: (request: FastifyRequest) => requestContext(parts.actors, request),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      operationPlugin(),
      problemPlugin(parts.log, parts.audit),
    ],
  };
}

async function requestContext(actors: ActorSource, request: FastifyRequest): Promise<RequestContext> {
  const requestId = randomUUID();
  const base = {
    requestId,
    language: languageOf(request.headers['accept-language']),
    address: request.ip,
    loaders: new Loaders(),
  };
  const header = request.headers.authorization;
  if (header === undefined) return { ...base, actor: anonymous(requestId), authenticationFault: null };
  try {
    return { ...base, actor: await actors.load(bearerToken(header), requestId), authenticationFault: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...base, actor: anonymous(requestId), authenticationFault: error };
  }
}
