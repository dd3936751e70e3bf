import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { defineProblem } from '../../kernel/problem.js';

/** Bounds of one operation; every query of the README stays far below them. */
export const LIMITS = {
  depth: 10,
  aliases: 15,
  directives: 20,
  tokens: 2000,
  cost: 5000,
  bodyBytes: 256 * 1024,
} as const;

type Limit = Exclude<keyof typeof LIMITS, 'bodyBytes'>;

export const queryTooLarge = defineProblem('QUERY_TOO_LARGE', {
  zh: '查询过大或过深：{limit} 的上限为 {max}',
  en: 'The query is too large or too deep: the limit on {limit} is {max}',
});

function tooLarge(limit: Limit): GraphQLError {
  const problem = queryTooLarge({ limit, max: LIMITS[limit] });
  return new GraphQLError(problem.message, {
    originalError: problem,
    extensions: { http: { status: 400 } },
  });
}

/** Reported, not thrown: Apollo takes what a rule throws for a fault of the server, answers 500 and writes to the console. */
const bounded = (limit: Limit) => ({
  n: LIMITS[limit],
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null) => context?.reportError(tooLarge(limit))],
});

/** Bounds that the document alone decides. */
export const limitRules: ValidationRule[] = [
  maxDepthRule(bounded('depth')),
  // Left to itself, the rule does not count what is aliased to or from `__typename`.
  maxAliasesRule({ ...bounded('aliases'), allowList: [] }),
  maxDirectivesRule(bounded('directives')),
];

/**
 * graphql-js stops reading at `LIMITS.tokens` with a syntax error that only its sentence tells apart. What a caller
 * writes cannot begin such a sentence.
 */
const TOKENS_EXCEEDED = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** The refusal for too many tokens, if the parser's error means that; else the error. */
export const tokensRefused = (error: GraphQLError): GraphQLError =>
  TOKENS_EXCEEDED.test(error.message) ? tooLarge('tokens') : error;

/** A field costs 1 and what is below it; a connection's, as often as the page has items. */
const costOfField: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args['first'];
  return 1 + childComplexity * (typeof first === 'number' && first > 1 ? first : 1);
};

export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown> | null | undefined;
  readonly operationName: string | null | undefined;
}

function costOf({ schema, document, variables, operationName }: Operation): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: variables ?? {},
      operationName: operationName ?? undefined,
      estimators: [costOfField],
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Variables that do not fit the operation; Apollo would answer 500 to what a plugin throws.
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  }
}

/** What a document costs, by the variables on which that depends; kept as long as Apollo keeps the parsed document. */
const costs = new WeakMap<DocumentNode, Map<string, number>>();
/** Costs kept of one document: clients vary `first` and what they skip, not more. */
const COSTS_KEPT = 50;

/** As `costOf`, computed once for each document and what its variables say of its size. */
function keptCostOf(operation: Operation): number {
  const { document, variables, operationName } = operation;
  const given = Object.entries(variables ?? {});
  // A variable that is no scalar may hold anything: its documents are looked at each time.
  if (given.some(([, value]) => typeof value === 'object' && value !== null)) return costOf(operation);
  // Texts say nothing of how much is asked for.
  const key = JSON.stringify([
    operationName,
    ...given.map(([name, value]) => (typeof value === 'string' ? [name] : [name, value])),
  ]);
  let kept = costs.get(document);
  if (!kept) costs.set(document, (kept = new Map<string, number>()));
  const known = kept.get(key);
  if (known !== undefined) return known;
  const cost = costOf(operation);
  if (kept.size < COSTS_KEPT) kept.set(key, cost);
  return cost;
}

/** The bound on cost, which depends on the variables. @throws GraphQLError QUERY_TOO_LARGE, BAD_REQUEST */
export function boundCost(operation: Operation): void {
  if (keptCostOf(operation) > LIMITS.cost) throw tooLarge('cost');
}

const subscriptionNeedsSocket = defineProblem('SUBSCRIPTION_NEEDS_SOCKET', {
  zh: '订阅请使用 WebSocket（graphql-transport-ws 协议，地址同为 /graphql）',
  en: 'Subscriptions come over a WebSocket (protocol graphql-transport-ws, at /graphql too)',
});

/** Bounds an operation that came by HTTP, where there are no subscriptions. */
export function operationPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, request, operation, operationName }): Promise<void> {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            const originalError = subscriptionNeedsSocket();
            throw new GraphQLError(originalError.message, {
              originalError,
              extensions: { http: { status: 400 } },
            });
          }
          boundCost({ schema, document, variables: request.variables, operationName });
          return Promise.resolve();
        },
      }),
  };
}
