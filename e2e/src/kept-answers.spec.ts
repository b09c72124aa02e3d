import { expect, type Page } from '@playwright/test';
import { open, settled } from './pages';
import { ask, importEnded, signedIn, signIn, test } from './product';

const LISTENER = 'Liv Anderholt';
const SEEN = '/top/artists?period=all-time';

/** From now on the server is not reached until what is answered is called; tells what was asked meanwhile. */
async function holdAnswers(page: Page): Promise<{ asked: string[]; release: () => Promise<void> }> {
  const asked: string[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/graphql', async (route) => {
    asked.push((route.request().postDataJSON() as { operationName: string }).operationName);
    await released;
    await route.continue().catch(() => undefined); // the page has given it up: just as well
  });
  return {
    asked,
    release: async () => {
      release();
      await page.unroute('**/graphql');
    },
  };
}

const habits = (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'Habits' }).first();
const artist = (page: Page, name: string) => page.locator('main').getByRole('link', { name }).first();

/** The name of the artist that was played most of all, which stands in the list of the page. */
async function favourite(page: Page): Promise<string> {
  type Favourite = { viewer: { stats: { topArtists: { edges: { node: { name: string } }[] } } } };
  const { viewer } = await ask<Favourite>(
    page,
    '{ viewer { stats(period: { preset: ALL_TIME }) { topArtists(first: 1) { edges { node { name } } } } } }',
  );
  return viewer.stats.topArtists.edges[0]!.node.name;
}

test('a page that was seen shows at once when it is seen again, and is asked silently', async ({ page }) => {
  await signedIn(page, LISTENER);
  const name = await favourite(page);
  await open(page, SEEN);
  await habits(page).click();
  await expect(page).toHaveURL(/\/habits/);
  await settled(page);

  const server = await holdAnswers(page);
  await page.goBack();
  await expect(artist(page, name)).toBeVisible();
  await expect.poll(() => server.asked).toContain('TopArtists');
  await server.release();
  await settled(page);
  await expect(artist(page, name)).toBeVisible();
});

test('what was seen is forgotten when the session ends, in this tab and in others', async ({ page, context }) => {
  await signIn(page, LISTENER);
  await importEnded(page);
  const name = await favourite(page);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await open(tab, SEEN);
    await expect(artist(tab, name)).toBeVisible();
    await habits(tab).click();
    await expect(tab).toHaveURL(/\/habits/);
    await settled(tab);
  }
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/:\d+\/$/); // the page that was left says so too, a moment earlier
  for (const tab of [page, other]) {
    const server = await holdAnswers(tab);
    await tab.goBack();
    if (tab === page) await tab.goBack();
    await expect.poll(() => server.asked).toContain('TopArtists');
    await expect(artist(tab, name)).toHaveCount(0);
    await server.release();
    await expect(tab.getByRole('link', { name: 'Sign in with Spotify' }).first()).toBeVisible();
  }
});
