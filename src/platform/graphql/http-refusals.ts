import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemText } from '../../kernel/problem.js';
import type { Log } from '../logging/log.js';
import { languageOf } from './request-context.js';

/** HTTP statuses of problems outside GraphQL; 400 for all others. */
const STATUSES: Readonly<Record<string, number>> = {
  FILE_TOO_LARGE: 413,
  FILE_TYPE_NOT_ALLOWED: 415,
  SCANNER_UNAVAILABLE: 503,
  STORAGE_UNAVAILABLE: 503,
  SERVICE_BUSY: 503,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
};

const problemStatus = ({ code }: { readonly code: string }): number => STATUSES[code] ?? 400;

/**
 * Answers what failed as GraphQL would: a problem in the caller's language, anything else only by an id that the log has too.
 * @param status when it is not the problem's own
 */
export function tellFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
  status?: number,
): void {
  const language = languageOf(request.headers['accept-language']);
  if (error instanceof Problem)
    return send(reply, status ?? problemStatus(error), error.text(language), error.code);
  const errorId = randomUUID();
  log.error('request.failed', error, { errorId });
  const message = problemText('INTERNAL', language, { errorId });
  return send(reply, problemStatus({ code: 'INTERNAL' }), message, 'INTERNAL', { errorId });
}

function send(reply: FastifyReply, status: number, message: string, code: string, more: object = {}): void {
  void reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code, ...more } }] });
}
