import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Apollo } from 'apollo-angular';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { firstValueFrom } from 'rxjs';
import { provideGraphql } from './core/graphql';
import type { Operation } from './core/operation';
import { WelcomeDocument } from './features/welcome/welcome.generated';

const OPERATIONS = join(__dirname, '../../../libs/contract/operations.json');
const KNOWN = JSON.parse(readFileSync(OPERATIONS, 'utf8')) as Record<string, string>;
/** Everything that is asked, by the name of its constant. */
const GENERATED = globSync('**/*.generated.ts', { cwd: __dirname }).flatMap((file) =>
  Object.entries(jest.requireActual<Record<string, Operation>>(join(__dirname, file))),
);

describe('operations', () => {
  let apollo: Apollo;
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideGraphql()],
    });
    apollo = TestBed.inject(Apollo);
    http = TestBed.inject(HttpTestingController);
  });

  /** The next request, which is not sent at once. */
  async function sent(): Promise<TestRequest> {
    await new Promise((resolve) => setTimeout(resolve));
    return http.expectOne('/graphql');
  }

  it('are all known to the server, which knows no other', () => {
    expect(GENERATED.map(([, { hash }]) => hash).sort()).toEqual(Object.keys(KNOWN).sort());
  });

  it.each(GENERATED)('like %s are named by the hash of the text that the server knows', async (constant, document) => {
    const known = getOperationAST(parse(document.text));
    const answer =
      known?.operation === OperationTypeNode.QUERY
        ? apollo.query({ query: document, fetchPolicy: 'no-cache' })
        : apollo.mutate({ mutation: document });
    const subscription = answer.subscribe();
    const { body } = (await sent()).request;
    expect([`${body.operationName}Document`, body.query]).toEqual([constant, undefined]);
    expect(known?.name?.value).toBe(body.operationName);
    expect(KNOWN[body.extensions.persistedQuery.sha256Hash]).toBe(document.text);
    expect(createHash('sha256').update(document.text).digest('hex')).toBe(document.hash);
    subscription.unsubscribe();
  });

  it('are sent as text to a server that does not know the hash', async () => {
    const answer = firstValueFrom(apollo.query({ query: WelcomeDocument }));
    const unknown = { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };
    (await sent()).flush({ errors: [unknown] });
    const again = await sent();
    expect(again.request.body.query).toBe(WelcomeDocument.text);
    const data = { viewer: null, service: { __typename: 'Service', demo: true } };
    again.flush({ data });
    expect((await answer).data).toEqual(data);
  });
});
