import { HttpTestingController } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { operation } from './operation';
import { pageData } from './page-data';
import { Session, type SessionFields } from './session';

const TEXT = 'query Some{viewer{id displayName avatarUrl timeZone}service{demo}}';
const QUERY = operation<SessionFields, Record<string, never>>('query', 'Some', 'some-hash', TEXT);
const ANSWER = {
  viewer: {
    __typename: 'Viewer',
    id: 'viewer-1',
    displayName: 'Robin Example',
    avatarUrl: null,
    timeZone: 'Europe/Berlin',
  },
  service: { __typename: 'Service', demo: false },
};

const LESS = operation<{ viewer: { id: string } | null }, Record<string, never>>(
  'query',
  'Less',
  'less-hash',
  'query Less{viewer{id}}',
);

describe('the data of a page', () => {
  async function settled(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      TestBed.tick();
      await new Promise<void>((resolve) => setTimeout(resolve));
    }
  }

  async function asked() {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    const data = TestBed.runInInjectionContext(() => pageData(QUERY, () => ({})));
    await settled();
    const http = TestBed.inject(HttpTestingController);
    return { data, http, session: TestBed.inject(Session) };
  }

  it('goes with the session, wherever that ended', async () => {
    const { data, http, session } = await asked();
    http.expectOne('/graphql').flush({ data: ANSWER });
    await settled();
    expect(data.value()?.viewer?.displayName).toBe('Robin Example');
    session.ended();
    expect(data.value()).toBeUndefined();
    expect(data.failure()?.kind).toBe('signed-out');
  });

  it('is asked whose it is, even where it tells no more of them', async () => {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    const starts = jest.spyOn(TestBed.inject(Session), 'startsAnewFor');
    TestBed.runInInjectionContext(() => pageData(LESS, () => ({})));
    await settled();
    TestBed.inject(HttpTestingController)
      .expectOne('/graphql')
      .flush({ data: { viewer: { __typename: 'Viewer', id: 'viewer-2' } } });
    await settled();
    expect(starts).toHaveBeenCalledWith('viewer-2');
  });

  it.each([
    ['an answer', () => TestBed.inject(HttpTestingController).expectOne('/graphql').flush({ data: ANSWER })],
    ['a failure', () => TestBed.inject(HttpTestingController).expectOne('/graphql').error(new ProgressEvent('error'))],
  ])('lets the application rest when %s is there, and not before', async (_what, respond) => {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    TestBed.runInInjectionContext(() => pageData(QUERY, () => ({})));
    let rests = false;
    void TestBed.inject(ApplicationRef)
      .whenStable()
      .then(() => (rests = true));
    // Not even before the question is on its way.
    await Promise.resolve();
    expect(rests).toBe(false);
    await settled();
    expect(rests).toBe(false);
    respond();
    await settled();
    expect(rests).toBe(true);
  });

  it('is asked for again by itself once the network is back', async () => {
    const { data, http } = await asked();
    dispatchEvent(new Event('offline'));
    http.expectOne('/graphql').error(new ProgressEvent('error'));
    await settled();
    expect(data.failure()?.kind).toBe('offline');
    http.expectNone('/graphql');
    dispatchEvent(new Event('online'));
    await settled();
    http.expectOne('/graphql').flush({ data: ANSWER });
    await settled();
    expect(data.failure()).toBeUndefined();
    expect(data.value()?.viewer?.id).toBe('viewer-1');
  });

  it('is asked for again silently when its tab is seen again, but not each time', async () => {
    let hidden = false;
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    const becomes = async (state: 'hidden' | 'seen') => {
      hidden = state === 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
      await settled();
    };
    const { data, http } = await asked();
    http.expectOne('/graphql').flush({ data: ANSWER });
    await settled();
    await becomes('hidden');
    http.expectNone('/graphql');
    await becomes('seen');
    const renamed = { ...ANSWER.viewer, displayName: 'Robin Renamed' };
    expect(data.value()?.viewer?.displayName).toBe('Robin Example');
    http.expectOne('/graphql').flush({ data: { ...ANSWER, viewer: renamed } });
    await settled();
    expect(data.value()?.viewer?.displayName).toBe('Robin Renamed');
    await becomes('hidden');
    await becomes('seen');
    http.expectNone('/graphql');
  });

  it('is not asked for again when nothing had failed', async () => {
    const { http } = await asked();
    http.expectOne('/graphql').flush({ data: ANSWER });
    await settled();
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    await settled();
    http.expectNone('/graphql');
  });
});
