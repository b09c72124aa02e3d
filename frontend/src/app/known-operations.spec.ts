import { webcrypto } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { TypedDocumentNode } from '@apollo/client';
import { Apollo } from 'apollo-angular';
import { Kind, OperationTypeNode } from 'graphql';
import { firstValueFrom } from 'rxjs';
import { provideGraphql } from './core/graphql';
import { WelcomeDocument } from './features/welcome/welcome.generated';

const OPERATIONS = join(__dirname, '../../../libs/contract/operations.json');
const KNOWN = JSON.parse(readFileSync(OPERATIONS, 'utf8')) as Record<string, string>;
/** Everything that is asked. */
const GENERATED = globSync('**/*.generated.ts', { cwd: __dirname }).map((file) =>
  jest.requireActual<object>(join(__dirname, file)),
);

/** All documents of a generated file that hold an operation, by its name. */
function operationsIn(generated: object): [string, TypedDocumentNode][] {
  const documents = Object.values(generated) as TypedDocumentNode[];
  return documents.flatMap((document) =>
    document.definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION
        ? [[node.name?.value ?? '', document] satisfies [string, TypedDocumentNode]]
        : [],
    ),
  );
}

describe('operations', () => {
  let http: HttpTestingController;
  const { crypto } = globalThis;
  afterEach(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true }));

  /** The client in a browser that hashes with this, or not at all. */
  function begin(subtle?: webcrypto.SubtleCrypto): Apollo {
    Object.defineProperty(globalThis, 'crypto', { value: { subtle }, configurable: true });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideGraphql()],
    });
    http = TestBed.inject(HttpTestingController);
    return TestBed.inject(Apollo);
  }

  /** The next request; hashing takes a moment. */
  async function sent(): Promise<TestRequest> {
    for (;;) {
      const [request] = http.match('/graphql');
      if (request) return request;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  it.each(GENERATED.flatMap(operationsIn))(
    'like %s are named by a hash that the server knows',
    async (name, document) => {
      const apollo = begin(webcrypto.subtle);
      const isQuery = document.definitions.some(
        (node) => 'operation' in node && node.operation === OperationTypeNode.QUERY,
      );
      const answer = isQuery
        ? apollo.query({ query: document, fetchPolicy: 'no-cache' })
        : apollo.mutate({ mutation: document });
      const subscription = answer.subscribe();
      const { body } = (await sent()).request;
      expect([body.operationName, body.query]).toEqual([name, undefined]);
      expect(KNOWN[body.extensions.persistedQuery.sha256Hash]).toMatch(new RegExp(`^(query|mutation) ${name}\\b`, 'm'));
      subscription.unsubscribe();
    },
  );

  it('are sent as text to a server that does not know the hash', async () => {
    const answer = firstValueFrom(begin(webcrypto.subtle).query({ query: WelcomeDocument }));
    const unknown = { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };
    (await sent()).flush({ errors: [unknown] });
    const again = await sent();
    expect(again.request.body.query).toContain('query Welcome');
    const data = { viewer: null, service: { __typename: 'Service', demo: true } };
    again.flush({ data });
    expect((await answer).data).toEqual(data);
  });

  it('are sent as text where the browser does not hash', async () => {
    const subscription = begin().query({ query: WelcomeDocument }).subscribe();
    const { body } = (await sent()).request;
    expect([body.query, body.extensions]).toEqual([expect.stringContaining('query Welcome'), undefined]);
    subscription.unsubscribe();
  });
});
