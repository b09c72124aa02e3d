import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest } from '../../../testing/page-under-test';
import { archiveAnswers, archiveHealth, covered, possibleGap } from './archive.testing';

async function openWith(changes: Parameters<typeof archiveAnswers>[0] = {}, url = '/archive'): Promise<PageUnderTest> {
  const page = await PageUnderTest.open(url);
  const { ArchiveHealth, ArchivePolling, ArchivePulse } = archiveAnswers(changes);
  await page.answer('ArchiveHealth', ArchiveHealth);
  await page.answer('ArchivePolling', ArchivePolling);
  await page.answer('ArchivePulse', ArchivePulse);
  return page;
}

/** Answers the next pulse, and the one request that it has asked again. */
async function nextPulse(page: PageUnderTest, changes: Parameters<typeof archiveAnswers>[0] = {}): Promise<void> {
  const { ArchivePolling, ArchivePulse } = archiveAnswers(changes);
  await page.answer('ArchivePulse', ArchivePulse);
  await page.answer('ArchivePolling', ArchivePolling);
}

function status(page: PageUnderTest): string {
  return page.element.querySelector('[role="status"]')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
}

async function press(page: PageUnderTest, key: string): Promise<string | null> {
  const chart = page.element.querySelector('[role="slider"]');
  chart?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
  await page.settled();
  return chart?.getAttribute('aria-valuetext') ?? null;
}

