import { type EnvironmentProviders, inject, makeEnvironmentProviders } from '@angular/core';
import { InMemoryCache } from '@apollo/client/cache';
import { provideApollo } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';

/** The answers kept in memory, never on disk. Types without an id belong to the listener they hang on. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Viewer: {
        fields: {
          archive: { merge: true },
          stats: { merge: true },
        },
      },
    },
  });
}

/** The one GraphQL client, on the page's own origin. */
export function provideGraphql(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideApollo(() => ({ link: inject(HttpLink).create({ uri: '/graphql' }), cache: createCache() })),
  ]);
}
