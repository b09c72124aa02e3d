import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { ApplicationError } from '../errors/application-error';
import { checkArguments } from './argument-checks';
import { MAX_COST } from './complexity';
import type { RequestContext } from './request-context';

const estimators = [checkArguments, fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/** An operation, and what came with it. */
export interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** Refuses operations with arguments that cannot be answered, and those that cost more than {@link MAX_COST}, before anything is worked out for them. */
export const limitCost: ApolloServerPlugin<RequestContext> = {
  requestDidStart() {
    return Promise.resolve({
      didResolveOperation({ schema, document, operation, request }) {
        if (operation) checkCost({ schema, document, operation, variables: request.variables ?? {} });
        return Promise.resolve();
      },
    });
  },
};

/**
 * What an operation costs with its variables: see complexity.ts. Only for documents that were validated (limits.ts bounds them).
 * @throws GraphQLError when an argument cannot be read, ApplicationError when it cannot be answered
 */
export function costOf({ schema, document, operation, variables }: Asked): number {
  const operationName = operation.name?.value;
  return getComplexity({ schema, query: document, variables, operationName, estimators });
}

function checkCost(asked: Asked): void {
  const { schema, operation, variables } = asked;
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors) return; // the execution refuses them all, and says why
  if (costOrRefusal(asked) > MAX_COST)
    throw refusal('This asks for too much at once; ask for fewer entries or fields.');
}

function costOrRefusal(asked: Asked): number {
  try {
    return costOf(asked);
  } catch (error) {
    const isSentence = error instanceof GraphQLError || error instanceof ApplicationError;
    throw refusal(isSentence ? error.message : 'An argument cannot be read.');
  }
}

function refusal(message: string): GraphQLError {
  const originalError = new ApplicationError('BAD_USER_INPUT', message);
  return new GraphQLError(message, { originalError, extensions: { http: { status: 400 } } });
}
