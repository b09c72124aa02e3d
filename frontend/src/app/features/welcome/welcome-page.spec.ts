import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest } from '../../../testing/page-under-test';

const VIEWER = {
  __typename: 'Viewer',
  id: 'viewer-1',
  displayName: 'Robin',
  avatarUrl: null,
  timeZone: 'Europe/Berlin',
};

describe('the start page', () => {
  it('tells a stranger what this is and where to sign in', async () => {
    const page = await PageUnderTest.open('/');
    expect(page.text).toBe('');
    await page.answer('Welcome', NOBODY);
    expect(page.text).toContain('Everything you ever played, kept for ever.');
    const { searchParams } = new URL(page.link('Sign in with Spotify').href);
    expect(searchParams.get('returnTo')).toBe('/overview');
    expect(page.text).not.toContain('simulated');
  });

  it('says plainly that Spotify is simulated', async () => {
    const page = await PageUnderTest.open('/');
    await page.answer('Welcome', { viewer: null, service: { __typename: 'Service', demo: true } });
    expect(page.text).toContain('Demo: simulated Spotify');
  });

  it('sends a signed-in listener on', async () => {
    const page = await PageUnderTest.open('/');
    await page.answer('Welcome', { viewer: VIEWER, service: { __typename: 'Service', demo: false } });
    expect(TestBed.inject(Router).url).toBe('/overview');
  });

  it.each([
    ['/top/tracks?period=2024', '/top/tracks?period=2024'],
    ['//evil.example', '/overview'],
    ['/\\\\evil.example', '/overview'],
    ['https://evil.example', '/overview'],
    ['javascript:alert(1)', '/overview'],
    ['', '/overview'],
  ])('leads back to where the session had ended, within this application: %s', async (returnTo, next) => {
    const page = await PageUnderTest.open(`/?returnTo=${encodeURIComponent(returnTo)}`);
    await page.answer('Welcome', NOBODY);
    expect(new URL(page.link('Sign in with Spotify').href).searchParams.get('returnTo')).toBe(next);
  });

  it('sends a signed-in listener back to where they were', async () => {
    const page = await PageUnderTest.open(`/?returnTo=${encodeURIComponent('/archive')}`);
    await page.answer('Welcome', { viewer: VIEWER, service: { __typename: 'Service', demo: false } });
    expect(TestBed.inject(Router).url).toBe('/archive');
  });

  it.each([
    ['refused', 'You said no to Spotify'],
    ['failed', 'Spotify could not sign you in'],
    ['expired', 'That sign-in took too long'],
    ['not-allowed', 'This Spotify account is not on the list'],
  ])('explains ?signIn=%s', async (code, headline) => {
    const page = await PageUnderTest.open(`/?signIn=${code}`);
    await page.answer('Welcome', NOBODY);
    expect(page.text).toContain(headline);
  });

  it.each(['constructor', '<b>x</b>', ''])('says nothing about ?signIn=%s', async (code) => {
    const page = await PageUnderTest.open(`/?signIn=${encodeURIComponent(code)}`);
    await page.answer('Welcome', NOBODY);
    expect(page.element.querySelector('app-notice')).toBeNull();
  });

  it('says that it is offline, and tries again', async () => {
    const page = await PageUnderTest.open('/');
    page.request('Welcome').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toContain('You seem to be offline');
    expect(page.text).not.toContain('Everything you ever played');
    page.button('Try again').click();
    await page.settled();
    await page.answer('Welcome', NOBODY);
    expect(page.text).not.toContain('offline');
    expect(page.text).toContain('Everything you ever played');
  });
});
