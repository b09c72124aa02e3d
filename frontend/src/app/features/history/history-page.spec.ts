import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest, textOf } from '../../../testing/page-under-test';
import { pulse } from '../../../testing/pulse';
import { history, older, play } from './history.testing';

const TODAY = '2026-11-21T12:00:00.000Z';
const YESTERDAY = '2026-11-20T12:00:00.000Z';
const LONG_AGO = '2024-03-05T12:00:00.000Z';

function url(): string {
  return decodeURIComponent(TestBed.inject(Router).url);
}

function type(page: PageUnderTest, text: string): void {
  const box = page.element.querySelector<HTMLInputElement>('input[type=search]')!;
  box.value = text;
  box.dispatchEvent(new Event('input'));
}

/** Longer than a pause between two letters. */
async function pause(page: PageUnderTest): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 350));
  await page.settled();
}

/** A pulse of the archive that the answers are made of. */
function answerPulse(page: PageUnderTest): Promise<void> {
  return page.answer('ArchivePulse', pulse({ archive: { storedPlays: 9 } }));
}

async function lookAway(page: PageUnderTest): Promise<void> {
  for (const hidden of [true, false]) {
    jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
    await page.settled();
  }
}

describe('the history', () => {
  it('shows plays under their days, with length, sources and links', async () => {
    const page = await PageUnderTest.open('/history');
    expect(page.element.querySelector('[aria-busy="true"]')).not.toBeNull();
    const short = play('Beta', YESTERDAY, { msPlayed: 20_000, counted: false, sources: ['POLL'] });
    const old = play('Gamma', LONG_AGO, { msPlayed: null, sources: ['ACCOUNT_EXPORT'] });
    await page.answer('History', history({ plays: [play('Alpha', TODAY), short, old], storedPlays: 1234 }));
    expect(page.text).toMatch(/1,234 plays kept since 12 Mar 2013/);
    expect(page.text).toMatch(/Today \S+ Alpha Alpha Band Watched Export streamed 3:05 13:00/);
    expect(page.text).toMatch(/Yesterday \S+ Beta Beta Band Watched streamed 0:20 \/ 3:05 13:00 not counted/);
    expect(page.text).toMatch(/Tuesday,? 5 March 2024 \S+ Gamma Gamma Band Account data .* length unknown/);
    expect(page.link('Alpha').getAttribute('href')).toBe('/track/track-Alpha');
    expect(page.link('Alpha Band').getAttribute('href')).toBe('/artist/artist-Alpha');
    expect(page.text).toContain('This is where your history begins.');
  });

  it('searches when typing pauses, keeps the search in the address, and never shows what was found before', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)] }));
    type(page, 'ni');
    type(page, ' night  owl');
    await pause(page);
    const late = page.request('History');
    expect(late.request.body.variables).toMatchObject({ search: 'night owl' });
    expect(url()).toBe('/history?search=night owl');
    expect(page.text).not.toContain('Alpha');
    type(page, 'night owls');
    await pause(page);
    expect(late.cancelled).toBe(true);
    await page.answer('History', history());
    expect(page.text).toContain('Nothing in your archive is named like “night owls”.');
    page.button('Show every play').click();
    await page.settled();
    expect(url()).toBe('/history');
    expect(page.element.querySelector<HTMLInputElement>('input[type=search]')!.value).toBe('');
    expect(page.text).toContain('Alpha');
  });

  it('does not take back what is typed while an earlier search arrives in the address', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history());
    type(page, 'night');
    await pause(page);
    type(page, 'night o');
    await page.answer('History', history());
    expect(page.element.querySelector<HTMLInputElement>('input[type=search]')!.value).toBe('night o');
  });

  it('walks on to older plays before the end comes into view', async () => {
    const page = await PageUnderTest.open('/history?period=2026');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)], next: 'cursor-1' }));
    const request = page.request('OlderPlays');
    expect(request.request.body.variables).toMatchObject({ after: 'cursor-1', period: { year: 2026 } });
    request.flush({ data: older([play('Beta', TODAY), play('Gamma', YESTERDAY)], 'cursor-2') });
    await page.settled();
    expect(page.text).toMatch(/Alpha .* Beta .* Yesterday .* Gamma/);
    expect([...page.element.querySelectorAll('h2')].map(textOf)).toEqual(['Today', 'Yesterday']);
    await page.answer('OlderPlays', older([play('Delta', LONG_AGO)]));
    expect(page.text).toMatch(/Delta .* These are all plays that were found\./);
    await answerPulse(page);
    page.http.verify();
  });

  it('gives up older plays of another question', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)], next: 'cursor-1' }));
    const late = page.request('OlderPlays');
    await page.goTo('/history?period=2024');
    await page.answer('History', history({ plays: [play('Gamma', LONG_AGO)], next: 'cursor-1' }));
    if (!late.cancelled) late.flush({ data: older([play('Beta', YESTERDAY)]) });
    await page.settled();
    expect(page.text).toContain('Gamma');
    expect(page.text).not.toContain('Beta');
    await page.answer('OlderPlays', older([]));
    await answerPulse(page);
    page.http.verify();
  });

  it('says when older plays did not come, keeps the others, and tries again', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)], next: 'cursor-1' }));
    page.request('OlderPlays').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toMatch(/Alpha .* Older plays did not come/);
    page.button('Try again').click();
    await page.settled();
    await page.answer('OlderPlays', older([play('Beta', YESTERDAY)]));
    expect(page.text).toContain('Beta');
    expect(page.text).not.toContain('did not come');
  });

  it('jumps to a day, which takes the place of the period', async () => {
    const page = await PageUnderTest.open('/history?period=2026');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)] }));
    const day = page.element.querySelector<HTMLInputElement>('input[type=date]')!;
    expect([day.min, day.max]).toEqual(['2013-03-12', '2026-11-21']);
    day.value = '2024-03-05';
    day.dispatchEvent(new Event('change'));
    await pause(page);
    expect(url()).toBe('/history?on=2024-03-05');
    const request = page.request('History');
    expect(request.request.body.variables.period).toEqual({ days: { from: '1970-01-01', to: '2024-03-05' } });
    request.flush({ data: history({ plays: [play('Gamma', LONG_AGO)] }) });
    await page.settled();
    expect(page.text).toContain('Gamma');
    page.button(/^Remove: up to/).click();
    await page.settled();
    expect(url()).toBe('/history');
  });

  it('shows the plays of one thing by its name', async () => {
    const page = await PageUnderTest.open('/history?track=track-Alpha&period=2026');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)], track: 'Alpha' }));
    expect(page.text).toMatch(/track Alpha in 2026 Clear all/);
    page.button('Clear all').click();
    await page.settled();
    expect(url()).toBe('/history');
  });

  it.each(['track=unknown', 'artist=track-Alpha'])('shows every play when there is nothing for %s', async (address) => {
    const page = await PageUnderTest.open(`/history?${address}&search=owl`);
    await page.answer('History', history({ track: address === 'track=unknown' ? null : 'Alpha' }));
    const { variables } = page.request('History').request.body;
    expect(variables).toMatchObject({ trackId: null, artistId: null, ofItem: false, search: 'owl' });
    expect(page.text).toMatch(/There is no such (track|artist) in your archive/);
    expect(page.text).not.toContain('Remove: artist');
  });

  it('shows every play for an id that is none, and follows the next one', async () => {
    const page = await PageUnderTest.open('/history?album=%3Cscript%3E');
    const refusal = { message: 'This is not an id of this installation.', extensions: { code: 'BAD_USER_INPUT' } };
    page.request('History').flush({ errors: [refusal] });
    await page.settled();
    await page.answer('History', history({ plays: [play('Alpha', TODAY)] }));
    expect(page.text).toMatch(/There is no such album in your archive.* Alpha/);
    await page.goTo('/history?track=track-Alpha');
    await page.answer('History', history({ plays: [play('Alpha', TODAY)], track: 'Alpha' }));
    expect(page.text).toContain('track Alpha');
    expect(page.text).not.toContain('There is no such');
  });

  it('shows the nearest view to a broken address, and says what was wrong', async () => {
    const page = await PageUnderTest.open('/history?period=2024-13&on=2024-02-30&search=a&search=b');
    expect(page.text).toContain('There is no such period');
    expect(page.text).toContain('There is no such day');
    const { variables } = page.request('History').request.body;
    expect(variables).toMatchObject({ period: { preset: 'ALL_TIME' }, search: 'a' });
  });

  it('leaves new plays waiting until they are asked for', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history({ plays: [play('Alpha', YESTERDAY)], storedPlays: 9 }));
    const scrolled = jest.spyOn(window, 'scrollTo').mockReturnValue();
    await answerPulse(page);
    expect(page.text).not.toContain('show');
    await lookAway(page);
    await page.answer('ArchivePulse', pulse({ archive: { version: '8', storedPlays: 11 } }));
    page.http.verify();
    page.button('2 new plays: show them').click();
    await page.settled();
    const plays = [play('Beta', TODAY), play('Alpha', YESTERDAY)];
    await page.answer('History', history({ plays, version: '8', storedPlays: 11 }));
    expect(page.text).toMatch(/Today \S+ Beta .* Yesterday \S+ Alpha/);
    expect(page.text).not.toContain('show them');
    expect(scrolled).toHaveBeenCalled();
  });

  it('keeps what was walked through when somebody comes back, even to a changed archive, until they ask', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history({ plays: [play('Alpha', YESTERDAY)], next: 'cursor-1' }));
    await page.answer('OlderPlays', older([play('Gamma', LONG_AGO)]));
    await page.goTo('/track/some');
    page.request('TrackPage');
    await page.goTo('/history');
    expect(page.text).toMatch(/Alpha .* Gamma/);
    const changed = { plays: [play('Beta', TODAY), play('Alpha', YESTERDAY)], version: '8', storedPlays: 10 };
    await page.answer('History', history({ ...changed, next: 'cursor-1' }));
    expect(page.text).toMatch(/Alpha .* Gamma/);
    expect(page.text).not.toContain('Beta');
    jest.spyOn(window, 'scrollTo').mockReturnValue();
    page.button('1 new play: show it').click();
    await page.settled();
    expect(page.text).toMatch(/Beta .* Alpha/);
    expect(page.text).not.toContain('Gamma');
  });

  it('marks nothing by a rule that has been changed since', async () => {
    const page = await PageUnderTest.open('/history');
    const uncounted = (name: string, when: string) => play(name, when, { counted: false });
    await page.answer('History', history({ plays: [uncounted('Alpha', YESTERDAY)], next: 'cursor-1' }));
    await page.answer('OlderPlays', older([uncounted('Gamma', LONG_AGO)]));
    expect(page.text).toMatch(/Alpha .* not counted .* Gamma .* not counted/);
    await page.goTo('/track/some');
    page.request('TrackPage');
    await page.goTo('/history');
    const changed = { next: 'cursor-1', countingRule: 'EVERYTHING' } as const;
    await page.answer('History', history({ ...changed, plays: [play('Alpha', YESTERDAY)] }));
    expect(page.text).not.toContain('not counted');
    await page.answer('OlderPlays', older([play('Gamma', LONG_AGO)], null, 'EVERYTHING'));
    expect(page.text).toContain('Gamma');
    expect(page.text).not.toContain('not counted');
  });

  it('does not show one listener what another has walked through', async () => {
    const page = await PageUnderTest.open('/history');
    await page.answer('History', history({ plays: [play('Alpha', YESTERDAY)], next: 'cursor-1' }));
    await page.answer('OlderPlays', older([play('Gamma', LONG_AGO)]));
    await page.goTo('/track/some');
    await page.answer('TrackPage', NOBODY);
    await page.goTo('/history');
    expect(page.text).not.toContain('Gamma');
    const other = history({ plays: [play('Alpha', YESTERDAY)], next: 'cursor-1' });
    await page.answer('History', { ...other, viewer: { ...other.viewer, id: 'viewer-2' } });
    expect(page.text).toContain('Alpha');
    expect(page.text).not.toContain('Gamma');
  });

  it('leads an empty archive to the imports, and a stranger to the sign-in and back', async () => {
    const page = await PageUnderTest.open('/history?search=owl');
    await page.answer('History', NOBODY);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain(encodeURIComponent('/history?search=owl'));
    await page.goTo('/history');
    await page.answer('History', history({ storedPlays: 0 }));
    expect(page.link('Bring in your history').getAttribute('href')).toBe('/imports');
  });
});
