import { type EnvironmentProviders, inject, makeEnvironmentProviders } from '@angular/core';
import type { DocumentNode, OperationVariables } from '@apollo/client';
import { ApolloLink } from '@apollo/client/link';
import { type Apollo, provideApollo, type TypedDocumentNode } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';
import { createPersistedQueryLink } from 'apollo-angular/persisted-queries';
import { first, mergeMap, type Observable, of, throwError } from 'rxjs';
import { NoCache } from './no-cache';
import type { Operation } from './operation';

/** The one GraphQL client, on the page's own origin. It keeps nothing. */
export function provideGraphql(): EnvironmentProviders {
  return makeEnvironmentProviders([provideApollo(() => ({ link: byHash(inject(HttpLink)), cache: new NoCache() }))]);
}

/** An operation with its variables. */
export interface Question<T, V extends OperationVariables> {
  query: TypedDocumentNode<T, V>;
  variables: V;
}

/** Asks the server once; the request is given up when nobody waits for the answer any more. */
export function ask<T, V extends OperationVariables>(apollo: Apollo, question: Question<T, V>): Observable<T> {
  const query: DocumentNode = question.query;
  const variables: OperationVariables = question.variables;
  // Watched, because only that gives the request up.
  return apollo.watchQuery<T>({ query, variables, fetchPolicy: 'no-cache' }).valueChanges.pipe(
    first(({ loading }) => !loading),
    mergeMap(({ data, error }) => (error ? throwError(() => error) : of(data as T))), // without an error it is whole
  );
}

/** Operations are named by their hash; a server of another version that does not know one is sent the text. */
function byHash(http: HttpLink): ApolloLink {
  return ApolloLink.from([
    createPersistedQueryLink({ generateHash: (document) => (document as Operation).hash }),
    http.create({ uri: '/graphql', operationPrinter: (document) => (document as Operation).text }),
  ]);
}
