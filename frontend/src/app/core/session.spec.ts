import { HttpTestingController } from '@angular/common/http/testing';
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { Answers } from './answers';
import { Session } from './session';

const listener = { id: 'viewer-1', displayName: 'Robin Example', avatarUrl: null, timeZone: 'Europe/Berlin' };

/** Stands in for the channel between tabs: what this tab tells, and what another one does. */
function twoTabs() {
  const told: unknown[] = [];
  const channels: { onmessage?: (event: { data: object }) => void }[] = [];
  class Channel {
    onmessage?: (event: { data: object }) => void;
    constructor() {
      channels.push(this);
    }
    postMessage = (data: unknown) => told.push(data);
    close = () => undefined;
  }
  Object.assign(window, { BroadcastChannel: Channel });
  return { told, tell: (data: object) => channels.forEach((channel) => channel.onmessage?.({ data })) };
}

describe('Session', () => {
  afterEach(() => delete (window as { BroadcastChannel?: unknown }).BroadcastChannel);

  function session(): Session {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    return TestBed.inject(Session);
  }

  it('does not know who is signed in until an answer tells', () => {
    const known = session();
    expect(known.listener()).toBeUndefined();
    known.learn({ viewer: listener, service: { demo: true } });
    expect(known.listener()).toEqual(listener);
    expect(known.demo()).toBe(true);
  });

  it('forgets the listener and every answer in their name when the session has ended', () => {
    const known = session();
    const cleared = jest.spyOn(TestBed.inject(Answers), 'clear');
    known.learn({ viewer: listener, service: { demo: false } });
    expect(cleared).not.toHaveBeenCalled();
    known.learn({ viewer: null, service: { demo: false } });
    expect(known.listener()).toBeNull();
    expect(cleared).toHaveBeenCalledTimes(1);
  });

  it('signs out on the server first', async () => {
    const known = session();
    known.learn({ viewer: listener, service: { demo: false } });
    const signedOut = known.signOut();
    const request = TestBed.inject(HttpTestingController).expectOne({ method: 'POST', url: '/auth/sign-out' });
    expect(request.request.headers.get('x-audiospective')).toBe('1');
    expect(known.listener()).toEqual(listener);
    request.flush('');
    await signedOut;
    expect(known.listener()).toBeNull();
  });

  it('stays signed in when the server could not be reached', async () => {
    const known = session();
    known.learn({ viewer: listener, service: { demo: false } });
    const signedOut = known.signOut();
    TestBed.inject(HttpTestingController).expectOne('/auth/sign-out').error(new ProgressEvent('error'));
    await expect(signedOut).rejects.toMatchObject({ failure: { kind: 'offline' } });
    expect(known.listener()).toEqual(listener);
  });

  it('ends here when it ends in another tab, and does not tell it back', () => {
    const tabs = twoTabs();
    const known = session();
    const cleared = jest.spyOn(TestBed.inject(Answers), 'clear');
    known.learn({ viewer: listener, service: { demo: false } });
    tabs.tell({ listener: null });
    expect(known.listener()).toBeNull();
    expect(cleared).toHaveBeenCalledTimes(1);
    expect(tabs.told).toEqual([{ listener: 'viewer-1' }]);
  });

  it('tells the other tabs once when it begins and once when it ends', () => {
    const tabs = twoTabs();
    const known = session();
    known.learn({ viewer: listener, service: { demo: false } });
    known.learn({ viewer: listener, service: { demo: false } });
    known.ended();
    known.ended();
    expect(tabs.told).toEqual([{ listener: 'viewer-1' }, { listener: null }]);
  });

  it('stays as it is when another tab has the same listener', () => {
    const tabs = twoTabs();
    const known = session();
    known.learn({ viewer: listener, service: { demo: false } });
    tabs.tell({ listener: 'viewer-1' });
    expect(known.listener()).toEqual(listener);
  });

  it('starts anew where an answer is of another listener, and takes nothing of it', () => {
    const reload = jest.fn();
    TestBed.configureTestingModule({
      providers: [PAGE_PROVIDERS, { provide: DOCUMENT, useValue: { defaultView: { location: { reload } } } }],
    });
    const known = TestBed.inject(Session);
    expect(known.startsAnewFor('viewer-1')).toBe(false); // nobody is known yet
    known.learn({ viewer: listener, service: { demo: false } });
    expect(known.startsAnewFor('viewer-1')).toBe(false);
    expect(reload).not.toHaveBeenCalled();
    known.learn({ viewer: { ...listener, id: 'viewer-2' }, service: { demo: false } });
    expect(reload).toHaveBeenCalledTimes(1);
    expect(known.listener()?.id).toBe('viewer-1');
    expect(known.startsAnewFor('viewer-2')).toBe(true);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('starts signing in with the place to come back to and the zone of the browser', () => {
    const url = new URL(session().signInUrl('/overview?period=2024-03&x=a b'), 'http://127.0.0.1');
    expect(url.pathname).toBe('/auth/spotify');
    expect(url.searchParams.get('returnTo')).toBe('/overview?period=2024-03&x=a b');
    expect(url.searchParams.get('timeZone')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});
