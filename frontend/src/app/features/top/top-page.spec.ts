import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest, textOf } from '../../../testing/page-under-test';
import { moreTopTracks, ranked, topTracks } from './top.testing';

const BEGINNING = ['A', 'B', 'C', 'D', 'E', 'F'];

function variablesOf(page: PageUnderTest, operation: string): unknown {
  return (page.request(operation).request.body as { variables: unknown }).variables;
}

/** The names in view from the fourth on, with their places in the list. */
function rows(page: PageUnderTest): string[] {
  return [...page.element.querySelectorAll('[role=listitem]')].map(
    (row) =>
      `${row.getAttribute('aria-posinset')}/${row.getAttribute('aria-setsize')} ${textOf(row.querySelector('a')!)}`,
  );
}

/** As the browser does when the end of the rows comes near. */
async function scrollOn(page: PageUnderTest): Promise<void> {
  window.dispatchEvent(new Event('scroll'));
  await page.settled();
}

describe('the top page', () => {
  it('asks once for the list of the address', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024&by=time');
    expect(variablesOf(page, 'TopTracks')).toEqual({
      period: { year: 2024 },
      comparedWith: null,
      by: 'TIME',
      other: { year: 2024 },
      sideBySide: false,
    });
    page.http.verify();
  });

  it.each([
    ['artists', 'TopArtists'],
    ['albums', 'TopAlbums'],
    ['genres', 'TopGenres'],
  ])('asks only for %s there', async (kind, operation) => {
    const page = await PageUnderTest.open(`/top/${kind}`);
    page.request(operation);
    expect(page.text).toContain(`Top ${kind}`);
    page.http.verify();
  });

  it('shows the first three and the others with their places', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024');
    await page.answer('TopTracks', topTracks());
    expect(page.text).toContain('2024 · 4 tracks');
    expect(page.text).toContain('Alpha Alpha Band 100 plays 5h');
    expect(rows(page)).toEqual(['4/4 Delta']);
    expect(page.link('Gamma').getAttribute('href')).toBe('/track/track-Gamma');
    expect(page.link('Gamma Band').getAttribute('href')).toBe('/artist/artist-Gamma');
  });

  it('says how ranks have moved since the period before, and who left', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024');
    const names = [
      { name: 'Alpha', rank: 1, previousRank: 3 },
      { name: 'Beta', rank: 2, previousRank: null },
    ];
    await page.answer('TopTracks', topTracks({ names, before: ['Gone', 'Lost', 'Alpha'] }));
    expect(page.text).toContain('up 2');
    expect(page.text).toContain('not ranked before');
    expect(page.text).toContain('Left the top 50 Compared with 1 Jan – 31 Dec 2023');
    page.button('Show all 2').click();
    await page.settled();
    expect(page.text).toMatch(/Gone Gone Band was 1 .*Lost Lost Band was 2/);
  });

  it('says nothing of movement where nothing was played before', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024');
    await page.answer('TopTracks', topTracks({ before: [] }));
    expect(page.text).not.toContain('not ranked before');
    expect(page.text).not.toContain('Left the top');
  });

  it('corrects an address that makes no sense, and says so', async () => {
    const page = await PageUnderTest.open('/top/songs?period=2024-13&by=rating&with=never');
    expect(variablesOf(page, 'TopTracks')).toMatchObject({
      period: { preset: 'LAST_4_WEEKS' },
      by: 'PLAYS',
      comparedWith: null,
    });
    expect(page.text).toContain('There is no such top list, so your tracks are shown.');
    expect(page.text).toContain('so the last 4 weeks are shown');
    expect(page.text).toContain('so they are ranked by plays');
    expect(page.text).toContain('so nothing is compared');
  });

  it('keeps period, measure and comparison on the way to another list', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024&by=time&with=2020');
    expect(page.link('Albums').getAttribute('href')).toBe('/top/albums?period=2024&by=time&with=2020');
  });

  it('never shows a late answer to another list', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2023');
    const late = page.request('TopTracks');
    await page.goTo('/top/tracks?period=2024');
    expect(late.cancelled).toBe(true);
    await page.answer('TopTracks', topTracks());
    expect(page.text).toContain('Alpha Band');
  });

  it('tells a listener without plays how to get some', async () => {
    const page = await PageUnderTest.open('/top/tracks');
    await page.answer('TopTracks', topTracks({ names: [], plays: 0, storedPlays: 0 }));
    expect(page.link('import your history').getAttribute('href')).toBe('/imports');
  });

  it('leads from a period without plays to all time, in the same order', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2015&by=time');
    await page.answer('TopTracks', topTracks({ names: [], plays: 0 }));
    expect(page.link('Show all time').getAttribute('href')).toBe('/top/tracks?period=all-time&by=time');
  });

  it('says why there are no genres although there are plays', async () => {
    const page = await PageUnderTest.open('/top/genres?period=2024');
    const { viewer, service } = topTracks({ names: [], plays: 12 });
    const nothing = { __typename: 'TopGenreConnection', edges: [], pageInfo: viewer!.stats.top.pageInfo };
    await page.answer('TopGenres', { viewer: { ...viewer, stats: { ...viewer!.stats, top: nothing } }, service });
    expect(page.text).toContain('Spotify gives no genres to new apps');
    expect(page.text).not.toContain('looked up');
  });

  it('keeps the place of a listener whose session has ended', async () => {
    const page = await PageUnderTest.open('/top/artists?period=2024');
    await page.answer('TopArtists', NOBODY);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain(
      'returnTo=%2Ftop%2Fartists%3Fperiod%3D2024',
    );
  });

  it('says what failed, and tries again', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024');
    page.request('TopTracks').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toContain('You seem to be offline');
    page.button('Try again').click();
    await page.settled();
    await page.answer('TopTracks', topTracks());
    expect(page.text).toContain('Alpha Band');
  });

  describe('while it is scrolled', () => {
    async function openBeginning(): Promise<PageUnderTest> {
      const page = await PageUnderTest.open('/top/tracks?period=2024');
      await page.answer('TopTracks', topTracks({ names: ranked(BEGINNING), entries: 8, before: ['Gone'] }));
      return page;
    }

    it('asks for what follows, with how it has moved', async () => {
      const page = await openBeginning();
      expect(rows(page)).toHaveLength(3);
      expect(variablesOf(page, 'MoreTopTracks')).toEqual({
        period: { year: 2024 },
        comparedWith: null,
        by: 'PLAYS',
        after: 'after-6',
        moving: true,
      });
    });

    it('shows it behind what was there', async () => {
      const page = await openBeginning();
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Last', 'Least'], 7)));
      expect(rows(page).slice(-2)).toEqual(['7/8 Last', '8/8 Least']);
      await scrollOn(page);
      page.http.verify();
    });

    it('offers to go on when it did not come', async () => {
      const page = await openBeginning();
      page.request('MoreTopTracks').error(new ProgressEvent('error'));
      await page.settled();
      expect(rows(page)).toHaveLength(3);
      page.button('Go on').click();
      await page.settled();
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Last', 'Least'], 7)));
      expect(rows(page)).toHaveLength(5);
    });

    it('gives up the page of a list that is left', async () => {
      const page = await openBeginning();
      const late = page.request('MoreTopTracks');
      await page.goTo('/top/tracks?period=2023');
      expect(late.cancelled).toBe(true);
    });

    it('starts over when the archive has changed meanwhile', async () => {
      const page = await openBeginning();
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Last', 'Least'], 7), { version: '8' }));
      expect(page.text).not.toContain('Least');
      await page.answer(
        'TopTracks',
        topTracks({ names: ranked(['Newer', ...BEGINNING.slice(1)]), entries: 6, version: '8' }),
      );
      expect(page.text).toContain('Newer Band');
      expect(rows(page)).toHaveLength(3);
    });

    it('forgets what followed when other plays count', async () => {
      const page = await openBeginning();
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Last', 'Least'], 7)));
      await page.goTo('/top/tracks?period=2023');
      await page.answer('TopTracks', topTracks());
      await page.goTo('/top/tracks?period=2024');
      const other = { names: ranked(BEGINNING), entries: 8, countingRule: 'EVERYTHING' } as const;
      await page.answer('TopTracks', topTracks({ ...other, before: ['Gone'] }));
      expect(rows(page)).toHaveLength(3);
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Last', 'Least'], 7)));
      expect(rows(page)).toHaveLength(3);
      page.request('TopTracks');
    });

    it('keeps what was scrolled until as much of a newer archive is there', async () => {
      const page = await openBeginning();
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Last', 'Least'], 7)));
      await page.goTo('/top/tracks?period=2023');
      await page.answer('TopTracks', topTracks());
      await page.goTo('/top/tracks?period=2024');
      expect(rows(page).at(-1)).toBe('8/8 Least');
      await page.answer(
        'TopTracks',
        topTracks({ names: ranked(BEGINNING), entries: 8, before: ['Gone'], version: '8' }),
      );
      expect(rows(page).at(-1)).toBe('8/8 Least');
      await page.answer('MoreTopTracks', moreTopTracks(ranked(['Later', 'Latest'], 7), { version: '8' }));
      expect(rows(page).slice(-2)).toEqual(['7/8 Later', '8/8 Latest']);
    });
  });

  describe('with another period beside it', () => {
    it('asks once for both', async () => {
      const page = await PageUnderTest.open('/top/tracks?period=2024&with=2020');
      expect(variablesOf(page, 'TopTracks')).toMatchObject({
        comparedWith: { year: 2020 },
        other: { year: 2020 },
        sideBySide: true,
      });
      page.http.verify();
    });

    it('shows one at a time on phones', async () => {
      const page = await PageUnderTest.open('/top/tracks?period=2024&with=2020');
      await page.answer('TopTracks', topTracks({ other: ['Omega'] }));
      expect(page.text).toContain('100% more than before');
      expect(page.text).not.toContain('Omega Band');
      page.element.querySelector<HTMLInputElement>('input[value=other]')!.click();
      await page.settled();
      expect(page.text).toContain('Omega Band');
      expect(page.text).not.toContain('Alpha Band');
    });

    it('shows both where there is room', async () => {
      const wide = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
      Object.assign(window, { matchMedia: () => wide });
      const page = await PageUnderTest.open('/top/tracks?period=2024&with=2020');
      await page.answer('TopTracks', topTracks({ other: ['Omega'] }));
      Reflect.deleteProperty(window, 'matchMedia');
      expect([...page.element.querySelectorAll('[role=list]')].map((list) => list.getAttribute('aria-label'))).toEqual([
        'Top tracks: 2024',
        'Top tracks: 2020',
      ]);
      expect(page.text).toContain('Alpha Band');
      expect(page.text).toContain('Omega Band');
    });

    it.each([
      ['2024-02', '/top/tracks?period=2024-04&with=2024-03'],
      ['2023-03', '/top/tracks?period=2024-04&with=2023-04'],
      ['2019', '/top/tracks?period=2024-04&with=2019'],
    ])('moves on with the period that is shown, if it is nearby: %s', async (compared, url) => {
      const page = await PageUnderTest.open(`/top/tracks?period=2024-03&with=${compared}`);
      page.button('Later: April 2024').click();
      await page.settled();
      expect(TestBed.inject(Router).url).toBe(url);
    });

    it('is chosen by name, and left again', async () => {
      const page = await PageUnderTest.open('/top/tracks?period=2024-03');
      const list = page.element.querySelector<HTMLSelectElement>('select[aria-label="Compare with"]')!;
      for (const [value, url] of [
        ['year-before', '/top/tracks?period=2024-03&with=2023-03'],
        ['', '/top/tracks?period=2024-03'],
      ] as const) {
        list.value = value;
        list.dispatchEvent(new Event('change'));
        await page.settled();
        expect(TestBed.inject(Router).url).toBe(url);
      }
    });
  });

  it('makes the measure a part of the address', async () => {
    const page = await PageUnderTest.open('/top/tracks?period=2024');
    page.element.querySelector<HTMLInputElement>('input[value=TIME]')!.click();
    await page.settled();
    expect(TestBed.inject(Router).url).toBe('/top/tracks?period=2024&by=time');
  });
});
