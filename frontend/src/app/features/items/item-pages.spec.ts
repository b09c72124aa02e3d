import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest, textOf } from '../../../testing/page-under-test';
import { albumPage, artistPage, trackPage, UNPLAYED } from './items.testing';

function fact(page: PageUnderTest, name: string): string {
  const term = [...page.element.querySelectorAll('dt')].find((one) => textOf(one) === name);
  return term?.parentElement ? textOf(term.parentElement) : '';
}

function section(page: PageUnderTest, heading: string): HTMLElement {
  const found = [...page.element.querySelectorAll('h2')].find((one) => textOf(one) === heading);
  return found?.closest('section') ?? page.element;
}

describe('the page of a track', () => {
  it('asks once for all time, and tells who it is by and what it was to the listener', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    expect(document.title).toBe('Track · Audiospective');
    expect(page.element.querySelector('[aria-busy="true"]')).not.toBeNull();
    const request = page.request('TrackPage');
    expect(request.request.body.variables).toEqual({ id: 't-Alpha', period: { preset: 'ALL_TIME' }, bucket: 'MONTH' });
    request.flush({ data: trackPage('Alpha') });
    await page.settled();
    expect(document.title).toBe('Alpha · Audiospective');
    expect(textOf(page.element.querySelector('h1')!)).toBe('Alpha');
    expect(page.link('The Band').getAttribute('href')).toBe('/artist/a-1');
    expect(page.link('The Album').getAttribute('href')).toBe('/album/b-1');
    expect(page.text).toMatch(/The Album · 1999 · 3:05 dream pop/);
    expect(fact(page, 'Plays')).toBe('Plays 3 #2 of your tracks');
    expect(fact(page, 'Time listened')).toBe('Time listened 10m');
    expect(fact(page, 'First counted play')).toBe('First counted play 1 Jun 2024');
    expect(fact(page, 'Last counted play')).toBe('Last counted play 2 Jul 2024');
    expect(fact(page, 'Best day')).toMatch(/2 Jul 2024 2 plays/);
    expect(textOf(section(page, 'Last plays'))).toMatch(/2 Jul 2024, 14:00 .* Watched 2 Jul 2024, 13:59/);
    page.http.verify();
  });

  it('leads to all plays of the period, and to Spotify without telling it from where', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha?period=2024');
    await page.answer('TrackPage', trackPage('Alpha'));
    const links = [...page.element.querySelectorAll('a')].filter((link) => textOf(link) === 'All plays');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/history?track=t-Alpha',
      '/history?track=t-Alpha&period=2024',
    ]);
    const spotify = page.link(/Open in Spotify/);
    expect([spotify.href, spotify.rel]).toEqual(['https://open.spotify.com/track/1', 'noopener noreferrer']);
  });

  it('says what was estimated', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    const known = trackPage('Alpha').viewer!.track!.stats;
    await page.answer('TrackPage', trackPage('Alpha', { stats: { ...known, msEstimatedShare: 0.25 } }));
    expect(fact(page, 'Time listened')).toContain('25% estimated');
  });

  it('makes do with a name alone', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    await page.answer('TrackPage', trackPage('Alpha', { album: null, durationMs: null, spotifyUrl: null }));
    expect(textOf(page.element.querySelector('app-item-hero')!)).toMatch(/Track Alpha The Band dream pop All plays$/);
  });

  it('begins its timeline near the first play', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    const starts = Array.from({ length: 100 }, (_, index) =>
      new Date(Date.UTC(2016, index)).toISOString().slice(0, 10),
    );
    const plays = starts.map((start) => (start >= '2022-06-01' ? 1 : 0));
    const timeline = { __typename: 'Timeline' as const, by: 'MONTH' as const, starts, plays, msPlayed: plays };
    await page.answer('TrackPage', trackPage('Alpha', { stats: { ...trackPage('').viewer!.track!.stats, timeline } }));
    const figure = section(page, 'Over time');
    figure.querySelector('button')?.click();
    await page.settled();
    expect(textOf(section(page, 'Over time').querySelector('tbody')!)).toMatch(/^May 2022 0/);
  });

  it('goes closer when a bar of the timeline is chosen', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    await page.answer('TrackPage', trackPage('Alpha'));
    const chart = section(page, 'Over time').querySelector<HTMLElement>('[tabindex="0"]')!;
    for (const key of ['End', 'Enter']) chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await page.settled();
    expect(TestBed.inject(Router).url).toBe('/track/t-Alpha?period=2024-07');
    expect(page.request('TrackPage').request.body.variables).toMatchObject({
      period: { month: '2024-07' },
      bucket: 'DAY',
    });
  });

  it('offers all time where it was not played', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha?period=2012');
    await page.answer('TrackPage', trackPage('Alpha', UNPLAYED));
    expect(page.text).toContain('Not played: 2012');
    expect(page.text).not.toContain('Best day');
    page.button('Show all time').click();
    await page.settled();
    await page.answer('TrackPage', trackPage('Alpha'));
    expect(page.text).toContain('Best day');
    expect(document.title).toBe('Alpha · Audiospective');
  });

  it('shows nothing of the track before while another one loads', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    await page.answer('TrackPage', trackPage('Alpha'));
    await page.goTo('/track/t-Beta');
    expect(document.title).toBe('Track · Audiospective');
    expect(page.text).not.toContain('Alpha');
    await page.answer('TrackPage', trackPage('Beta'));
    expect(document.title).toBe('Beta · Audiospective');
  });

  it('says that something is not in the archive', async () => {
    const page = await PageUnderTest.open('/track/unknown');
    await page.answer('TrackPage', trackPage('', null));
    expect(textOf(page.element.querySelector('h1')!)).toBe('This track is not in your archive');
    expect(document.title).toBe('Track · Audiospective');
  });

  it('falls back from a period that does not exist', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha?period=2024-13');
    expect(page.text).toContain('There is no such period, so all time is shown.');
    expect(page.request('TrackPage').request.body.variables.period).toEqual({ preset: 'ALL_TIME' });
  });

  it('has a heading when it failed, and tries again', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha');
    page.request('TrackPage').error(new ProgressEvent('error'));
    await page.settled();
    expect(textOf(page.element.querySelector('h1')!)).toBe('Track');
    page.button('Try again').click();
    await page.settled();
    await page.answer('TrackPage', trackPage('Alpha'));
    expect([...page.element.querySelectorAll('h1')].map(textOf)).toEqual(['Alpha']);
  });

  it('leads a stranger to the sign-in and back', async () => {
    const page = await PageUnderTest.open('/track/t-Alpha?period=2024');
    await page.answer('TrackPage', NOBODY);
    const back = encodeURIComponent('/track/t-Alpha?period=2024');
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain(back);
  });
});