describe('the archive page', () => {
  it('says how the archive is, each part asked once', async () => {
    const page = await openWith();
    expect(page.text).toContain('Watching Your listening is being archived.');
    expect(page.text).toContain('Last check 5 min ago 3 new plays');
    expect(page.text).toContain('Next check in 25 min');
    expect(page.text).toContain('every 30 minutes');
    expect(page.text).toContain('First play 12 Mar 2013');
    page.http.verify();
  });

  it.each([
    ['RECONNECT_NEEDED', 'Disconnected from Spotify', 'Next check after you reconnect'],
    ['PAUSED', 'Paused for a while', 'Next check in 25 min'],
    ['QUOTA_EXHAUSTED', 'Out of calls for now', 'Next check in 25 min'],
  ] as const)('says in plain words what %s means', async (state, title, next) => {
    const page = await openWith({ state });
    expect(page.text).toContain(title);
    expect(page.text).toContain(next);
  });

  it('offers signing in again where only that helps, and comes back here', async () => {
    const page = await openWith({ state: 'RECONNECT_NEEDED' });
    expect(page.link('Reconnect with Spotify').getAttribute('href')).toMatch(/^\/auth\/spotify\?returnTo=%2Farchive&/);
    expect(() => page.button(/Archive now/)).toThrow();
  });

  it('does not promise a check that waits for Spotify', async () => {
    const until = '2026-11-21T15:05:00.000Z';
    const page = await openWith({ state: 'RATE_LIMITED', blockedUntil: until, nextPollAt: '2026-11-21T13:00:00.000Z' });
    expect(page.text).toContain('as soon as Spotify lets us');
    expect(page.text).toContain('Checking goes on in 2 hr, 21 Nov 2026, 16:05');
  });

  it('accounts for every day in the calendar of the listener', async () => {
    const page = await openWith();
    expect(page.text).toContain('Of 5,003 days since the first play, 99% are covered.');
    expect(page.text).toContain('1 day is not known, or only in part.');
    expect(await press(page, 'End')).toBe('Saturday, 21 November 2026: watched');
    expect(await press(page, 'ArrowUp')).toBe('Friday, 20 November 2026: watched');
    expect(await press(page, 'Home')).toBe('Thursday, 1 January 2026: from an export');
  });

  it('shows the year of the address, and says so when there is none', async () => {
    const page = await openWith({}, '/archive?year=2013');
    expect(await press(page, 'Home')).toBe('Tuesday, 12 March 2013: from an export');
    expect(page.button(/^2013: 100%/).getAttribute('aria-pressed')).toBe('true');
    page.button(/^2020: 100%/).click();
    await page.settled();
    expect(TestBed.inject(Router).url).toBe('/archive?year=2020');
    expect(await press(page, 'Home')).toBe('Wednesday, 1 January 2020: from an export');
    await page.goTo('/archive?year=1066');
    expect(page.text).toContain('Your archive has no such year; 2026 is shown.');
  });

  it('lists possible gaps with what fills them', async () => {
    const gap = (day: string) => possibleGap(`2026-11-${day}T20:00:00.000Z`, `2026-11-${day}T21:30:00.000Z`);
    const page = await openWith({ possibleGaps: ['02', '03', '04', '05', '06', '07', '08'].map(gap) });
    expect(page.text).toContain('8 Nov 2026, 21:00 to 8 Nov 2026, 22:30 1 hr 30 min');
    expect(page.text).not.toContain('2 Nov 2026, 21:00');
    expect(page.link(/export/).getAttribute('href')).toBe('/imports');
    page.button('Show 1 more').click();
    await page.settled();
    expect(page.text).toContain('2 Nov 2026, 21:00');
    expect(page.text).toContain('7 days may have gaps');
  });

  it.each([
    ['NONE', 161, false],
    ['ENDS_SOON', 20, true],
    ['ENDS_THIS_WEEK', 3, true],
    ['ENDED', 0, true],
  ] as const)('asks for a renewal of the permission as urgently as it is: %s', async (notice, daysLeft, urgent) => {
    const page = await openWith({ consent: { ...archiveHealth().consent, notice, daysLeft } });
    const link = page.link(/Renew with Spotify/);
    expect(page.text).toContain(`${daysLeft} days left`);
    expect(link.classList.contains('button-strong')).toBe(urgent);
    expect(link.getAttribute('href')).toContain('returnTo=%2Farchive');
  });

  it('tells how many calls are left, and until when none may be made', async () => {
    const quota = {
      __typename: 'PollQuota',
      callsUsed: 300,
      callsPerDay: 300,
      waitsUntil: '2026-11-21T16:05:00.000Z',
    } as const;
    const page = await openWith({ quota });
    expect(page.text).toContain('0 checks left 300 of 300 calls');
    expect(page.text).toContain('The calls of a day are used up. Checking goes on in 3 hr');
    expect(page.text).toContain('Next check in 3 hr');
  });

  it('says of calls that were booked, and perhaps never made, that they were set aside', async () => {
    const quota = { __typename: 'PollQuota', callsUsed: 1, callsPerDay: null, waitsUntil: null } as const;
    const page = await openWith({ quota });
    expect(page.text).toContain('At most 1 call was set aside for checks in the last 24 hours');
  });

  it('offers the import while nothing is kept', async () => {
    const page = await openWith({ coverage: [], firstPlayedAt: null, lastPlayedAt: null, storedPlays: 0 });
    expect(page.text).toContain('Nothing is kept yet');
    expect(page.link('import your history').getAttribute('href')).toBe('/imports');
  });

  it('keeps what is known when asking again fails, and leads back after the session has ended', async () => {
    const page = await PageUnderTest.open('/archive?year=2020');
    page.request('ArchiveHealth').error(new ProgressEvent('error'));
    page.request('ArchivePolling').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toContain('You seem to be offline');
    page.button('Try again').click();
    await page.settled();
    await page.answer('ArchiveHealth', NOBODY);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain('returnTo=%2Farchive%3Fyear%3D2020');
  });
});

it('follows an archive that has changed, and shows nothing live beside older figures', async () => {
  const page = await openWith({ pollAfterMs: 0 });
  await new Promise((resolve) => setTimeout(resolve));
  await nextPulse(page, { version: '8', storedPlays: 41_000, lastNewPlays: 62 });
  expect(page.text).not.toContain('62 new plays');
  await page.answer('ArchiveHealth', archiveAnswers({ version: '8', storedPlays: 41_000 }).ArchiveHealth);
  expect(page.text).toContain('41,000');
  expect(page.text).toContain('62 new plays');
});

