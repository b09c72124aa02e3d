import { type EnvironmentProviders, inject, makeEnvironmentProviders } from '@angular/core';
import { InMemoryCache } from '@apollo/client/cache';
import { ApolloLink } from '@apollo/client/link';
import { provideApollo } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';
import { createPersistedQueryLink } from 'apollo-angular/persisted-queries';

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
  return makeEnvironmentProviders([
    provideApollo(() => ({ link: byHash(inject(HttpLink).create({ uri: '/graphql' })), cache: createCache() })),
  ]);
}

/**
 * Operations are named by their hash; a server of another version that does not know one is sent the text. Browsers
 * hash only on pages that came by https or from this machine; elsewhere the text is always sent.
 */
function byHash(link: ApolloLink): ApolloLink {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return link;
  const sha256 = async (text: string) => hex(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return ApolloLink.from([createPersistedQueryLink({ sha256 }), link]);
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
