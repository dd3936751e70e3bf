import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Problem } from '../../../kernel/problem.js';
import { boundCost, limitRules, LIMITS } from '../../graphql/limits.js';
import { socketForSubscriptions } from './socket.problems.js';

const SUGGESTION = / ?Did you mean(.+?)\?$/;

/**
 * What a client asks to subscribe to, held to the limits that hold over HTTP.
 * @param hideSchema leave out what a validation error would tell of the schema
 * @returns the errors instead when it may not run
 */
export function readSubscription(
  schema: GraphQLSchema,
  payload: SubscribePayload,
  hideSchema: boolean,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const document = parse(payload.query, { maxTokens: LIMITS.tokens });
    requireSubscription(document, payload.operationName);
    const errors = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (errors.length > 0) return hideSchema ? errors.map(withoutSuggestion) : errors;
    const { variables, operationName } = payload;
    boundCost({ schema, document, variables, operationName });
    return { schema, document, operationName, variableValues: variables };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function requireSubscription(document: DocumentNode, operationName: string | null | undefined): void {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('Unable to identify the operation.');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw refusedWith(socketForSubscriptions());
  }
}

export const refusedWith = (originalError: Problem): GraphQLError =>
  new GraphQLError(originalError.message, { originalError });

const withoutSuggestion = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message.replace(SUGGESTION, ''), { nodes: error.nodes });
