import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineProblem, type Problem } from '../../kernel/problem.js';
import { Log } from '../logging/log.js';
import { notFound } from '../security/security.problems.js';
import { tellFailure } from './http-refusals.js';
import { LIMITS } from './limits.js';
import { badRequest } from './problem-answer.js';

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

/**
 * Hands GraphQL's errors on as they are: the plugin tells them, and Nest does not log what may hold personal data. What is
 * refused before it comes to GraphQL is told alike: a code, and a sentence in the caller's language.
 */
@Catch()
export class ProblemFilter implements GqlExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const http = host.switchToHttp();
    if (!(error instanceof HttpException)) return this.tell(error, http);
    const refusal = REFUSALS[error.getStatus()];
    if (refusal) return this.tell(refusal(error.message), http, error.getStatus());
    return void http.getResponse<FastifyReply>().status(error.getStatus()).send(error.getResponse());
  }

  private tell(error: unknown, http: ReturnType<ArgumentsHost['switchToHttp']>, status?: number): void {
    const reply = http.getResponse<FastifyReply>();
    tellFailure(error, http.getRequest<FastifyRequest>(), reply, this.log, status);
  }
}
