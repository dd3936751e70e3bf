import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../kernel/problem.js';
import { languageOf } from './request-context.js';

const wanted = new AsyncLocalStorage<Language>();

/**
 * A hook of Fastify that keeps the caller's language for what is refused before a request has a context: Apollo formats
 * those errors without telling which request they belong to.
 */
export function keepLanguage(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  wanted.run(languageOf(request.headers['accept-language']), done);
}

export const keptLanguage = (): Language => wanted.getStore() ?? 'zh-CN';