describe('the page of an artist', () => {
  it('shows what was heard of them, with the guests only', async () => {
    const page = await PageUnderTest.open('/artist/a-1');
    await page.answer('ArtistPage', artistPage());
    expect(document.title).toBe('The Band · Audiospective');
    expect(fact(page, 'Plays')).toBe('Plays 3 #2 of your artists');
    expect(textOf(section(page, 'Top tracks'))).toMatch(/Alpha A Guest 3 plays/);
    expect(textOf(section(page, 'Top tracks'))).not.toContain('The Band');
    expect(textOf(section(page, 'Top albums'))).toMatch(/The Album 1999/);
    expect(page.link('The Album').getAttribute('href')).toBe('/album/b-1');
    expect(page.text).toContain('dream pop shoegaze');
  });

  it('says why there is no album', async () => {
    const page = await PageUnderTest.open('/artist/a-1');
    const { stats } = artistPage().viewer!.artist!;
    await page.answer('ArtistPage', artistPage({ stats: { ...stats, topAlbums: { ...stats.topAlbums, edges: [] } } }));
    expect(textOf(section(page, 'Top albums'))).toContain('not known yet');
  });
});

describe('the page of an album', () => {
  it('shows its artist, when it came out, and which of its tracks were heard', async () => {
    const page = await PageUnderTest.open('/album/b-1');
    await page.answer('AlbumPage', albumPage());
    expect(document.title).toBe('The Album · Audiospective');
    expect(page.text).toMatch(/Album The Album The Band March 1999 All plays/);
    expect(textOf(section(page, 'Tracks you played'))).toMatch(/Alpha .* Beta/);
    expect(fact(page, 'Plays')).toBe('Plays 3 #2 of your albums');
  });

  it.each([
    ['1999', 'Band 1999'],
    ['1999-03-05', 'Band 5 March 1999'],
    ['0000', 'Band All plays'],
  ])('knows a release as exactly as %s', async (releaseDate, shown) => {
    const page = await PageUnderTest.open('/album/b-1');
    await page.answer('AlbumPage', albumPage({ releaseDate }));
    expect(page.text).toContain(shown);
  });
});
