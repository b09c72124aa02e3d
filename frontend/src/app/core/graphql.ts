import { type EnvironmentProviders, inject, makeEnvironmentProviders } from '@angular/core';
import { InMemoryCache } from '@apollo/client/cache';
import { ApolloLink } from '@apollo/client/link';
import { provideApollo } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';
import { createPersistedQueryLink } from 'apollo-angular/persisted-queries';
import type { Operation } from './operation';

/** The answers kept in memory, never on disk. Types without an id belong to the listener they hang on. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Consent: { merge: true },
      Period: { merge: true },
      Service: { merge: true },
      Stats: { merge: true },
      Totals: { merge: true },
      Viewer: {
        fields: {
          archive: { merge: true },
          sessions: { merge: false },
          stats: { merge: true },
        },
      },
    },
  });
}

/** The one GraphQL client, on the page's own origin. */
export function provideGraphql(): EnvironmentProviders {
  return makeEnvironmentProviders([provideApollo(() => ({ link: byHash(inject(HttpLink)), cache: createCache() }))]);
}

/** Operations are named by their hash; a server of another version that does not know one is sent the text. */
function byHash(http: HttpLink): ApolloLink {
  return ApolloLink.from([
    createPersistedQueryLink({ generateHash: (document) => (document as Operation).hash }),
    http.create({ uri: '/graphql', operationPrinter: (document) => (document as Operation).text }),
  ]);
}
