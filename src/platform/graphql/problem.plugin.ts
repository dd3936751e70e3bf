import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { AuditLog } from '../audit/audit-log.js';
import type { Log } from '../logging/log.js';
import { answerOf, problemBehind, toBeTold } from './problem-answer.js';
import type { RequestContext } from './request-context.js';

/** Tells every refusal in the caller's language and audits the refused attempts before the answer leaves. */
export function problemPlugin(log: Log, audit: AuditLog): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    async willSendResponse({ contextValue, response, errors }): Promise<void> {
      if (!errors || response.body.kind !== 'single') return;
      const { language, requestId, actor } = contextValue;
      response.body.singleResult.errors = toBeTold(errors).map((error) =>
        answerOf(error, language, requestId, log),
      );
      for (const error of errors) {
        const problem = problemBehind(error);
        if (problem?.refused)
          await audit.recordRefusal({ accountId: actor.accountId, requestId }, problem.refused, problem.code);
      }
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}
