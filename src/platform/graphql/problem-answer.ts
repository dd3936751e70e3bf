import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { defineProblem, type Language, Problem, problemText } from '../../kernel/problem.js';
import type { Log } from '../logging/log.js';
import { queryTooLarge, tokensRefused } from './limits.js';
import { ScalarFault } from './scalars.js';

defineProblem('INTERNAL', {
  zh: '系统内部错误，编号 {errorId}，请联系管理员',
  en: 'Internal error {errorId}; please tell the administrator this number',
});
defineProblem('CONFLICT', {
  zh: '数据刚刚被他人改动，请刷新后重试',
  en: 'The data was changed by somebody else just now; reload and try again',
});
export const badRequest = defineProblem('BAD_REQUEST', {
  zh: '请求不符合接口定义：{reason}',
  en: 'The request does not fit the schema: {reason}',
});

/** The problem behind an error that GraphQL caught, if it is one. */
export function problemBehind(error: unknown): Problem | null {
  for (let cause = error; cause; cause = (cause as { originalError?: unknown }).originalError) {
    if (cause instanceof Problem) return cause;
  }
  return null;
}

/** Of what is too large, that alone is told; what else validation found in it might be as long as the query. */
export function toBeTold(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const told = errors.map(tokensRefused);
  const tooLarge = told.filter((error) => problemBehind(error)?.code === queryTooLarge.code);
  return tooLarge.length > 0 ? tooLarge : told;
}

function scalarFaultBehind(error: unknown): ScalarFault | null {
  for (let cause = error; cause; cause = (cause as { originalError?: unknown }).originalError) {
    if (cause instanceof ScalarFault) return cause;
  }
  return null;
}

const UNIQUE_VIOLATION = /^(23505|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/;

/** What a client is told of an error; an unknown one only by its id, which the log has too. */
export function answerOf(
  error: GraphQLError,
  language: Language,
  requestId: string,
  log: Log,
): GraphQLFormattedError {
  const place = { locations: error.locations, path: error.path };
  const problem = problemBehind(error);
  if (problem)
    return { ...place, message: problem.text(language), extensions: extensionsOf(problem, language) };
  if (isRequestFault(error)) return { ...place, ...requestFault(error, language) };
  const driverCode = (error.originalError as { code?: unknown }).code;
  if (typeof driverCode === 'string' && UNIQUE_VIOLATION.test(driverCode)) {
    log.warn('request.conflict', { requestId, code: driverCode });
    return { ...place, message: problemText('CONFLICT', language), extensions: { code: 'CONFLICT' } };
  }
  const errorId = randomUUID();
  log.error('request.failed', error.originalError, { requestId, errorId });
  return {
    ...place,
    message: problemText('INTERNAL', language, { errorId }),
    extensions: { code: 'INTERNAL', errorId },
  };
}

function extensionsOf(problem: Problem, language: Language): Record<string, unknown> {
  const fields = problem.fields.map((fault) => ({
    path: fault.path,
    code: fault.code,
    message: problemText(fault.code, language, fault.details),
  }));
  return {
    code: problem.code,
    ...(fields.length > 0 ? { fields } : {}),
    ...(fields.length === 0 && Object.keys(problem.details).length > 0 ? { details: problem.details } : {}),
  };
}

const REQUEST_CODES = new Set<unknown>([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Apollo wraps what graphql-js finds wrong with a request, so an original error alone does not tell. */
function isRequestFault(error: GraphQLError): boolean {
  return (
    REQUEST_CODES.has(error.extensions.code) ||
    !error.originalError ||
    error.originalError instanceof GraphQLError
  );
}

/** What Apollo refuses before a request has a context, e.g. batches and forms of other sites; all else as it was. */
export function earlyRefusal(formatted: GraphQLFormattedError, language: Language): GraphQLFormattedError {
  if (formatted.extensions?.['code'] !== badRequest.code) return formatted;
  const { code } = badRequest;
  return {
    message: problemText(code, language, { reason: formatted.message.trim() }),
    extensions: { code },
  };
}

/** Parse, validation and coercion errors, which graphql-js tells in English, our own scalars' faults apart. */
function requestFault(error: GraphQLError, language: Language): Omit<GraphQLFormattedError, 'path'> {
  const fault = scalarFaultBehind(error);
  const reason = fault ? error.message.replace(fault.message, fault.text(language)) : error.message;
  return {
    message: problemText('BAD_REQUEST', language, { reason }),
    extensions: { code: 'BAD_REQUEST' },
  };
}
