import { expect } from '@playwright/test';
import { violations } from './checks';
import { open, settled } from './pages';
import { ask, importEnded, signedIn, signIn, test } from './product';

const LISTENER = 'Liv Anderholt';

test.use({ serviceWorkers: 'allow', expectedErrors: /Failed to load resource/ });

test('the product can be installed', async ({ page, baseURL }) => {
  await page.goto('/');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await page.request.get(new URL(href ?? '', baseURL).href)).json()) as {
    name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ name: 'Audiospective', display: 'standalone' });
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(new URL(src, new URL(href ?? '', baseURL)).href);
    expect([src, icon.status(), icon.headers()['content-type']]).toEqual([src, 200, expect.stringContaining(type)]);
  }
});

test('without a network the page opens, says so, and goes on when the network is back', async ({ page, context }) => {
  await signedIn(page, LISTENER);
  await open(page, '/overview');
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The files of all pages are fetched when nothing else has to be.
  await expect.poll(() => cachedPaths(), { timeout: 30_000 }).toContain('/index.csr.html');
  await expect.poll(async () => (await cachedPaths()).length, { timeout: 30_000 }).toBeGreaterThan(20);

  await context.setOffline(true);
  for (const path of ['/overview', '/habits']) {
    await page.goto(path);
    await expect(page.getByRole('alert').filter({ hasText: /offline/i })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
  await context.setOffline(false);
  await expect(page.getByRole('alert').filter({ hasText: /offline/i })).toHaveCount(0);
  await settled(page);

  // What the server says of a listener is in no cache of the browser.
  for (const path of await cachedPaths()) expect(path).not.toMatch(/graphql|auth|imports$|health/);

  function cachedPaths(): Promise<string[]> {
    return page.evaluate(async () => {
      const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
      const requests = await Promise.all(caches.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
  }
});

test('signing out in one tab ends the other, and nothing of the listener stays in the browser', async ({
  page,
  context,
}) => {
  await signIn(page, LISTENER);
  await importEnded(page);
  const other = await context.newPage();
  await open(other, '/habits?period=all-time');
  await open(page, '/overview');
  const name = LISTENER;
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in with Spotify' }).first()).toBeVisible();
  await expect(other.getByRole('link', { name: 'Sign in with Spotify' }).first()).toBeVisible();
  await expect(other.getByText(name)).toHaveCount(0);
  const kept = await other.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain(name);
  expect(await ask(page, '{ viewer { id } }')).toEqual({ viewer: null });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the start page can be read and every page says what is missing', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Sign in with Spotify' }).first()).toBeVisible();
    await page.goto('/overview');
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
  });
});
