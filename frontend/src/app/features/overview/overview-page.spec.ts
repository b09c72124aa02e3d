import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest, textOf } from '../../../testing/page-under-test';
import { importNow, pulse, type PulseParts } from '../../../testing/pulse';
import { Announcer } from '../../core/announcer';
import './listening-charts'; // the lazy parts, loaded before the time of the first test runs
import './overview.routes';
import { importGlance, overview, type OverviewParts } from './overview.testing';

/** Lets a pulse come whose wait is zero. */
function nextPulse(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Opens the page, and answers its question and the first pulse. */
async function openWith(parts: OverviewParts = {}, live: PulseParts = {}, url = '/overview'): Promise<PageUnderTest> {
  const page = await PageUnderTest.open(url);
  await page.answer('Overview', overview(parts));
  await page.answer('ArchivePulse', pulse(live));
  return page;
}

describe('the overview', () => {
  it('shows the outline of the page while it loads', async () => {
    const page = await PageUnderTest.open('/overview');
    expect(page.text).toContain('Last 4 weeks');
    expect(page.element.querySelector('[aria-busy="true"]')).not.toBeNull();
    expect(page.text).not.toContain('Archive now');
  });

  it('asks once, with the CSRF header, for the period of the address', async () => {
    const page = await PageUnderTest.open('/overview?period=2024-03');
    const { request } = page.request('Overview');
    expect(request.headers.get('x-audiospective')).toBe('1');
    expect((request.body as { variables: unknown }).variables).toEqual({ period: { month: '2024-03' }, step: 'DAY' });
    page.http.verify();
  });

  it('shows totals, top tracks, recent plays and the archive', async () => {
    const page = await openWith();
    expect(page.text).toContain('36 mins');
    expect(page.text).toContain('25 Oct – 21 Nov 2026');
    expect(page.text).toContain('Alpha Alpha Band 10 plays');
    expect(page.text).toContain('40,938 plays since Mar 2013');
    expect(page.text).toContain('3 min ago');
    page.http.verify();
  });

  it('shows its figures before anything live is known', async () => {
    const page = await PageUnderTest.open('/overview');
    expect(page.requests('ArchivePulse')).toEqual([]);
    await page.answer('Overview', overview());
    expect(page.text).toContain('36 mins');
    expect(page.text).not.toContain('Archive now');
    await page.answer('ArchivePulse', pulse());
    expect(page.text).toContain('Archive now');
  });

  it('says how the period differs from the one before', async () => {
    const page = await PageUnderTest.open('/overview');
    const before = { __typename: 'Totals', plays: 24, msPlayed: 4_320_000, tracks: 1, artists: 4, albums: 0 } as const;
    const { previous } = overview().viewer.stats;
    await page.answer('Overview', overview({ stats: { previous: previous && { ...previous, totals: before } } }));
    expect(page.text).toContain('50% less than before against 1 hr 12 mins (27 Sept – 24 Oct 2026)');
    expect(page.text).toContain('plays 12 ▼ 50%');
    expect(page.text).toContain('tracks 2 ▲ 100%');
  });

  it('compares nothing where there is nothing before', async () => {
    const page = await PageUnderTest.open('/overview?period=all-time');
    const period = { __typename: 'Period', firstDay: null, lastDay: null } as const;
    await page.answer('Overview', overview({ stats: { previous: null, period } }));
    expect(page.text).not.toMatch(/against|than before|not ranked before|first time/);
    expect(page.text).toContain('Since 12 Mar 2013');
  });

  it('compares the present month with as many days of the last one', async () => {
    const page = await PageUnderTest.open('/overview?period=this-month');
    expect(page.request('Overview').request.body).toMatchObject({
      variables: { comparedWith: { days: { from: '2026-10-01', to: '2026-10-21' } } },
    });
  });

  it('leads to all of the lists, of the same period', async () => {
    const page = await PageUnderTest.open('/overview?period=2024-03');
    await page.answer('Overview', overview());
    expect(page.link('All top tracks').getAttribute('href')).toBe('/top/tracks?period=2024-03');
    expect(page.link('All top artists').getAttribute('href')).toBe('/top/artists?period=2024-03');
    expect(page.link('All plays').getAttribute('href')).toBe('/history');
    expect(page.link('Alpha').getAttribute('href')).toBe('/track/track-Alpha');
  });

  it('shows the day of a bar that is chosen', async () => {
    const page = await PageUnderTest.open('/overview');
    await page.answer('Overview', overview());
    const chart = page.element.querySelector('[role=slider][aria-label="Time listened, by day"]');
    chart?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    chart?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await page.settled();
    expect(TestBed.inject(Router).url).toBe('/overview?period=2026-11-20');
  });

  it('tells a listener without plays how to get some', async () => {
    const page = await openWith({ plays: 0, top: [], recent: [], archive: { storedPlays: 0 } });
    expect(page.text).toContain('Your archive is still empty');
    expect(page.link('import your history').getAttribute('href')).toBe('/imports');
  });

  it('leads from a period without plays to all time', async () => {
    const page = await PageUnderTest.open('/overview?period=2015');
    await page.answer('Overview', overview({ plays: 0, top: [] }));
    expect(page.link('Show all time').getAttribute('href')).toBe('/overview?period=all-time');
  });

  it('says what failed, with the number of the request, and tries again', async () => {
    const page = await PageUnderTest.open('/overview');
    const failure = {
      message: 'The archive is being repaired.',
      extensions: { code: 'SERVICE_UNAVAILABLE', requestId: 'r-77' },
    };
    page.request('Overview').flush({ errors: [failure] }, { status: 503, statusText: 'Service Unavailable' });
    await page.settled();
    expect(page.text).toContain('The archive is being repaired.');
    expect(page.text).toContain('r-77');

    page.button('Try again').click();
    await page.settled();
    await page.answer('Overview', overview());
    expect(page.text).toContain('36 mins');
  });

  it('says that it is offline', async () => {
    const page = await PageUnderTest.open('/overview');
    page.request('Overview').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toContain('You seem to be offline');
  });

  it('keeps the place of a listener whose session has ended', async () => {
    const page = await PageUnderTest.open('/overview?period=2024-03');
    await page.answer('Overview', NOBODY);
    const link = page.link('Sign in with Spotify');
    expect(link.getAttribute('href')).toContain('returnTo=%2Foverview%3Fperiod%3D2024-03');
    expect(page.text).not.toContain('Archive now');
  });

  it('shows nothing of a listener whose session has ended in another tab', async () => {
    const page = await openWith({}, { polling: { pollAfterMs: 0 } });
    await nextPulse();
    await page.answer('ArchivePulse', { viewer: null });
    expect(page.text).not.toContain('Alpha Band');
    expect(page.text).toContain('Please sign in');
    page.http.verify();
  });

  it('never shows a late answer to an earlier period', async () => {
    const page = await PageUnderTest.open('/overview?period=2023');
    const late = page.request('Overview');
    await page.goTo('/overview?period=2024');
    expect(late.cancelled).toBe(true);
    await page.answer('Overview', overview({ top: ['Newer'] }));
    expect(page.text).toContain('Newer Band');
  });

  it('shows a period that is known at once, and refreshes it silently', async () => {
    const page = await PageUnderTest.open('/overview?period=2023');
    await page.answer('Overview', overview({ top: ['Older'] }));
    await page.goTo('/overview?period=2024');
    await page.answer('Overview', overview({ top: ['Newer'] }));
    await page.goTo('/overview?period=2023');
    expect(page.text).toContain('Older Band');
    await page.answer('Overview', overview({ top: ['Refreshed'] }));
    expect(page.text).toContain('Refreshed Band');
  });

  it('keeps what it shows when a refresh fails, and says so', async () => {
    const page = await PageUnderTest.open('/overview?period=2023');
    await page.answer('Overview', overview({ top: ['Older'] }));
    await page.goTo('/overview?period=2024');
    await page.answer('Overview', overview());
    await page.goTo('/overview?period=2023');
    page.request('Overview').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toContain('Older Band');
    expect(page.text).toContain('This may be out of date');
  });

  it('falls back to the last four weeks where no such period exists', async () => {
    const page = await PageUnderTest.open('/overview?period=2024-02-30');
    expect(page.text).toContain('There is no such period');
    const { body } = page.request('Overview').request;
    expect(body).toMatchObject({ variables: { period: { preset: 'LAST_4_WEEKS' } } });
  });

  it('puts the picked period into the address', async () => {
    const page = await PageUnderTest.open('/overview?period=2024-03');
    await page.answer('Overview', overview());
    page.button('Earlier: February 2024').click();
    await page.settled();
    expect(TestBed.inject(Router).url).toBe('/overview?period=2024-02');
    expect(page.request('Overview').request.body).toMatchObject({ variables: { period: { month: '2024-02' } } });
  });

  it('says what “Archive now” led to, when Spotify was asked too recently', async () => {
    const page = await openWith();
    page.button('Archive now').click();
    await page.settled();
    expect(page.text).toContain('Asking Spotify…');
    const message = 'You asked a moment ago; next at 14:06.';
    await page.answer('ArchiveNow', {
      archiveNow: { __typename: 'TooSoon', message, retryAt: '2026-11-21T13:06:00.000Z' },
    });
    expect(page.text).toContain(`${message} Try again in 1 minute.`);
  });

  it('leads to signing in where only that helps, before the page knew', async () => {
    const page = await openWith();
    page.button('Archive now').click();
    await page.settled();
    const message = 'Spotify needs you to sign in again.';
    await page.answer('ArchiveNow', { archiveNow: { __typename: 'ReconnectNeeded', message } });
    expect(page.text).toContain(message);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toMatch(/^\/auth\/spotify/);
  });

  it('follows a poll that was asked for until its plays are there, and announces them', async () => {
    const page = await openWith();
    page.button('Archive now').click();
    await page.settled();
    await page.answer('ArchiveNow', { archiveNow: { __typename: 'Archive' } });
    await page.answer('ArchivePulse', pulse({ polling: { running: true, pollAfterMs: 0 } }));
    expect(page.text).toContain('Asking Spotify…');
    await nextPulse();
    const polling = { lastNewPlays: 1, lastPolledAt: '2026-11-21T13:05:01.000Z', pollAfterMs: 60_000 };
    await page.answer('ArchivePulse', pulse({ archive: { version: '8' }, polling }));
    await page.answer('Overview', overview({ archive: { version: '8' }, recent: ['Gamma', 'Alpha', 'Beta'] }));
    expect(page.text).toContain('Checked: 1 new play.');
    expect(TestBed.inject(Announcer).sentence()).toBe('New play: Gamma by Gamma Band');
  });

  it('says what a poll brought that had ended before anybody looked', async () => {
    const page = await openWith();
    page.button('Archive now').click();
    await page.settled();
    await page.answer('ArchiveNow', { archiveNow: { __typename: 'Archive' } });
    const polling = { lastPolledAt: '2026-11-21T13:05:01.000Z', lastNewPlays: 0 };
    await page.answer('ArchivePulse', pulse({ polling }));
    expect(page.text).toContain('Checked: nothing new since last time.');
  });

  it('does not take a poll that failed for one that found nothing', async () => {
    const page = await openWith({}, { polling: { running: true, pollAfterMs: 0 } });
    await nextPulse();
    const polling = { state: 'DEGRADED', stateMessage: 'Spotify did not answer.' } as const;
    await page.answer('ArchivePulse', pulse({ polling }));
    expect(page.text).toContain('Spotify did not answer.');
    expect(page.text).not.toContain('Checked');
  });

  it('follows a changed archive as a whole: nothing of the new version shows before everything of it does', async () => {
    const empty = { plays: 0, top: [], recent: [], archive: { storedPlays: 0 } };
    const before = { running: true, pollAfterMs: 0, lastPolledAt: null, lastNewPlays: null };
    const page = await openWith(empty, { archive: { storedPlays: 0 }, polling: before });
    expect(page.text).toContain('Fetching your last plays');
    await nextPulse();
    const after = { version: '8', storedPlays: 50 };
    await page.answer('ArchivePulse', pulse({ archive: after, polling: { lastNewPlays: 50 } }));
    expect(page.text).not.toContain('50');
    expect(page.text).toContain('Asking Spotify…');
    await page.answer('Overview', overview({ plays: 49, archive: after }));
    expect(page.text).toContain('Checked: 50 new plays.');
    expect(page.text).toContain('plays 49');
    expect(page.text).toContain('Alpha Band');
    expect(page.requests('Overview')).toEqual([]);
  });

  it('asks for a changed archive again when the answer did not come', async () => {
    const page = await openWith({}, { polling: { pollAfterMs: 0 } });
    await nextPulse();
    await page.answer('ArchivePulse', pulse({ archive: { version: '8' }, polling: { pollAfterMs: 0 } }));
    page.request('Overview').error(new ProgressEvent('error'));
    await page.settled();
    await nextPulse();
    await page.answer('ArchivePulse', pulse({ archive: { version: '8' } }));
    await page.answer('Overview', overview({ top: ['Newer'], archive: { version: '8' } }));
    expect(page.text).toContain('Newer Band');
  });

  it('does not show figures in memory beside an archive that has changed since', async () => {
    const page = await openWith({ top: ['Older'] }, {}, '/overview?period=2023');
    await page.goTo('/overview?period=2024');
    await page.answer('Overview', overview({ archive: { version: '8', storedPlays: 50_000 } }));
    await page.goTo('/overview?period=2023');
    expect(page.text).not.toContain('Older Band');
    page.request('Overview').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).not.toContain('Older Band');
    page.button('Try again').click();
    await page.settled();
    await page.answer('Overview', overview({ top: ['Refreshed'], archive: { version: '8' } }));
    expect(page.text).toContain('Refreshed Band');
  });

  it('says that what is live could not be asked, promises nothing meanwhile, and tries again', async () => {
    const page = await PageUnderTest.open('/overview');
    await page.answer('Overview', overview({ plays: 0, top: [], recent: [], archive: { storedPlays: 0 } }));
    expect(page.text).toContain('Fetching your last plays');
    page.request('ArchivePulse').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).not.toContain('Fetching your last plays');
    expect(page.text).toContain('This may be out of date');
    page.button('Try again').click();
    await page.settled();
    await page.answer('ArchivePulse', pulse({ archive: { storedPlays: 0 } }));
    await page.answer('Overview', overview({ plays: 0, top: [], recent: [], archive: { storedPlays: 0 } }));
    expect(page.text).not.toContain('This may be out of date');
    expect(page.button('Archive now')).toBeTruthy();
  });

  describe('while the history is imported', () => {
    const READING = importGlance({ state: 'READING' });
    const WRITING = importGlance({ state: 'WRITING' });
    const READ = importNow('READING', { percent: 12.7, playsWritten: 0, secondsLeft: 9, pollAfterMs: 500 });
    const WRITTEN = importNow('WRITING', { percent: 43.9, playsWritten: 9_000, secondsLeft: 3, pollAfterMs: 500 });
    const NOTHING = { plays: 0, top: [], recent: [] };

    function banner(page: PageUnderTest): string {
      const section = page.element.querySelector('[aria-label="Import of your history"]');
      return section ? textOf(section) : '';
    }

    it('shows how far it is, refreshes the figures while it grows, and tells its end', async () => {
      const empty = { storedPlays: 0 };
      const page = await openWith(
        { ...NOTHING, imports: [READING], archive: empty },
        { archive: empty, polling: { pollAfterMs: 0 }, imports: [READ] },
      );
      expect(banner(page)).toContain('Your history is being imported: 12%');
      expect(banner(page)).toContain('about 9 secs left');
      expect(page.text).toContain('Your history is on its way');
      expect(page.text).not.toMatch(/Nothing yet|still empty|0 mins/);

      await nextPulse();
      const growing = { version: '8', storedPlays: 9_000 };
      await page.answer('ArchivePulse', pulse({ archive: growing, polling: { pollAfterMs: 0 }, imports: [WRITTEN] }));
      await page.answer('Overview', overview({ plays: 8_000, imports: [WRITING], archive: growing }));
      expect(banner(page)).toContain('43%');
      expect(page.text).toContain('plays 8,000');

      await nextPulse();
      const done = { version: '9', storedPlays: 40_000 };
      await page.answer('ArchivePulse', pulse({ archive: done }));
      await page.answer('Overview', overview({ plays: 39_000, archive: done }));
      expect(page.text).toContain('plays 39,000');
      expect(banner(page)).toContain('Your history is in 40,000 plays');
      expect(page.link('See the report').getAttribute('href')).toBe('/imports');
      expect(TestBed.inject(Announcer).sentence()).toBe('Your history is in');
    });

    it('moves on while nothing is written yet, without asking for the figures', async () => {
      const page = await openWith({ imports: [READING] }, { polling: { pollAfterMs: 0 }, imports: [READ] });
      await nextPulse();
      await page.answer('ArchivePulse', pulse({ imports: [importNow('READING', { percent: 31, pollAfterMs: 500 })] }));
      expect(banner(page)).toContain('31%');
      page.http.verify();
    });

    it('sees one that begins while the page is open', async () => {
      const empty = { storedPlays: 0 };
      const polling = { pollAfterMs: 0 };
      const page = await openWith(
        { ...NOTHING, imports: [], archive: empty },
        { archive: empty, polling, imports: [] },
      );
      expect(page.text).toContain('Your archive is still empty');
      await nextPulse();
      await page.answer('ArchivePulse', pulse({ archive: empty, imports: [importNow('WAITING')] }));
      const waiting = importGlance({ state: 'WAITING' });
      await page.answer('Overview', overview({ ...NOTHING, imports: [waiting], archive: empty }));
      expect(banner(page)).toContain('Your history is about to be imported');
      expect(page.text).toContain('Your history is on its way');
    });

    it('keeps speaking of it in other periods, and says nothing of imports that ended earlier', async () => {
      const page = await openWith({}, {}, '/overview?period=2023');
      expect(banner(page)).toBe('');
      await page.goTo('/overview?period=2024');
      await page.answer('Overview', overview({ imports: [WRITING] }));
      await page.goTo('/overview?period=2025');
      expect(banner(page)).toContain('Your history is being imported');
    });
  });

  it.each([
    ['RECONNECT_NEEDED', 'Disconnected from Spotify', 'Reconnect'],
    ['QUOTA_EXHAUSTED', 'Out of calls for now', null],
    ['PAUSED', 'Paused for a while', null],
  ] as const)('names the state %s and its next step', async (state, title, step) => {
    const page = await openWith({}, { polling: { state } });
    expect(page.text).toContain(title);
    if (step) expect(page.link(step).getAttribute('href')).toContain('/auth/spotify?');
    else expect(page.button('Archive now')).toBeTruthy();
  });

  it('warns before Spotify’s permission ends, and of plays that may be missing', async () => {
    const consent = {
      __typename: 'Consent',
      authorizedAt: '2026-05-25T10:00:00.000Z',
      expiresAt: '2026-11-25T10:00:00.000Z',
      daysLeft: 4,
      notice: 'ENDS_THIS_WEEK',
    } as const;
    const gap = {
      __typename: 'PossibleGap',
      from: '2026-11-01T10:00:00.000Z',
      to: '2026-11-01T14:20:00.000Z',
      noticedAt: '2026-11-01T14:20:00.000Z',
    } as const;
    const page = await openWith({}, { polling: { consent, possibleGaps: [gap] } });
    expect(page.text).toContain('Spotify’s permission ends in 4 days');
    expect(page.text).toContain('between 1 Nov 2026, 11:00 and 1 Nov 2026, 15:20');
  });
});
