import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationRule } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

/** Bounds of one operation; every query of the README stays far below them. */
export const LIMITS = {
  depth: 10,
  aliases: 15,
  directives: 20,
  tokens: 2000,
  cost: 5000,
  bodyBytes: 256 * 1024,
} as const;

/** Bounds that the document alone decides. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth }),
  maxAliasesRule({ n: LIMITS.aliases }),
  maxDirectivesRule({ n: LIMITS.directives }),
];

/** A field costs 1 and what is below it; a connection's, as often as the page has items. */
const costOfField: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args['first'];
  return 1 + childComplexity * (typeof first === 'number' && first > 1 ? first : 1);
};

/** The bound on cost, which depends on the variables. */
export function costPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ request, document, schema, operationName }): Promise<void> {
          const cost = getComplexity({
            schema,
            query: document,
            variables: request.variables ?? {},
            operationName: operationName ?? undefined,
            estimators: [costOfField],
          });
          if (cost > LIMITS.cost) {
            throw new GraphQLError(`cost limit of ${LIMITS.cost} exceeded, found ${cost}`, {
              extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } },
            });
          }
          return Promise.resolve();
        },
      }),
  };
}
