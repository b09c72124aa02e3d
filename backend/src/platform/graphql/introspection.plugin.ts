import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, GraphQLError, visit } from 'graphql';
import { ApplicationError } from '../errors/application-error';
import { isIntrospection } from './limits';
import type { RequestContext } from './request-context';

/** The schema is shown to signed-in listeners only. */
export const introspectionForSignedIn: ApolloServerPlugin<RequestContext> = {
  requestDidStart() {
    return Promise.resolve({
      didResolveOperation({ document, contextValue }) {
        if (contextValue.signedIn || !asksForSchema(document)) return Promise.resolve();
        const refusal = new ApplicationError('UNAUTHENTICATED', 'Please sign in to read the schema.');
        throw new GraphQLError(refusal.message, { originalError: refusal, extensions: { http: { status: 400 } } });
      },
    });
  },
};

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field({ name }) {
      if (!isIntrospection(name.value)) return undefined;
      asks = true;
      return BREAK;
    },
  });
  return asks;
}
