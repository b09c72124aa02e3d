import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest } from '../../../testing/page-under-test';
import { clockWith, discovery, habitsAnswer, NOTHING, playback, stats } from './habits.testing';

function asked(page: PageUnderTest): unknown {
  return (page.request('Habits').request.body as { variables: unknown }).variables;
}

async function opened(url: string, ...answer: Parameters<typeof habitsAnswer>): Promise<PageUnderTest> {
  const page = await PageUnderTest.open(url);
  await page.answer('Habits', habitsAnswer(...answer));
  return page;
}

describe('the habits page', () => {
  it('asks once, for the last 12 months unless the address says otherwise', async () => {
    const page = await PageUnderTest.open('/habits');
    expect(page.element.querySelector('[aria-busy="true"]')).not.toBeNull();
    expect(asked(page)).toEqual({ period: { preset: 'LAST_12_MONTHS' } });
    page.http.verify();
  });

  it('shows habit, hours, days, stretches, discovery, diversity and playback', async () => {
    const page = await opened('/habits');
    expect(page.text).toContain('Night Owl and a Weekday Regular');
    expect(page.text).toContain('Most on Friday, 23:00–00:00: 60 plays.');
    expect(page.text).toContain('You listened on 6 of 10 days');
    expect(page.text).toContain('Balanced Listener');
    expect(page.text).toContain('75% of the plays were on a phone: 60 of 80.');
    expect(page.text).toContain('Rests on 80 of 100 counted plays');
    expect(page.link('Alpha Band').getAttribute('href')).toBe('/artist/artist-1');
    page.http.verify();
  });

  it('leads from the longest session to its plays', async () => {
    const page = await opened('/habits');
    const links = [...page.element.querySelectorAll<HTMLAnchorElement>('a[href^="/history"]')];
    expect(links.map((link) => link.getAttribute('href'))).toContain('/history?period=2026-11-20..2026-11-21');
  });

  it('leads from a day of the calendar to its plays', async () => {
    const page = await opened('/habits');
    const days = page.element.querySelector<HTMLElement>('[aria-label="Plays by day"]');
    days?.focus();
    days?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
    await page.settled();
    days?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await page.settled();
    expect(TestBed.inject(Router).url).toBe('/history?period=2026-11-21');
  });

  it('makes no habit and no score of one play', async () => {
    const one = { ...stats().totals, plays: 1, tracks: 1, artists: 1, activeDays: 1 };
    const page = await opened('/habits', {
      totals: one,
      clock: clockWith([4, 21, 1]),
      discovery: discovery({ plays: 1 }),
    });
    expect(page.text).toContain('Too little to tell');
    expect(page.text).toContain('The only play was on Friday, 21:00–22:00.');
    expect(page.text).not.toMatch(/Night Owl|Balanced Listener|of your plays|1 plays/);
  });

  it('says that only an export knows, and leads there, when nothing tells', async () => {
    const page = await opened('/habits', { playback: playback() });
    expect(page.text).toContain('Polling cannot tell');
    expect(page.link('Import it').getAttribute('href')).toBe('/imports');
    expect(page.text).not.toContain('Devices');
  });

  it('leads from a period without plays to all time', async () => {
    const page = await opened('/habits?period=2012', NOTHING);
    expect(page.link('Show all time').getAttribute('href')).toBe('/habits?period=all-time');
  });

  it('leads from an empty archive to the imports', async () => {
    const page = await opened('/habits', NOTHING, 0);
    expect(page.text).toContain('Your archive is still empty');
    expect(page.link('import your history').getAttribute('href')).toBe('/imports');
  });

  it.each([
    ['/habits?period=nonsense', { preset: 'LAST_12_MONTHS' }, 'the last 12 months are shown'],
    ['/habits?period=1900-01-01..2090-01-01', { preset: 'ALL_TIME' }, 'all time is shown'],
  ])('shows the nearest view to %s, and says so', async (url, period, sentence) => {
    const page = await PageUnderTest.open(url);
    expect(asked(page)).toEqual({ period });
    expect(page.text).toContain(sentence);
  });

  it('does not show a late answer to an earlier period', async () => {
    const page = await PageUnderTest.open('/habits?period=2023');
    const late = page.request('Habits');
    await page.goTo('/habits?period=2024');
    expect(late.cancelled).toBe(true);
    await page.answer('Habits', habitsAnswer());
    expect(page.text).toContain('Night Owl');
  });

  it('keeps the place of a listener whose session has ended', async () => {
    const page = await PageUnderTest.open('/habits?period=2024');
    await page.answer('Habits', NOBODY);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain('returnTo=%2Fhabits%3Fperiod%3D2024');
  });

  it('tries again after a failure', async () => {
    const page = await PageUnderTest.open('/habits');
    page.request('Habits').flush(null, { status: 503, statusText: 'Service Unavailable' });
    await page.settled();
    page.button('Try again').click();
    await page.settled();
    await page.answer('Habits', habitsAnswer());
    expect(page.text).toContain('Night Owl');
  });
});
