import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineProblem, Problem } from '../../kernel/problem.js';
import { notFound } from '../security/security.problems.js';
import { LIMITS } from './limits.js';
import { badRequest } from './problem-answer.js';
import { languageOf } from './request-context.js';

const payloadTooLarge = defineProblem('PAYLOAD_TOO_LARGE', {
  zh: '请求过大，上限为 {kibibytes} KB',
  en: 'The request is too large; at most {kibibytes} KB are taken',
});
const unsupportedMediaType = defineProblem('UNSUPPORTED_MEDIA_TYPE', {
  zh: '请求须为 JSON（content-type: application/json）',
  en: 'The request must be JSON (content-type: application/json)',
});

/** What the server refuses by itself, by its status. */
const REFUSALS: Readonly<Record<number, (reason: string) => Problem>> = {
  400: (reason) => badRequest({ reason }),
  404: () => notFound(),
  413: () => payloadTooLarge({ kibibytes: LIMITS.bodyBytes / 1024 }),
  415: () => unsupportedMediaType(),
};

/** HTTP statuses of problems outside GraphQL; 400 for all others. */
const STATUSES: Readonly<Record<string, number>> = {
  FILE_TOO_LARGE: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  SCANNER_UNAVAILABLE: 503,
  STORAGE_UNAVAILABLE: 503,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_MANY_ATTEMPTS: 429,
};

/** With which status a problem is told outside GraphQL. */
export const problemStatus = ({ code }: Problem): number => STATUSES[code] ?? 400;

/**
 * Hands GraphQL's errors on as they are: the plugin tells them, and Nest does not log what may hold personal data. What is
 * refused before it comes to GraphQL is told alike: a code, and a sentence in the caller's language.
 */
@Catch()
export class ProblemFilter implements GqlExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    if (!(error instanceof HttpException) && !(error instanceof Problem)) throw error;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const status = error instanceof Problem ? problemStatus(error) : error.getStatus();
    const problem = error instanceof Problem ? error : REFUSALS[status]?.(error.message);
    if (!problem) return void reply.status(status).send((error as HttpException).getResponse());
    const language = languageOf(http.getRequest<FastifyRequest>().headers['accept-language']);
    const told = { message: problem.text(language), extensions: { code: problem.code } };
    return void reply
      .status(status)
      .header('cache-control', 'no-store')
      .send({ errors: [told] });
  }
}
