import type { ExecutionArgs, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { areGraphQLErrors, makeServer, type Server } from 'graphql-ws';
import type { Clock } from '../../../kernel/clock.js';
import type { AuditLog } from '../../audit/audit-log.js';
import { outcomeUnknown, serviceBusy } from '../../database/database.problems.js';
import { answerOf, problemBehind, toBeTold } from '../../graphql/problem-answer.js';
import type { RequestContext } from '../../graphql/request-context.js';
import type { Log } from '../../logging/log.js';
import { unauthenticated } from '../../security/security.problems.js';
import type { LiveSocket } from './live-socket.js';
import { tooManySubscriptions } from './socket.problems.js';
import { readSubscription, refusedWith } from './subscription-document.js';
import { SubscriptionStream } from './subscription-stream.js';

export const SUBSCRIPTIONS_PER_SOCKET = 20;
const INTRODUCTION_MILLISECONDS = 10_000;

/** Problems that pass by themselves; who meets one in the middle of a stream had better come again. */
const PASSING: readonly string[] = [serviceBusy.code, outcomeUnknown.code];

export interface ProtocolParts {
  /** Known once the application is initialised. */
  schema(): GraphQLSchema;
  readonly hideSchema: boolean;
  readonly log: Log;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** What is answered to the messages of a socket. Refusals are told in the caller's language and audited, as over HTTP. */
export function subscriptionProtocol(parts: ProtocolParts): Server<LiveSocket> {
  const { log, audit, clock } = parts;

  async function connect(socket: LiveSocket, parameters?: Record<string, unknown>): Promise<boolean> {
    try {
      await socket.identify(parameters);
      return true;
    } catch (error) {
      socket.close(problemBehind(error) ? 'unauthenticated' : 'tryAgainLater');
      if (!problemBehind(error)) log.error('live.connect-failed', error, { requestId: socket.id });
      return false;
    }
  }

  async function contextOf(socket: LiveSocket): Promise<RequestContext> {
    try {
      return await socket.context();
    } catch (error) {
      if (problemBehind(error)?.code === unauthenticated.code) socket.endSession(clock.now());
      throw error;
    }
  }

  function broke(socket: LiveSocket, error: unknown): void {
    const problem = problemBehind(error);
    if (problem && !PASSING.includes(problem.code)) return;
    log.error('live.delivery-failed', error, { requestId: socket.id });
    socket.close('tryAgainLater');
  }

  async function tell(socket: LiveSocket, errors: readonly GraphQLError[]): Promise<GraphQLFormattedError[]> {
    const actor = { accountId: socket.accountId, requestId: socket.id };
    for (const problem of errors.map(problemBehind)) {
      if (problem?.refused) await audit.recordRefusal(actor, problem.refused, problem.code);
    }
    return toBeTold(errors).map((error) => answerOf(error, socket.language, socket.id, log));
  }

  return makeServer<Record<string, unknown> | undefined, LiveSocket>({
    connectionInitWaitTimeout: INTRODUCTION_MILLISECONDS,
    onConnect: ({ extra, connectionParams }) => connect(extra, connectionParams),
    onSubscribe: ({ extra, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_SOCKET)
        return [refusedWith(tooManySubscriptions({ max: SUBSCRIPTIONS_PER_SOCKET }))];
      const read = readSubscription(parts.schema(), payload, parts.hideSchema);
      return areGraphQLErrors(read) ? read : { ...read, contextValue: extra };
    },
    subscribe: (args: ExecutionArgs) => {
      const socket = args.contextValue as LiveSocket;
      return new SubscriptionStream({
        args,
        context: () => contextOf(socket),
        broke: (error) => broke(socket, error),
      });
    },
    onNext: async ({ extra }, _id, _payload, _args, result) =>
      result.errors ? { ...result, errors: await tell(extra, result.errors) } : undefined,
    onError: ({ extra }, _id, _payload, errors) => tell(extra, errors),
  });
}
