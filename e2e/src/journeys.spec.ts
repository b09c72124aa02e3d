import { expect, type Locator, type Page } from '@playwright/test';
import { hiddenFocus, overflow } from './checks';
import { open, settled } from './pages';
import { importEnded, signedIn, signIn, test } from './product';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

const LISTENER = 'Kaito Serizuno';

/** Moves on with Tab until `wanted` has the focus, as somebody without a mouse does; nothing may hide it. */
async function tabTo(page: Page, wanted: Locator, most = 80): Promise<void> {
  for (let steps = 0; steps < most; steps++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      expect(await hiddenFocus(page)).toBeNull();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab do not lead to ${wanted.toString()}.`);
}

async function pressOn(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await expect(wanted).toBeVisible();
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

const main = (page: Page) => page.locator('main');

test.describe('the keyboard alone', () => {
  test('skips to the content, archives now and hears what came of it', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/overview');
    await pressOn(page, page.getByRole('link', { name: 'Skip to content' }));
    await expect(main(page)).toBeFocused();
    await pressOn(page, page.getByRole('button', { name: 'Archive now' }));
    await expect(main(page).getByRole('status').filter({ hasText: /\w/ }).first()).toBeVisible();
  });

  test('chooses a period, and back goes back', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/overview');
    const list = page.getByRole('combobox', { name: 'Show' });
    await tabTo(page, list);
    await list.press('ArrowDown');
    await expect(page).toHaveURL(/period=/);
    const chosen = page.url();
    await page.reload();
    await settled(page);
    expect(page.url()).toBe(chosen);
    await page.goBack();
    await expect(page).not.toHaveURL(/period=/);
  });

  test('goes from the top artists to an artist, and to every play of them', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/overview');
    await pressOn(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Top' }));
    await expect(page).toHaveURL(/\/top\/tracks/);
    await expect(main(page)).toBeFocused();
    await pressOn(page, main(page).getByRole('link', { name: 'Artists', exact: true }));
    await expect(page).toHaveURL(/\/top\/artists/);
    await settled(page);
    const first = main(page).locator('a[href^="/artist/"]').first();
    const name = (await first.innerText()).trim();
    await pressOn(page, first);
    await expect(page).toHaveURL(/\/artist\//);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await expect(page).toHaveTitle(`${name} · Audiospective`);
    await pressOn(page, main(page).getByRole('link', { name: 'All plays' }).first());
    await expect(page).toHaveURL(/\/history\?.*artist=/);
    await settled(page);
    await expect(main(page)).toContainText(name);
  });

  test('reads a chart value by value, and as a table', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/habits?period=all-time');
    const clock = main(page).getByRole('region', { name: /hours of your week/i });
    const chart = clock.locator('[tabindex="0"]').first();
    await tabTo(page, chart);
    const before = await clock.innerText();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => clock.innerText()).not.toBe(before);
    await pressOn(page, clock.getByRole('button', { name: /table/i }));
    await expect(clock.getByRole('table')).toBeVisible();
    await expect(clock.getByRole('table').getByRole('columnheader').first()).toBeVisible();
  });

  test('searches every play', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/history');
    const search = main(page).getByRole('searchbox');
    await tabTo(page, search);
    const track = await main(page).locator('a[href^="/track/"]').first().innerText();
    await page.keyboard.type(track);
    await expect(page).toHaveURL(/search=/);
    await settled(page);
    await expect(main(page).getByRole('listitem').first()).toContainText(track);
    await expect(search).toBeFocused();
  });

  test('imports a file, and takes it back', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/imports');
    const chosen = page.waitForEvent('filechooser');
    await pressOn(page, main(page).getByRole('button', { name: /Choose/ }));
    await (
      await chosen
    ).setFiles({
      name: 'Streaming_History_Audio_2012_0.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify([play('Keyboard Song', '2012-05-04T12:00:00Z')])),
    });
    await pressOn(page, main(page).getByRole('button', { name: /^Import/ }));
    const card = main(page).getByRole('article', { name: /Streaming_History_Audio_2012_0/ });
    await expect(card.getByText(/Report:/)).toBeVisible({ timeout: 30_000 });
    await pressOn(page, card.getByRole('button', { name: /Undo/ }));
    await expect.poll(() => importEnded(page)).toBe('UNDONE');
  });

  test('changes a setting and takes it back, and signs out by the menu', async ({ page }) => {
    await signIn(page, LISTENER);
    await importEnded(page);
    await open(page, '/settings');
    const everything = main(page).getByRole('radio', { name: /Every/ });
    await tabTo(page, main(page).getByRole('radio', { name: /30 seconds/i }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(everything).toBeChecked();
    await pressOn(page, page.getByRole('status').getByRole('button', { name: 'Undo' }).last());
    await expect(main(page).getByRole('radio', { name: /Half/ })).toBeChecked();
    await open(page, '/overview');
    await pressOn(page, page.getByRole('button', { name: `Account of ${LISTENER}` }));
    const signOut = page.getByRole('menuitem', { name: 'Sign out' });
    await expect(signOut).toBeVisible();
    await page.keyboard.press('End');
    await expect(signOut).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Sign in with Spotify' }).first()).toBeVisible();
  });
});

test.describe('a finger on a screen of 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('finds its way through all pages', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/overview?period=all-time');
    const navigation = page.getByRole('navigation', { name: 'Main' });
    for (const name of ['Top', 'Habits', 'History']) {
      await navigation.getByRole('link', { name }).tap();
      await expect(navigation.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
      await settled(page);
      if (name !== 'History') expect(page.url()).toContain('period=all-time');
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
    for (const name of ['Archive', 'Imports', 'Settings']) {
      await navigation.getByRole('button', { name: 'More pages' }).tap();
      await navigation.getByRole('link', { name }).tap();
      await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
      await settled(page);
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
  });

  test('reads a chart and opens what is most played', async ({ page }) => {
    await signedIn(page, LISTENER);
    await open(page, '/habits?period=all-time');
    const clock = main(page).getByRole('region', { name: /hours of your week/i });
    await clock.scrollIntoViewIfNeeded();
    const box = await clock.locator('svg').last().boundingBox();
    const before = await clock.innerText();
    await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) * 0.3, (box?.y ?? 0) + (box?.height ?? 0) * 0.3);
    await expect.poll(() => clock.innerText()).not.toBe(before);
    await open(page, '/top/tracks?period=all-time');
    await main(page).locator('a[href^="/track/"]').first().tap();
    await expect(page).toHaveURL(/\/track\//);
    await settled(page);
    expect(await overflow(page)).toBe(0);
  });
});

/** One row of an extended export. */
function play(name: string, ts: string) {
  return {
    ts,
    platform: 'android',
    ms_played: 200_000,
    conn_country: 'DE',
    ip_addr: '192.0.2.1',
    master_metadata_track_name: name,
    master_metadata_album_artist_name: 'Keyboard Band',
    master_metadata_album_album_name: 'Keys',
    spotify_track_uri: 'spotify:track:0123456789abcdefghijkl',
    episode_name: null,
    episode_show_name: null,
    spotify_episode_uri: null,
    reason_start: 'trackdone',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
    offline: false,
    offline_timestamp: null,
    incognito_mode: false,
  };
}