it('follows what has no version with every pulse, though the pulse tells of nothing new', async () => {
  const page = await openWith({ pollAfterMs: 0 });
  expect(page.text).toContain('every 30 minutes');
  await new Promise((resolve) => setTimeout(resolve));
  await nextPulse(page, { pollAfterMs: 0, pollIntervalMinutes: 15 });
  expect(page.text).toContain('every 15 minutes');
});

it('says that what is live could not be asked, and tries again', async () => {
  const page = await PageUnderTest.open('/archive');
  const { ArchiveHealth, ArchivePolling, ArchivePulse } = archiveAnswers();
  await page.answer('ArchiveHealth', ArchiveHealth);
  await page.answer('ArchivePolling', ArchivePolling);
  page.request('ArchivePulse').error(new ProgressEvent('error'));
  await page.settled();
  expect(page.text).toContain('You seem to be offline');
  page.button('Try again').click();
  await page.settled();
  await page.answer('ArchivePulse', ArchivePulse);
  await page.answer('ArchiveHealth', ArchiveHealth);
  await page.answer('ArchivePolling', ArchivePolling);
  expect(page.text).not.toContain('You seem to be offline');
  expect(page.text).toContain('Your listening is being archived.');
});

describe('archive now', () => {
  async function ask(page: PageUnderTest, archiveNow: object): Promise<void> {
    page.button(/Archive now/).click();
    await page.settled();
    expect(status(page)).toBe('Asking Spotify…');
    await page.answer('ArchiveNow', { archiveNow });
  }

  it('asks Spotify, follows, and says what it brought', async () => {
    const page = await openWith();
    await ask(page, { __typename: 'Archive' });
    await nextPulse(page, { running: true, pollAfterMs: 0 });
    expect(status(page)).toBe('Asking Spotify…');
    await new Promise((resolve) => setTimeout(resolve));
    await nextPulse(page, { lastPolledAt: '2026-11-21T13:05:00.000Z', lastNewPlays: 2 });
    expect(status(page)).toBe('Checked: 2 new plays.');
  });

  it.each([
    ['TooSoon', '2026-11-21T13:05:12.000Z', 'Wait. Try again in 12 seconds.'],
    ['QuotaExhausted', '2026-11-21T15:05:00.000Z', 'Wait. Try again in 2 hours.'],
  ])('says when to ask again: %s', async (__typename, retryAt, said) => {
    const page = await openWith();
    await ask(page, { __typename, message: 'Wait.', retryAt });
    await nextPulse(page);
    expect(status(page)).toBe(said);
  });

  it('leads to signing in where Spotify needs it', async () => {
    const page = await openWith();
    await ask(page, { __typename: 'ReconnectNeeded', message: 'Spotify needs you to sign in again.' });
    await nextPulse(page);
    expect(status(page)).toContain('Spotify needs you to sign in again.');
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain('returnTo=%2Farchive');
  });

  it('says why it was not possible', async () => {
    const page = await openWith();
    page.button(/Archive now/).click();
    await page.settled();
    page.request('ArchiveNow').error(new ProgressEvent('error'));
    await page.settled();
    expect(status(page)).not.toBe('');
    expect(page.button(/Archive now/).getAttribute('aria-disabled')).toBe('false');
  });
});

it('what was not asked for yet is blind once nobody watches any more', async () => {
  const stopped = { lastPolledAt: '2026-11-19T23:00:00.000Z', state: 'RECONNECT_NEEDED' } as const;
  const page = await openWith({
    ...stopped,
    coverage: [covered('POLL', '2013-03-12T18:00:00.000Z', stopped.lastPolledAt)],
  });
  expect(await press(page, 'End')).toBe('Saturday, 21 November 2026: not known');
  await press(page, 'ArrowUp');
  expect(await press(page, 'ArrowUp')).toBe('Thursday, 19 November 2026: watched');
});
